import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { EnrolmentEntity } from '../enrolments/enrolment.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { QuizVersionEntity } from './quiz-version.entity.js';

/** Draw, order and deadline are made here before the first question is shown (R2). */
@Entity('attempts')
@Index(['enrolmentId', 'lessonId', 'number'], { unique: true })
@Index('attempts_one_open', ['enrolmentId', 'lessonId'], { unique: true, where: "state = 'open'" })
@Index(['agencyId', 'personId'])
@Index('attempts_due', ['deadlineAt'], { where: "state = 'open'" })
@Index('attempts_ungraded', ['submittedAt'], { where: "state = 'submitted'" })
@Index('attempts_by_person', ['personId'])
export class AttemptEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => EnrolmentEntity)
  enrolmentId!: string;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  personId!: string;

  @Column('uuid')
  lessonId!: string;

  @Column('uuid')
  @Index()
  @ForeignKey(() => QuizVersionEntity)
  quizVersionId!: string;

  @Column('integer')
  number!: number;

  @Column('text', { default: 'open' })
  state!: 'open' | 'submitted' | 'graded';

  /** Question ids in their order, each with its option order: `{ questionId, options }[]`. */
  @Column('jsonb')
  paper!: unknown;

  /** The ids in the paper; a trigger's. */
  @Column('uuid', { array: true, default: () => "'{}'" })
  questionIds!: string[];

  @Column('timestamptz', { default: () => 'now()' })
  startedAt!: Date;

  /** Server clock; null when the quiz has no limit. */
  @Column('timestamptz', { nullable: true })
  deadlineAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  submittedAt!: Date | null;

  @Column('text', { nullable: true })
  submittedBy!: 'learner' | 'deadline' | 'supervisor' | null;

  /** Receipt shown at submission: short and unique. */
  @Column('text', { nullable: true })
  receipt!: string | null;

  @Column('numeric', { precision: 8, scale: 2, nullable: true })
  points!: string | null;

  @Column('numeric', { precision: 8, scale: 2, nullable: true })
  maxPoints!: string | null;

  /** Percent, rounded half up to two decimals. */
  @Column('numeric', { precision: 5, scale: 2, nullable: true })
  score!: string | null;

  @Column('boolean', { nullable: true })
  passed!: boolean | null;

  @Column('timestamptz', { nullable: true })
  gradedAt!: Date | null;
}
