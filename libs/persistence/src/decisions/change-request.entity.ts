import type { ChangeRequestState } from '@sinau/domain/decisions';
import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { CourseVersionEntity } from '../courses/course-version.entity.js';
import { CourseEntity } from '../courses/course.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { DecisionEntity } from './decision.entity.js';

/** Permintaan perubahan: what must change in a course. Closed by a published version that names it, or with its decision. */
@Entity('change_requests')
@Check('change_requests_state', "state in ('open', 'answered', 'withdrawn')")
@Check('change_requests_answered_by_a_version', "(state = 'answered') = (version_id is not null and answered_by is not null and answered_at is not null and answer <> '')")
@Index('change_requests_by_decision', ['decisionId'], { unique: true })
@Index('change_requests_by_course', ['courseId', 'state'])
@Index('change_requests_by_version', ['versionId'])
@Index('change_requests_by_answerer', ['answeredBy'])
@Index('change_requests_in_time', ['agencyId', 'state', 'createdAt', 'id'])
export class ChangeRequestEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => DecisionEntity)
  decisionId!: string;

  @Column('uuid')
  @ForeignKey(() => CourseEntity)
  courseId!: string;

  @Column('text')
  what!: string;

  @Column('text')
  why!: string;

  @Column('text', { default: 'open' })
  state!: ChangeRequestState;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  /** The version that answers it. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => CourseVersionEntity)
  versionId!: string | null;

  /** What that version changed, in a sentence that learners read. */
  @Column('text', { default: '' })
  answer!: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity)
  answeredBy!: string | null;

  @Column('timestamptz', { nullable: true })
  answeredAt!: Date | null;
}
