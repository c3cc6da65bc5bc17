import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { CompetencyEntity } from '../competencies/competency.entity.js';
import { AgencyOwned } from '../core/agency-owned.js';
import { CourseEntity } from '../courses/course.entity.js';

/** Two quizzes of a course that measure the same before and after. */
@Entity('quiz_pairs')
@Index('quiz_pairs_once', ['courseId', 'preLessonId', 'postLessonId'], { unique: true })
@Index('quiz_pairs_by_competency', ['competencyId'])
export class QuizPairEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => CourseEntity)
  courseId!: string;

  @Column('uuid')
  preLessonId!: string;

  @Column('uuid')
  postLessonId!: string;

  /** What the two measure, when it is one competency of the framework. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => CompetencyEntity)
  competencyId!: string | null;
}
