import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { EvaluationEntity } from './evaluation.entity.js';

/** When and whom an evaluation of behaviour asks, where it differs from the rule. */
@Entity('behaviour_plans')
export class BehaviourPlanEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => EvaluationEntity)
  evaluationId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  /** After completion: a part of 30, 90 and 180. */
  @Column('smallint', { array: true })
  days!: number[];

  @Column('smallint')
  colleagues!: number;
}
