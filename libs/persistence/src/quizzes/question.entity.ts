import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { QuizEntity } from './quiz.entity.js';

/** A question as a learner may see it. Its key and feedback are in `question_keys`. */
@Entity('questions')
@Index(['quizId', 'position'])
@Index('questions_by_person', ['editedBy'])
@Index('questions_newest', ['agencyId', 'editedAt', 'id'], { where: 'deleted_at is null' })
export class QuestionEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => QuizEntity, { onDelete: 'CASCADE' })
  quizId!: string;

  /** Order within the quiz; gaps are allowed. */
  @Column('double precision')
  position!: number;

  @Column('text')
  kind!: string;

  /** Stem and options, without any mark of what is right. */
  @Column('jsonb')
  content!: unknown;

  @Column('numeric', { precision: 6, scale: 2, default: 1 })
  points!: string;

  @Column('text', { nullable: true })
  topic!: string | null;

  @Column('integer', { default: 1 })
  revision!: number;

  @Column('timestamptz', { nullable: true })
  deletedAt!: Date | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity)
  editedBy!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  editedAt!: Date;
}
