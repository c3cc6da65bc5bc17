import type { RuleCondition, RuleState } from '@sinau/domain/programmes';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { RunEntity } from '../enrolments/run.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';

/** Who belongs into a run, as a sentence. Never applied before it was tried as it stands. */
@Entity('enrolment_rules')
@Index('enrolment_rules_by_run', ['runId'])
@Index('enrolment_rules_by_author', ['createdBy'])
@Index('enrolment_rules_by_asker', ['askedBy'])
@Index(['agencyId', 'state'])
export class EnrolmentRuleEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => RunEntity)
  runId!: string;

  @Column('text')
  name!: string;

  @Column('jsonb')
  conditions!: readonly RuleCondition[];

  @Column('uuid', { array: true, default: () => "'{}'" })
  exceptions!: string[];

  @Column('text', { default: 'draft' })
  state!: RuleState;

  /** Hour of the agency's day at which it is applied again; null: only by hand. */
  @Column('smallint', { nullable: true })
  dailyAtHour!: number | null;

  /** Day of the agency on which it was last applied by itself. */
  @Column('date', { nullable: true })
  appliedOn!: string | null;

  /** The first day on which it is applied by itself; null: as soon as it is active. */
  @Column('date', { nullable: true })
  startsOn!: string | null;

  /** The last; null: as long as the run is open. */
  @Column('date', { nullable: true })
  endsOn!: string | null;

  /** Who asked for it to be applied now; null once it was. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity)
  askedBy!: string | null;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  createdBy!: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  /** Revision that was tried; applying asks that it is the present one. */
  @Column('integer', { nullable: true })
  triedRevision!: number | null;

  @Column('integer', { default: 1 })
  revision!: number;
}
