import type { AttendanceBasis } from '@sinau/domain/sessions';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { RunSessionEntity } from './run-session.entity.js';

/** What the records came to, as often as that changed. The highest number holds; its id is the evidence of the JP. Frozen. */
@Entity('attendance_decisions')
@Index(['sessionId', 'personId', 'number'], { unique: true })
@Index('attendance_decisions_by_person', ['personId'])
export class AttendanceDecisionEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => RunSessionEntity)
  sessionId!: string;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  personId!: string;

  @Column('integer')
  number!: number;

  @Column('boolean')
  present!: boolean;

  /** Per cent of the session's time that was attended. */
  @Column('smallint')
  share!: number;

  @Column('text')
  basis!: AttendanceBasis;

  @Column('timestamptz', { default: () => 'now()' })
  decidedAt!: Date;
}
