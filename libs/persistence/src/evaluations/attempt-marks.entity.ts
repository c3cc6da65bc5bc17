import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { AttemptEntity } from '../quizzes/attempt.entity.js';

/** What each question of a graded attempt earned. Tells right from wrong: no serving role reads it. */
@Entity('attempt_marks')
export class AttemptMarksEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => AttemptEntity, { onDelete: 'CASCADE' })
  attemptId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  /** By question: points, and points at most. */
  @Column('jsonb')
  marks!: unknown;
}
