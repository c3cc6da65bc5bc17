import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { CourseEntity } from '../courses/course.entity.js';
import { CourseVersionEntity } from '../courses/course-version.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { RunEntity } from './run.entity.js';

@Entity('enrolments')
@Index(['runId', 'personId'], { unique: true })
@Index(['agencyId', 'personId'])
@Index(['agencyId', 'courseId'])
@Index('enrolments_active', ['lastActiveAt'])
@Index('enrolments_by_person', ['personId'])
@Index('enrolments_by_quota', ['quotaId'])
export class EnrolmentEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => RunEntity)
  runId!: string;

  @Column('uuid')
  @ForeignKey(() => CourseEntity)
  courseId!: string;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  personId!: string;

  /** Frozen at the first lesson opened; null before. A learner finishes on the version begun. */
  @Column('uuid', { nullable: true })
  @Index()
  @ForeignKey(() => CourseVersionEntity)
  versionId!: string | null;

  @Column('text', { default: 'enrolled' })
  state!: 'enrolled' | 'in_progress' | 'completed' | 'withdrawn';

  @Column('text')
  source!: 'admin' | 'self' | 'file' | 'unit' | 'rule' | 'nomination' | 'waiting';

  /** The quota whose seat it has; null for the common pool. */
  @Column('uuid', { nullable: true })
  @ForeignKey('RunQuotaEntity')
  quotaId!: string | null;

  /** Lessons done of the version; progress never falls. */
  @Column('integer', { default: 0 })
  lessonsDone!: number;

  /** Best final score in percent, when the rule asks for one. */
  @Column('numeric', { precision: 5, scale: 2, nullable: true })
  finalScore!: string | null;

  /** Where to go on: the last lesson opened. */
  @Column('uuid', { nullable: true })
  lastLessonId!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  enrolledAt!: Date;

  @Column('timestamptz', { nullable: true })
  lastActiveAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  completedAt!: Date | null;
}
