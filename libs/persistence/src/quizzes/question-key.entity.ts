import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { QuestionEntity } from './question.entity.js';

/** The wall: the role that serves learners has no grant on this table. */
@Entity('question_keys')
export class QuestionKeyEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => QuestionEntity, { onDelete: 'CASCADE' })
  questionId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  /** `AnswerKey` of @sinau/domain/grading, with feedback. Null until the author sets it. */
  @Column('jsonb', { nullable: true })
  key!: unknown;
}
