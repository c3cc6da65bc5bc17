import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';

/** A job that failed for good: seen and retried by an administrator. */
@Entity('failed_jobs')
@Index(['agencyId', 'failedAt'])
@Index('failed_jobs_open', ['job', 'payload'], { unique: true, where: 'retried_at is null' })
export class FailedJobEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => AgencyEntity)
  agencyId!: string | null;

  @Column('text')
  job!: string;

  @Column('jsonb')
  payload!: unknown;

  @Column('text')
  error!: string;

  @Column('integer')
  attempts!: number;

  @Column('text', { nullable: true })
  requestId!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  failedAt!: Date;

  @Column('timestamptz', { nullable: true })
  retriedAt!: Date | null;
}
