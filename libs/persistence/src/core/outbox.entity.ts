import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';

/** A job that a committed transaction asked for. The relay hands it to the queue, a run that began after it removes it. */
@Entity('outbox')
@Index('outbox_waiting', ['createdAt'], { where: 'relayed_at is null' })
@Index('outbox_relayed', ['relayedAt'], { where: 'relayed_at is not null' })
@Index('outbox_same_work', ['job', 'payload'])
export class OutboxEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => AgencyEntity)
  agencyId!: string | null;

  @Column('text')
  job!: string;

  @Column('jsonb')
  payload!: unknown;

  /** The request that caused it: carried on in the worker's logs. */
  @Column('text', { nullable: true })
  requestId!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  relayedAt!: Date | null;
}
