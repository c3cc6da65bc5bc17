import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { AttemptEntity } from './attempt.entity.js';

/** Written by the worker at release, never before: until then no table the learner's role reads holds a key. */
@Entity('attempt_reviews')
export class AttemptReviewEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => AttemptEntity, { onDelete: 'CASCADE' })
  attemptId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  /** Per question: points, and as the quiz allows the right answer and feedback. */
  @Column('jsonb')
  review!: unknown;

  @Column('timestamptz', { default: () => 'now()' })
  releasedAt!: Date;
}
