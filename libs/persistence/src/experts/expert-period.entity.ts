import type { PeriodKind } from '@sinau/domain/experts';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { ExpertEntity } from './expert.entity.js';

/** Days on which an expert can come, or can't. */
@Entity('expert_periods')
@Index('expert_periods_by_expert', ['expertId', 'startsOn'])
export class ExpertPeriodEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => ExpertEntity)
  expertId!: string;

  @Column('text')
  kind!: PeriodKind;

  @Column('date')
  startsOn!: string;

  /** Its last day. */
  @Column('date')
  endsOn!: string;
}
