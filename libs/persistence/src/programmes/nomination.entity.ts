import type { NominationOrigin, NominationState } from '@sinau/domain/programmes';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { RunEntity } from '../enrolments/run.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';

/** Usulan: somebody put forward for a run by the supervisor, or asking for it with the supervisor's consent. */
@Entity('nominations')
@Index('nominations_once', ['runId', 'personId'], { unique: true, where: "state in ('waiting_supervisor', 'waiting_admin')" })
@Index(['agencyId', 'state', 'createdAt', 'id'])
@Index('nominations_by_run', ['runId'])
@Index('nominations_by_person', ['personId'])
@Index('nominations_by_nominator', ['nominatedBy'])
@Index('nominations_by_decider', ['decidedBy'])
export class NominationEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => RunEntity)
  runId!: string;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  personId!: string;

  @Column('text')
  origin!: NominationOrigin;

  @Column('text')
  state!: NominationState;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  nominatedBy!: string;

  @Column('text', { default: '' })
  reason!: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity)
  decidedBy!: string | null;

  @Column('timestamptz', { nullable: true })
  decidedAt!: Date | null;

  @Column('text', { default: '' })
  decisionReason!: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
