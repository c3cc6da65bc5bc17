import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { UnitEntity } from '../organisations/unit.entity.js';
import { EvaluationEntity } from './evaluation.entity.js';

/** One asking about one alumnus, planned at completion. Unit and supervisor are those of that day and never change. */
@Entity('behaviour_follow_ups')
@Index('behaviour_follow_ups_once', ['evaluationId', 'alumnusId', 'days'], { unique: true })
@Index('behaviour_follow_ups_due', ['agencyId', 'state', 'dueOn'])
@Index('behaviour_follow_ups_by_alumnus', ['alumnusId'])
@Index('behaviour_follow_ups_by_unit', ['unitId'])
@Index('behaviour_follow_ups_by_supervisor', ['supervisorId'])
export class BehaviourFollowUpEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => EvaluationEntity)
  evaluationId!: string;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  alumnusId!: string;

  @Column('smallint')
  days!: number;

  @Column('date')
  dueOn!: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => UnitEntity)
  unitId!: string | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity)
  supervisorId!: string | null;

  /** `left`: the alumnus had left by that day, and nobody was asked. */
  @Column('text', { default: 'planned' })
  state!: 'planned' | 'opened' | 'left';

  /** Whether the alumnus worked in another unit by that day. */
  @Column('boolean', { default: false })
  moved!: boolean;
}
