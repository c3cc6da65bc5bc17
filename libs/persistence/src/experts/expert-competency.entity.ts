import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CompetencyEntity } from '../competencies/competency.entity.js';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { ExpertEntity } from './expert.entity.js';

/** What an expert teaches, by the agency's framework. */
@Entity('expert_competencies')
@Index('expert_competencies_by_competency', ['competencyId'])
export class ExpertCompetencyEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => ExpertEntity)
  expertId!: string;

  @PrimaryColumn('uuid')
  @ForeignKey(() => CompetencyEntity)
  competencyId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;
}
