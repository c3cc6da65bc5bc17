import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { EnrolmentRuleEntity } from './enrolment-rule.entity.js';

/** What one application of a rule did. Never changed. Daily applications that found nobody new leave none. */
@Entity('enrolment_rule_rounds')
@Index('enrolment_rule_rounds_by_rule', ['ruleId', 'appliedAt'])
@Index('enrolment_rule_rounds_by_applier', ['appliedBy'])
export class EnrolmentRuleRoundEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => EnrolmentRuleEntity)
  ruleId!: string;

  /** Of the rule, as it was applied. */
  @Column('integer')
  revision!: number;

  /** People whom the sentence describes. */
  @Column('integer')
  fitting!: number;

  @Column('integer')
  enrolled!: number;

  /** Put on the waiting list. */
  @Column('integer')
  waiting!: number;

  /** Fit, and were withdrawn before or are excepted. */
  @Column('integer')
  keptOut!: number;

  /** Null when it was applied by itself. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity)
  appliedBy!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  appliedAt!: Date;
}
