import type { EvaluationLevel } from '@sinau/domain/evaluations';
import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { RunEntity } from '../enrolments/run.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { EvaluationFormVersionEntity } from './evaluation-form-version.entity.js';

/** That a run is evaluated at a level, by a version of a form. */
@Entity('evaluations')
@Check('evaluations_level', 'level in (1, 3)')
@Index('evaluations_by_run', ['runId', 'level'], { unique: true })
@Index('evaluations_by_form_version', ['formVersionId'])
export class EvaluationEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => RunEntity)
  runId!: string;

  @Column('smallint')
  level!: EvaluationLevel;

  @Column('uuid')
  @ForeignKey(() => EvaluationFormVersionEntity)
  formVersionId!: string;

  /** First day of answering, in the agency's zone. */
  @Column('date')
  opensOn!: string;

  /** Last day of answering; null: it stays open. */
  @Column('date', { nullable: true })
  closesOn!: string | null;

  /** Of level 1: whether the certificate waits for the answer while it can be given. */
  @Column('boolean', { default: false })
  requiredForCertificate!: boolean;

  @Column('integer', { default: 1 })
  revision!: number;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  createdBy!: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
