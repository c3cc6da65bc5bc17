import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { QuizVersionEntity } from './quiz-version.entity.js';

/** The wall, frozen: keys and feedback by question id. Only the author's and the worker's roles read it. */
@Entity('quiz_version_keys')
export class QuizVersionKeyEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => QuizVersionEntity, { onDelete: 'CASCADE' })
  quizVersionId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  @Column('jsonb')
  keys!: unknown;
}
