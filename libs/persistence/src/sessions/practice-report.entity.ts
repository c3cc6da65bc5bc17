import type { PracticeState } from '@sinau/domain/sessions';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { RunSessionEntity } from './run-session.entity.js';

/** What a learner did in field practice: a text and evidence, to be signed off. One per session and person; a draft is only its learner's. */
@Entity('practice_reports')
@Index(['sessionId', 'personId'], { unique: true })
@Index('practice_reports_by_person', ['personId'])
@Index('practice_reports_waiting', ['agencyId', 'state', 'submittedAt', 'id'])
export class PracticeReportEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => RunSessionEntity)
  sessionId!: string;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  personId!: string;

  @Column('text')
  text!: string;

  @Column('text', { default: 'draft' })
  state!: PracticeState;

  /** Since when it waits for a signature; null as long as it never did. */
  @Column('timestamptz', { nullable: true })
  submittedAt!: Date | null;

  @Column('integer', { default: 1 })
  revision!: number;
}
