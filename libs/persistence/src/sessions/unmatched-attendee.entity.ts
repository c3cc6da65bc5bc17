import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { RunSessionEntity } from './run-session.entity.js';

/** Somebody in a webinar's list whom neither e-mail nor name tells; a person says who it is, or that it is nobody of the run. */
@Entity('unmatched_attendees')
@Index(['sessionId', 'label'], { unique: true })
@Index('unmatched_attendees_by_person', ['personId'])
export class UnmatchedAttendeeEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => RunSessionEntity)
  sessionId!: string;

  /** Name and e-mail as the provider wrote them. */
  @Column('text')
  label!: string;

  /** Pairs of ISO instants. */
  @Column('jsonb')
  intervals!: readonly (readonly [string, string])[];

  @Column('text', { default: 'open' })
  state!: 'open' | 'matched' | 'dismissed';

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity)
  personId!: string | null;
}
