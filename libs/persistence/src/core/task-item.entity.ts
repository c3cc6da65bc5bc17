import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { TaskEntity } from './task.entity.js';

/** One piece of a task; failed ones are retried alone. */
@Entity('task_items')
@Index(['taskId', 'state'])
export class TaskItemEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => TaskEntity, { onDelete: 'CASCADE' })
  taskId!: string;

  @PrimaryColumn('integer')
  position!: number;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  @Column('jsonb')
  input!: unknown;

  @Column('text', { default: 'waiting' })
  state!: 'waiting' | 'done' | 'failed' | 'cancelled';

  /** Refusal's code and facts when failed. */
  @Column('jsonb', { nullable: true })
  outcome!: unknown;
}
