import type { RunApproval } from '@sinau/domain/programmes';
import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { CourseEntity } from '../courses/course.entity.js';
import { DecisionEntity } from '../decisions/decision.entity.js';
import { ProgrammeEntity } from '../programmes/programme.entity.js';

/** Angkatan: a dated run of a course with a capacity. */
@Entity('runs')
@Check('runs_closed_with_decision', '(closed_at is null) = (decision_id is null)')
@Index(['agencyId', 'courseId'])
@Index(['agencyId', 'startsOn', 'id'])
@Index('runs_by_programme', ['programmeId'])
@Index('runs_by_decision', ['decisionId'])
@Index('runs_by_joint_quota', ['jointQuotaId'], { unique: true })
export class RunEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => CourseEntity)
  courseId!: string;

  /** Null for a run of a course that answers no programme. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => ProgrammeEntity)
  programmeId!: string | null;

  /** Of a guest's run in a joint run: the host's row whose seats it fills. */
  @Column('uuid', { nullable: true })
  @ForeignKey('RunQuotaEntity')
  jointQuotaId!: string | null;

  @Column('text')
  name!: string;

  @Column('date')
  startsOn!: string;

  @Column('date')
  endsOn!: string;

  /** Null is unlimited. */
  @Column('integer', { nullable: true })
  capacity!: number | null;

  /** Seats taken; kept by the enrolment statement itself, under the row's lock. */
  @Column('integer', { default: 0 })
  seatsTaken!: number;

  /** Whether a learner may enrol without an administrator. */
  @Column('boolean', { default: false })
  selfEnrolment!: boolean;

  /** What a learner needs before taking a seat. */
  @Column('text', { default: 'none' })
  approval!: RunApproval;

  @Column('text', { nullable: true })
  place!: string | null;

  @Column('uuid', { nullable: true })
  certificateTemplateId!: string | null;

  @Column('integer', { default: 1 })
  revision!: number;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  closedAt!: Date | null;

  /** What closed it: no run is closed without one. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => DecisionEntity)
  decisionId!: string | null;
}
