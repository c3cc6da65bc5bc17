import type { AttendanceRecordKind, AttendanceSource } from '@sinau/domain/sessions';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { RunSessionEntity } from './run-session.entity.js';

/** Append-only: what was seen of a person at a session. A correction is one more row, with its reason. */
@Entity('attendance_records')
@Index(['sessionId', 'personId', 'recordedAt'])
@Index('attendance_records_by_person', ['personId'])
@Index('attendance_records_intervals', ['sessionId', 'personId', 'source', 'startsAt', 'endsAt'], { unique: true, where: `kind = 'interval'` })
export class AttendanceRecordEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => RunSessionEntity)
  sessionId!: string;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  personId!: string;

  @Column('text')
  source!: AttendanceSource;

  @Column('text')
  kind!: AttendanceRecordKind;

  /** Of `in`, `out` and `interval`. */
  @Column('timestamptz', { nullable: true })
  startsAt!: Date | null;

  /** Of an `interval`. */
  @Column('timestamptz', { nullable: true })
  endsAt!: Date | null;

  /** Of a correction. */
  @Column('text', { nullable: true })
  reason!: string | null;

  /** Who typed, imported or corrected it; null where the person's own scan or the provider spoke. */
  @Column('uuid', { nullable: true })
  recordedBy!: string | null;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  recordedAt!: Date;
}
