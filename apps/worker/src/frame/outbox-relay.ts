import { Inject, Injectable } from '@nestjs/common';
import type { JobDefinition } from '@sinau/contracts/jobs';
import { Database, failedJobs, outbox, type OutboxRow, type Transaction } from '@sinau/persistence/core';
import { jobIdOf, QueueAway, type JobQueue, type QueueEntry } from '@sinau/queue';
import { setTimeout as pause } from 'node:timers/promises';
import { WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';
import { DatabaseWatch } from './database-watch.js';
import { JOB_QUEUE } from './job-queue.provider.js';

const BATCH = 200;
const QUEUE_AWAY_MS = 500;
const UNEXPECTED_MS = 5_000;

type Reading = { readonly entry: QueueEntry } | { readonly error: string };

/**
 * Hands outbox rows to the queue: locked while it does, marked when the queue has acknowledged them. Killed in between,
 * it hands them over again. Any number of workers may relay at once.
 */
@Injectable()
export class OutboxRelay {
  readonly #jobs: ReadonlyMap<string, JobDefinition>;
  #woken: () => void = () => undefined;
  #again = false;
  #stopped = false;
  #loop: Promise<void> = Promise.resolve();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(JOB_QUEUE) private readonly queue: JobQueue,
    @Inject(DatabaseWatch) private readonly watch: DatabaseWatch,
    @Inject(WORKER_OPTIONS) private readonly options: WorkerOptions,
  ) {
    this.#jobs = new Map(options.declared.map((job) => [job.name, job]));
  }

  start(): void {
    this.#loop = this.#run();
  }

  /** There may be rows. */
  wake(): void {
    this.#again = true;
    this.#woken();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#woken();
    await this.#loop;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      await this.watch.untilBack();
      try {
        this.#again = false;
        while (!this.#stopped && (await this.#relayBatch()) === BATCH);
        if (!this.#again) await this.#sleep(this.options.timing.pollMs);
      } catch (error) {
        await this.#sleep(this.#patience(error));
      }
    }
  }

  /** Milliseconds until the next try. An outage has been told by those who watch for it. */
  #patience(error: unknown): number {
    if (error instanceof QueueAway || !this.watch.isThere) return QUEUE_AWAY_MS;
    this.options.log.error({ err: error }, 'the outbox could not be relayed');
    return UNEXPECTED_MS;
  }

  async #sleep(milliseconds: number): Promise<void> {
    const woken = new AbortController();
    this.#woken = () => woken.abort();
    if (this.#stopped) return;
    await pause(milliseconds, undefined, { signal: woken.signal }).catch(() => undefined);
  }

  #relayBatch(): Promise<number> {
    return this.database.transaction({ kind: 'anonymous' }, async (transaction) => {
      const rows = await outbox.waiting(transaction, BATCH);
      const readings = rows.map((row) => ({ row, reading: this.#read(row) }));
      for (const { row, reading } of readings) if ('error' in reading) await this.#refuse(transaction, row, reading.error);
      const entries = readings.flatMap(({ reading }) => ('entry' in reading ? [reading.entry] : []));
      if (entries.length === 0) return rows.length;
      await this.queue.enqueueMany(entries);
      await outbox.relayed(transaction, rows.map(({ id }) => id));
      return rows.length;
    });
  }

  #read({ job: name, payload, request_id: requestId }: OutboxRow): Reading {
    const job = this.#jobs.get(name);
    if (!job) return { error: `no job is declared by the name ${name}` };
    try {
      return { entry: { job, payload, requestId, jobId: jobIdOf(job, payload) } };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }

  /** What can never run must not hold up the rest. */
  async #refuse(transaction: Transaction, { job, payload, request_id: requestId }: OutboxRow, error: string): Promise<void> {
    this.options.log.error({ job, requestId, reason: error }, 'an outbox row asks for what no job can do');
    await failedJobs.record(transaction, { job, payload, error, attempts: 0, requestId });
  }
}
