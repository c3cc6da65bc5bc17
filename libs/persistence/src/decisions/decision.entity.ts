import type { FrozenFigures, RecordedKind } from '@sinau/domain/decisions';
import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { CourseVersionEntity } from '../courses/course-version.entity.js';
import { CourseEntity } from '../courses/course.entity.js';
import { RunEntity } from '../enrolments/run.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { ProgrammeEntity } from '../programmes/programme.entity.js';

/** What was decided after a run, and the figures as they stood. Nothing of it changes but that it may be taken back once. */
@Entity('decisions')
@Check('decisions_kind', "kind in ('continue', 'develop', 'change_curriculum', 'change_instructor', 'stop', 'not_recorded')")
@Check('decisions_made_by_somebody', "(kind = 'not_recorded') = (decided_by is null) and (kind = 'not_recorded') = (figures is null)")
@Check('decisions_taken_back', '(withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawal_reason is null)')
@Index('decisions_one_stands', ['runId'], { unique: true, where: 'withdrawn_at is null' })
@Index('decisions_by_run', ['runId'])
@Index('decisions_by_course', ['courseId'])
@Index('decisions_by_programme', ['programmeId'])
@Index('decisions_by_version', ['versionId'])
@Index('decisions_by_decider', ['decidedBy'])
@Index('decisions_by_withdrawer', ['withdrawnBy'])
@Index('decisions_in_time', ['agencyId', 'decidedAt', 'id'])
export class DecisionEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => RunEntity)
  runId!: string;

  @Column('uuid')
  @ForeignKey(() => CourseEntity)
  courseId!: string;

  /** The run's programme on that day. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => ProgrammeEntity)
  programmeId!: string | null;

  /** The course's current version on that day. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => CourseVersionEntity)
  versionId!: string | null;

  @Column('text')
  kind!: RecordedKind;

  @Column('text')
  reasons!: string;

  /** Null only where nobody decided. */
  @Column('jsonb', { nullable: true })
  figures!: FrozenFigures | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity)
  decidedBy!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  decidedAt!: Date;

  @Column('timestamptz', { nullable: true })
  withdrawnAt!: Date | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity)
  withdrawnBy!: string | null;

  @Column('text', { nullable: true })
  withdrawalReason!: string | null;
}
