import type { NeedOrigin, NeedState, WeightPart } from '@sinau/domain/needs';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { CompetencyEntity } from '../competencies/competency.entity.js';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { UnitEntity } from '../organisations/unit.entity.js';

/** What people lack, as found in a year; weighed, and accepted or refused with a reason. */
@Entity('needs')
@Index(['agencyId', 'year', 'state'])
@Index('needs_by_competency', ['competencyId'])
@Index('needs_by_unit', ['unitId'])
@Index('needs_by_survivor', ['mergedInto'])
@Index('needs_found_once', ['agencyId', 'foundBy'], { unique: true })
export class NeedEntity extends AgencyOwned {
  @Column('text')
  origin!: NeedOrigin;

  @Column('text', { default: 'open' })
  state!: NeedState;

  /** The year in which it is to be met. */
  @Column('integer')
  year!: number;

  @Column('text')
  title!: string;

  @Column('text', { default: '' })
  description!: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => CompetencyEntity)
  competencyId!: string | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => UnitEntity)
  unitId!: string | null;

  /** People concerned. */
  @Column('integer', { default: 0 })
  people!: number;

  /** 0 to 100; what one need counts for beside another. */
  @Column('numeric', { precision: 5, scale: 2, default: 50 })
  weight!: string;

  /** Levels that they lack on average, where it was measured. */
  @Column('numeric', { precision: 4, scale: 2, nullable: true })
  gap!: string | null;

  /** Named in the regional plan. */
  @Column('boolean', { default: false })
  priority!: boolean;

  /** Its own origin, and those of what was merged into it. */
  @Column('text', { array: true, default: '{}' })
  origins!: NeedOrigin[];

  /** What the weight is made of. */
  @Column('jsonb', { default: () => "'[]'" })
  weighing!: readonly WeightPart[];

  /** The figures it was found by; the shape depends on the origin. */
  @Column('jsonb', { default: () => "'{}'" })
  evidence!: unknown;

  /** What it was proposed by, once: an element of a unit's survey, or a decision. Null where a person wrote it down, and of gaps. */
  @Column('text', { nullable: true })
  foundBy!: string | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => NeedEntity)
  mergedInto!: string | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity)
  createdBy!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity)
  decidedBy!: string | null;

  @Column('timestamptz', { nullable: true })
  decidedAt!: Date | null;

  @Column('integer', { default: 1 })
  revision!: number;
}
