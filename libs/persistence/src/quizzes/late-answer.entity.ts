import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { AttemptEntity } from './attempt.entity.js';

/** An answer that arrived after the deadline and its grace: kept, not graded, told to the client (E02). */
@Entity('late_answers')
export class LateAnswerEntity extends AgencyOwned {
  @Column('uuid')
  @Index()
  @ForeignKey(() => AttemptEntity, { onDelete: 'CASCADE' })
  attemptId!: string;

  @Column('uuid')
  questionId!: string;

  @Column('bigint')
  sequence!: string;

  @Column('jsonb', { nullable: true })
  response!: unknown;

  @Column('timestamptz', { default: () => 'now()' })
  receivedAt!: Date;
}
