import type { PracticeState } from '@sinau/domain/sessions';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PracticeReportEntity } from './practice-report.entity.js';

/** Each turn of a practice report; frozen. The id of a `signed` step is the evidence of its JP. */
@Entity('practice_steps')
@Index(['reportId', 'number'], { unique: true })
export class PracticeStepEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => PracticeReportEntity)
  reportId!: string;

  @Column('integer')
  number!: number;

  @Column('text')
  state!: PracticeState;

  @Column('uuid')
  actedBy!: string;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  at!: Date;
}
