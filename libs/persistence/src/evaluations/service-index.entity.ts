import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { UnitEntity } from '../organisations/unit.entity.js';

/** IKM of a unit in a period, imported from the agency's surveys. */
@Entity('service_indices')
@Index('service_indices_once', ['unitId', 'period'], { unique: true })
@Index('service_indices_by_period', ['agencyId', 'startsOn'])
@Index('service_indices_by_person', ['importedBy'])
export class ServiceIndexEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => UnitEntity)
  unitId!: string;

  /** `2026-S1` */
  @Column('text')
  period!: string;

  @Column('date')
  startsOn!: string;

  @Column('date')
  endsOn!: string;

  /** `ElementMarks` of @sinau/domain/evaluations. */
  @Column('jsonb')
  elements!: unknown;

  /** 25 to 100. */
  @Column('numeric', { precision: 5, scale: 2 })
  indexValue!: string;

  @Column('integer', { nullable: true })
  respondents!: number | null;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  importedBy!: string;

  @Column('timestamptz', { default: () => 'now()' })
  importedAt!: Date;
}
