import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { RunEntity } from '../enrolments/run.entity.js';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { UnitEntity } from '../organisations/unit.entity.js';

/** Seats of a run kept for one unit and those below it, or for one guest agency, which then sees this row too. */
@Entity('run_quotas')
@Check('run_quotas_never_passed', 'taken >= 0 and taken <= seats')
@Check('run_quotas_for_one', '(unit_id is null) <> (guest_agency_id is null)')
@Index('run_quotas_of_unit', ['runId', 'unitId'], { unique: true, where: 'unit_id is not null' })
@Index('run_quotas_of_guest', ['runId', 'guestAgencyId'], { unique: true, where: 'guest_agency_id is not null' })
@Index('run_quotas_by_unit', ['unitId'])
@Index('run_quotas_by_guest', ['guestAgencyId'])
@Index('run_quotas_due', ['agencyId', 'handBackOn'])
export class RunQuotaEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => RunEntity)
  runId!: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => UnitEntity)
  unitId!: string | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => AgencyEntity)
  guestAgencyId!: string | null;

  @Column('integer')
  seats!: number;

  @Column('integer', { default: 0 })
  taken!: number;

  /** First day on which unused seats are anybody's, in the host agency's zone; null: never by itself. */
  @Column('date', { nullable: true })
  handBackOn!: string | null;

  @Column('timestamptz', { nullable: true })
  handedBackAt!: Date | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
