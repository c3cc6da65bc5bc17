import type { EvaluationLevel, FormItem } from '@sinau/domain/evaluations';
import { Check, Column, Entity, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';

/** A form as it is being written. What is asked is always one of its versions. */
@Entity('evaluation_forms')
@Check('evaluation_forms_level', 'level in (1, 3)')
@Index('evaluation_forms_by_name', ['agencyId', 'name'], { unique: true })
export class EvaluationFormEntity extends AgencyOwned {
  @Column('text')
  name!: string;

  /** What it asks about: 1 how it was liked, 3 what is done differently since. */
  @Column('smallint')
  level!: EvaluationLevel;

  @Column('jsonb', { default: () => "'[]'" })
  items!: readonly FormItem[];

  @Column('integer', { default: 1 })
  revision!: number;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  archivedAt!: Date | null;
}
