import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { CourseEntity } from '../courses/course.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';

/** A quiz while it is edited. Publishing a course freezes it into a quiz version. */
@Entity('quizzes')
@Index(['agencyId', 'courseId'])
@Index('quizzes_by_person', ['settingsEditedBy'])
export class QuizEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => CourseEntity, { onDelete: 'CASCADE' })
  courseId!: string;

  /** `QuizSettings` of @sinau/domain/quizzes. */
  @Column('jsonb')
  settings!: unknown;

  @Column('integer', { default: 1 })
  revision!: number;

  @Column('timestamptz', { default: () => 'now()' })
  editedAt!: Date;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity)
  settingsEditedBy!: string | null;

  /** `editedAt` moves with each question, this with the settings alone. */
  @Column('timestamptz', { nullable: true })
  settingsEditedAt!: Date | null;
}
