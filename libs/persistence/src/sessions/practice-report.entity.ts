import type { PracticeState } from '@sinau/domain/sessions';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { RunSessionEntity } from './run-session.entity.js';

/** What a learner did in field practice: a text and evidence, to be signed off. One per session and person. */
@Entity('practice_reports')
@Index(['sessionId', 'personId'], { unique: true })
@Index('practice_reports_by_person', ['personId'])
@Index(['agencyId', 'state', 'id'])
export class PracticeReportEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => RunSessionEntity)
  sessionId!: string;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  personId!: string;

  @Column('text')
  text!: string;

  @Column('text', { default: 'submitted' })
  state!: PracticeState;

  @Column('integer', { default: 1 })
  revision!: number;
}
