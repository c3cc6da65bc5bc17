import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { CourseEntity } from '../courses/course.entity.js';

/** A quiz while it is edited. Publishing a course freezes it into a quiz version. */
@Entity('quizzes')
@Index(['agencyId', 'courseId'])
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
}
