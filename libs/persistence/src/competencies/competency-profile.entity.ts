import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { CompetencyEntity } from './competency.entity.js';

/** Posts that ask for the same: a kind of post, a title, or both. */
@Entity('competency_profiles')
@Index(['agencyId', 'positionKind', 'titlePattern'], { unique: true })
export class CompetencyProfileEntity extends AgencyOwned {
  /** docs/domain.md, kinds of jabatan; empty for every kind. */
  @Column('text', { default: '' })
  positionKind!: string;

  /** As the agency names the post; `*` stands for any letters, empty for every title. */
  @Column('text', { default: '' })
  titlePattern!: string;

  @Column('integer', { default: 1 })
  revision!: number;
}

/** The level that posts of a profile ask for. */
@Entity('competency_requirements')
@Check('competency_requirements_level', 'level between 1 and 5')
@Index('competency_requirements_by_competency', ['competencyId'])
export class CompetencyRequirementEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'competency_requirements_pkey' })
  @ForeignKey(() => CompetencyProfileEntity, { onDelete: 'CASCADE' })
  profileId!: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'competency_requirements_pkey' })
  @ForeignKey(() => CompetencyEntity)
  competencyId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  /** 1 to 5. */
  @Column('smallint')
  level!: number;
}
