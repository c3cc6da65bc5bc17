import type { MeasurementSource } from '@sinau/domain/competencies';
import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { CompetencyEntity } from './competency.entity.js';

/** Append-only: what a source found on a day, or that an earlier finding is taken back. */
@Entity('competency_measurements')
@Check('competency_measurements_source', "source in ('self', 'supervisor', 'test', 'certificate')")
@Check('competency_measurements_level', 'level between 1 and 5')
@Index(['personId', 'competencyId'])
@Index(['withdrawsId'], { unique: true })
@Index('competency_measurements_by_evidence', ['evidenceId', 'competencyId'], { unique: true, where: 'evidence_id is not null and withdraws_id is null' })
@Index('competency_measurements_by_agency', ['agencyId', 'personId'])
@Index('competency_measurements_by_competency', ['competencyId'])
@Index('competency_measurements_by_assessor', ['assessorId'])
export class CompetencyMeasurementEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  personId!: string;

  @Column('uuid')
  @ForeignKey(() => CompetencyEntity)
  competencyId!: string;

  @Column('text')
  source!: MeasurementSource;

  /** 1 to 5. */
  @Column('smallint')
  level!: number;

  @Column('date')
  measuredOn!: string;

  /** The certificate that proves it; null for what somebody judged. */
  @Column('uuid', { nullable: true })
  evidenceId!: string | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity)
  assessorId!: string | null;

  @Column('text', { default: '' })
  note!: string;

  /** The measurement that this row takes back; null for a measurement. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => CompetencyMeasurementEntity)
  withdrawsId!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  recordedAt!: Date;
}
