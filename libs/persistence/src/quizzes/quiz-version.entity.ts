import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { CourseVersionEntity } from '../courses/course-version.entity.js';
import { QuizEntity } from './quiz.entity.js';

/** A quiz frozen with a course version: settings and questions as learners see them. */
@Entity('quiz_versions')
@Index(['courseVersionId', 'quizId'], { unique: true })
export class QuizVersionEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => QuizEntity)
  quizId!: string;

  @Column('uuid')
  @ForeignKey(() => CourseVersionEntity, { onDelete: 'CASCADE' })
  courseVersionId!: string;

  @Column('jsonb')
  settings!: unknown;

  /** `{ id, kind, content, points, topic }[]` */
  @Column('jsonb')
  questions!: unknown;
}
