import type { AnswerMarks, AnswerTexts } from '@sinau/domain/evaluations';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { EvaluationEntity } from './evaluation.entity.js';

/**
 * What somebody said about a run. Nobody is named, no time is kept, and the key is drawn, so that no answer can be
 * laid beside the list of those who answered. Written by `put_evaluation_answer` alone; read when it is no longer held.
 */
@Entity('evaluation_answers')
@Index('evaluation_answers_by_evaluation', ['evaluationId', 'held'])
export class EvaluationAnswerEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => EvaluationEntity)
  evaluationId!: string;

  /** By item: a mark on its scale, or the chosen option's id. */
  @Column('jsonb')
  marks!: AnswerMarks;

  @Column('jsonb')
  texts!: AnswerTexts;

  /** Until as many wait as a group needs. */
  @Column('boolean', { default: true })
  held!: boolean;
}
