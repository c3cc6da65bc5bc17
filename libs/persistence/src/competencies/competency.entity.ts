import type { LevelDescription } from '@sinau/domain/competencies';
import type { CompetencyClass } from '@sinau/domain/courses';
import { Column, Entity, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';

/** An entry of the agency's framework, with what each level looks like. */
@Entity('competencies')
@Index(['agencyId', 'code'], { unique: true })
export class CompetencyEntity extends AgencyOwned {
  @Column('text')
  code!: string;

  @Column('text')
  name!: string;

  @Column('text')
  competencyClass!: CompetencyClass;

  @Column('text', { default: '' })
  description!: string;

  @Column('jsonb')
  levels!: readonly LevelDescription[];

  @Column('integer', { default: 1 })
  revision!: number;

  @Column('timestamptz', { nullable: true })
  archivedAt!: Date | null;
}
