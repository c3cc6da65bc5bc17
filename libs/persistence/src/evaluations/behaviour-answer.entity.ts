import type { RaterGroup } from '@sinau/domain/evaluations';
import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { UnitEntity } from '../organisations/unit.entity.js';
import { EvaluationEntity } from './evaluation.entity.js';

/** What somebody answered: without a person, a time or an alumnus. Held until its group is large enough, then written anew with the others in a drawn order. */
@Entity('behaviour_answers')
@Check('behaviour_answers_rater_group', "rater_group in ('self', 'supervisor', 'colleague')")
@Index('behaviour_answers_by_evaluation', ['evaluationId', 'held'])
@Index('behaviour_answers_by_unit', ['unitId'])
export class BehaviourAnswerEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => EvaluationEntity)
  evaluationId!: string;

  @Column('smallint')
  days!: number;

  @Column('text')
  raterGroup!: RaterGroup;

  /** The alumnus's at completion. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => UnitEntity)
  unitId!: string | null;

  @Column('boolean')
  moved!: boolean;

  /** By the id of the form's item. */
  @Column('jsonb')
  marks!: unknown;

  @Column('jsonb')
  texts!: unknown;

  /** Until as many wait as a group needs. */
  @Column('boolean', { default: true })
  held!: boolean;
}
