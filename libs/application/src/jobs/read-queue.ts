import { queues, type QueueName } from '@sinau/contracts/jobs';
import type { FailureRow, QueueDepth, QueueView } from '@sinau/contracts/queue';
import { can, type Actor } from '@sinau/domain/identity';
import { agencyOf, Database, failedJobs, outboxDepth } from '@sinau/persistence/core';
import { QueueAway, type JobQueue } from '@sinau/queue';
import { Inject, Injectable } from '@nestjs/common';
import { JOB_QUEUE } from '../core/index.js';
import { assertQueue } from './assert-queue.js';

const seconds = (milliseconds: number | null) => (milliseconds === null ? null : Math.round(milliseconds / 1_000));

/** How much background work waits, runs and failed. A queue that is away is said to be away: the outbox is told all the same. */
@Injectable()
export class ReadQueue {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(JOB_QUEUE) private readonly queue: JobQueue,
  ) {}

  async run(actor: Actor): Promise<QueueView> {
    const reader = assertQueue(actor, 'queue.read');
    const [depths, { outbox, failures }] = await Promise.all([
      this.depths(),
      this.database.transaction(reader, async (transaction) => ({ outbox: await outboxDepth(transaction), failures: await failedJobs.openFor(transaction) })),
    ]);
    return {
      asOf: new Date().toISOString(),
      backend: this.queue.backend,
      queues: depths,
      outbox: { waiting: outbox.waiting, relayed: outbox.relayed, oldestSeconds: outbox.oldest_seconds === null ? null : Math.max(0, Math.round(outbox.oldest_seconds)) },
      failures: failures.map(({ job, rows }) => ({ job, count: rows })).sort((a, b) => b.count - a.count),
      mayManage: can(reader, 'queue.manage', { agencyId: agencyOf(reader) }),
    };
  }

  /** Open failures that the actor may see, newest first. */
  async failures(actor: Actor, query: { job?: string | undefined; after?: string | undefined; limit: number }): Promise<{ rows: FailureRow[]; next: string | null }> {
    const reader = assertQueue(actor, 'queue.read');
    const { rows, next } = await this.database.transaction(reader, (transaction) => failedJobs.list(transaction, query));
    return { next, rows: rows.map((row) => ({ ...row, failedAt: row.failedAt.toISOString() })) };
  }

  private async depths(): Promise<QueueDepth[] | null> {
    try {
      return await Promise.all(queues.map((queue) => this.depth(queue)));
    } catch (error) {
      if (error instanceof QueueAway) return null;
      throw error;
    }
  }

  private async depth(queue: QueueName): Promise<QueueDepth> {
    const { oldestWaitingMs, ...counts } = await this.queue.counts(queue);
    return { queue, ...counts, oldestSeconds: seconds(oldestWaitingMs) };
  }
}
