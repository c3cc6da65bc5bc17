import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { AttemptEntity } from './attempt.entity.js';

@Entity('answers')
export class AnswerEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => AttemptEntity, { onDelete: 'CASCADE' })
  attemptId!: string;

  @PrimaryColumn('uuid')
  questionId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  /** Client's counter: the highest wins, whatever the order of arrival (D08). */
  @Column('bigint')
  sequence!: string;

  @Column('jsonb', { nullable: true })
  response!: unknown;

  @Column('boolean', { default: false })
  flagged!: boolean;

  @Column('timestamptz', { default: () => 'now()' })
  savedAt!: Date;
}
