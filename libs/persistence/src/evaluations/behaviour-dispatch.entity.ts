import type { Rater } from '@sinau/domain/evaluations';
import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { BehaviourFollowUpEntity } from './behaviour-follow-up.entity.js';

/** One person asked about one alumnus. It knows that there was an answer, never which. */
@Entity('behaviour_dispatches')
@Check('behaviour_dispatches_rater', "rater in ('self', 'supervisor_then', 'supervisor_now', 'colleague')")
@Index('behaviour_dispatches_once', ['followUpId', 'personId'], { unique: true })
@Index('behaviour_dispatches_by_person', ['personId'])
@Index('behaviour_dispatches_open', ['agencyId', 'lastSentAt'], { where: "state = 'open'" })
export class BehaviourDispatchEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => BehaviourFollowUpEntity)
  followUpId!: string;

  @Column('text')
  rater!: Rater;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  personId!: string;

  @Column('text', { default: 'open' })
  state!: 'open' | 'answered' | 'lapsed';

  /** Times told: the question and its reminders. */
  @Column('smallint', { default: 0 })
  sent!: number;

  @Column('timestamptz', { nullable: true })
  lastSentAt!: Date | null;
}
