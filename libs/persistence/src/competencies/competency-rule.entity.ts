import type { SourceWeights, WeighingMethod } from '@sinau/domain/competencies';
import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';

/** How an agency weighs measurements, from a moment on. The newest row is in force. */
@Entity('competency_rules')
@Check('competency_rules_method', "method in ('average', 'strongest')")
@Index(['agencyId', 'createdAt'])
@Index('competency_rules_by_author', ['createdBy'])
export class CompetencyRuleEntity extends AgencyOwned {
  @Column('text')
  method!: WeighingMethod;

  /** By source, 0 to 100. */
  @Column('jsonb')
  weights!: SourceWeights;

  /** Months after which a measurement counts no more; null for never. */
  @Column('smallint', { nullable: true })
  ageLimitMonths!: number | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity)
  createdBy!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  /** When every level had been weighed by it. */
  @Column('timestamptz', { nullable: true })
  appliedAt!: Date | null;
}
