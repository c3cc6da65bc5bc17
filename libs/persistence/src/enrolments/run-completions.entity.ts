import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { RunEntity } from './run.entity.js';

/** How many have completed a run. Kept by a trigger, in a row of its own: to count them would take longer with each. */
@Entity('run_completions')
export class RunCompletionsEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'run_completions_pkey' })
  @ForeignKey(() => RunEntity)
  runId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  @Column('integer')
  completed!: number;
}
