import { Inject, Injectable } from '@nestjs/common';
import type { QueueName } from '@sinau/contracts/jobs';
import { Database, outbox } from '@sinau/persistence/core';
import { QueueAway, type JobQueue } from '@sinau/queue';
import { WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';
import { DatabaseWatch } from './database-watch.js';
import { JOB_QUEUE } from './job-queue.provider.js';
import { OutboxRelay } from './outbox-relay.js';

/**
 * The queue may lose what it holds (a flushed Redis, a disk wiped). Rows that were relayed a while ago and are not done,
 * of a queue that holds fewer jobs than that, are handed over again; so are very old ones, in any case.
 */
@Injectable()
export class LostJobs {
  #timer: NodeJS.Timeout | null = null;
  #looking = false;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(JOB_QUEUE) private readonly queue: JobQueue,
    @Inject(OutboxRelay) private readonly relay: OutboxRelay,
    @Inject(DatabaseWatch) private readonly watch: DatabaseWatch,
    @Inject(WORKER_OPTIONS) private readonly options: WorkerOptions,
  ) {}

  start(): void {
    this.#timer = setInterval(() => void this.#tryLook(), this.options.timing.sweepMs);
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  async #tryLook(): Promise<void> {
    if (this.#looking || !this.watch.isThere) return;
    this.#looking = true;
    try {
      await this.#look();
    } catch (error) {
      if (!(error instanceof QueueAway) && this.watch.isThere) this.options.log.error({ err: error }, 'lost jobs could not be looked for');
    } finally {
      this.#looking = false;
    }
  }

  async #look(): Promise<void> {
    const { lostAfterSeconds, surelyAfterSeconds } = this.options.timing;
    // the queue first: what ends between the two looks then makes the second number smaller, never larger
    const inQueue = await this.#jobsInQueues();
    const held = await outbox.heldLong(this.database, lostAfterSeconds);
    const rowsOf = (queue: QueueName) => held.filter(({ job }) => this.#queueOf(job) === queue).reduce((sum, { rows }) => sum + rows, 0);
    const lost = [...inQueue].filter(([queue, jobs]) => rowsOf(queue) > jobs).flatMap(([queue]) => this.#jobsOf(queue));
    const again =
      (await outbox.againLong(this.database, lost, lostAfterSeconds)) +
      (await outbox.againLong(this.database, held.map(({ job }) => job), surelyAfterSeconds));
    if (again === 0) return;
    this.options.log.warn({ rows: again }, 'jobs that the queue no longer holds are handed over again');
    this.relay.wake();
  }

  async #jobsInQueues(): Promise<ReadonlyMap<QueueName, number>> {
    const queues = [...new Set(this.options.declared.map(({ queue }) => queue))];
    const counts = await Promise.all(queues.map((queue) => this.queue.counts(queue)));
    return new Map(queues.map((queue, index) => [queue, sum(counts[index])]));
  }

  #queueOf(name: string): QueueName | undefined {
    return this.options.declared.find((job) => job.name === name)?.queue;
  }

  #jobsOf(queue: QueueName): readonly string[] {
    return this.options.declared.filter((job) => job.queue === queue).map(({ name }) => name);
  }
}

function sum(counts: { readonly waiting: number; readonly active: number; readonly delayed: number } | undefined): number {
  return counts ? counts.waiting + counts.active + counts.delayed : 0;
}
