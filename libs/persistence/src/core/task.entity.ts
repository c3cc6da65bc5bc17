import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { PersonEntity } from '../organisations/person.entity.js';
import { AgencyOwned } from './agency-owned.js';

/** Long work that a person started and may leave: import, bulk issue, export. Shows n of N. */
@Entity('tasks')
@Index(['agencyId', 'createdAt', 'id'])
@Index('tasks_going', ['kind'], { where: "state in ('waiting', 'running')" })
export class TaskEntity extends AgencyOwned {
  @Column('text')
  kind!: 'people_import' | 'enrolment' | 'certificate_batch' | 'plan' | 'report' | 'record_export';

  @Column('uuid')
  @Index()
  @ForeignKey(() => PersonEntity)
  createdBy!: string;

  @Column('text', { default: 'waiting' })
  state!: 'mapping' | 'undone' | 'checked' | 'waiting' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled';

  @Column('integer', { default: 0 })
  total!: number;

  @Column('integer', { default: 0 })
  done!: number;

  @Column('integer', { default: 0 })
  failed!: number;

  /** What to do: ids, or the checked rows of a file. */
  @Column('jsonb')
  input!: unknown;

  /** What came of it: counts, refused rows. */
  @Column('jsonb', { nullable: true })
  result!: unknown;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;
}
