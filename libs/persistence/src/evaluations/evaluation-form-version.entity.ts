import type { EvaluationLevel, FormItem } from '@sinau/domain/evaluations';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { EvaluationFormEntity } from './evaluation-form.entity.js';

/** What was published of a form; never changed. */
@Entity('evaluation_form_versions')
@Index('evaluation_form_versions_by_number', ['formId', 'number'], { unique: true })
export class EvaluationFormVersionEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => EvaluationFormEntity)
  formId!: string;

  /** Counts from 1 in each form. */
  @Column('integer')
  number!: number;

  @Column('text')
  name!: string;

  @Column('smallint')
  level!: EvaluationLevel;

  @Column('jsonb')
  items!: readonly FormItem[];

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  publishedBy!: string;

  @Column('timestamptz', { default: () => 'now()' })
  publishedAt!: Date;
}
