import type { MeasurementSource } from '@sinau/domain/competencies';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { CompetencyEntity } from './competency.entity.js';

/** What a person's measurements come to by the rule in force: kept by every write of a measurement, so that matrices only read. */
@Entity('competency_levels')
@Check('competency_levels_level', 'level between 1 and 5')
@Index(['agencyId', 'competencyId'])
@Index('competency_levels_by_competency', ['competencyId'])
@Index(['agencyId', 'changesOn'])
export class CompetencyLevelEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'competency_levels_pkey' })
  @ForeignKey(() => PersonEntity)
  personId!: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'competency_levels_pkey' })
  @ForeignKey(() => CompetencyEntity)
  competencyId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  /** 1 to 5. */
  @Column('smallint')
  level!: number;

  /** Those that counted. */
  @Column('text', { array: true })
  sources!: readonly MeasurementSource[];

  /** Of the newest that counted. */
  @Column('date')
  measuredOn!: string;

  /** The first day on which a measurement is too old to count; null when none grows old. */
  @Column('date', { nullable: true })
  changesOn!: string | null;
}
