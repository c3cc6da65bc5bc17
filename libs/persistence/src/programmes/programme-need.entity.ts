import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { NeedEntity } from '../needs/need.entity.js';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { ProgrammeEntity } from './programme.entity.js';

/** Which needs a programme is an answer to. */
@Entity('programme_needs')
@Index('programme_needs_by_need', ['needId'])
export class ProgrammeNeedEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'programme_needs_pkey' })
  @ForeignKey(() => ProgrammeEntity)
  programmeId!: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'programme_needs_pkey' })
  @ForeignKey(() => NeedEntity)
  needId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;
}
