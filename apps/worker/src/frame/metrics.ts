import { Inject, Injectable } from '@nestjs/common';
import { Database, failedJobs, outbox } from '@sinau/persistence/core';
import type { JobQueue, QueueCounts } from '@sinau/queue';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';
import { JOB_QUEUE } from './job-queue.provider.js';

/** From a statement to a transcode. */
const SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 30, 120, 600, 3_600];

/** What Prometheus sees. Depths are asked for at each scrape; what can't be asked is missing, not zero. */
@Injectable()
export class WorkerMetrics {
  readonly #registry = new Registry();
  readonly #duration = new Histogram({
    name: 'sinau_job_duration_seconds',
    help: 'Time of one run of a job.',
    labelNames: ['job', 'outcome'],
    buckets: SECONDS,
    registers: [this.#registry],
  });
  readonly #failures = new Counter({
    name: 'sinau_job_failures_total',
    help: 'Jobs that failed for good in this process.',
    labelNames: ['job'],
    registers: [this.#registry],
  });
  readonly #outboxRows = this.#gauge('sinau_outbox_rows', 'Outbox rows: waiting for the relay, or relayed and not done.', ['state']);
  readonly #outboxAge = this.#gauge('sinau_outbox_oldest_seconds', 'Age of the oldest row that waits for the relay.', []);
  readonly #failedOpen = this.#gauge('sinau_failed_jobs', 'Failed jobs that nobody has retried.', ['job']);
  readonly #queueJobs = this.#gauge('sinau_queue_jobs', 'Jobs in the queue.', ['queue', 'state']);
  readonly #queueAge = this.#gauge('sinau_queue_oldest_seconds', 'Time since the oldest waiting job was enqueued.', ['queue']);

  #running = 0;
  #quietSince = performance.now();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(JOB_QUEUE) private readonly queue: JobQueue,
    @Inject(WORKER_OPTIONS) private readonly options: WorkerOptions,
  ) {
    collectDefaultMetrics({ register: this.#registry });
  }

  /** Returns what ends the measurement: it gives the seconds back. */
  jobStarted(job: string): (outcome: 'done' | 'failed') => number {
    const end = this.#duration.startTimer({ job });
    this.#running += 1;
    return (outcome) => {
      this.#running -= 1;
      this.#quietSince = performance.now();
      return end({ outcome });
    };
  }

  /** Milliseconds since the last job of this process ended, or since its start; 0 while one runs. */
  get quietMs(): number {
    return this.#running > 0 ? 0 : performance.now() - this.#quietSince;
  }

  failedForGood(job: string): void {
    this.#failures.inc({ job });
  }

  /** The exposition text, and its content type. */
  async page(): Promise<{ readonly type: string; readonly text: string }> {
    for (const gauge of [this.#outboxRows, this.#failedOpen, this.#queueJobs, this.#queueAge]) gauge.reset();
    this.#outboxAge.remove(); // without labels a reset would say 0
    await Promise.allSettled([this.#askOutbox(), this.#askFailed(), this.#askQueues()]);
    return { type: this.#registry.contentType, text: await this.#registry.metrics() };
  }

  async #askOutbox(): Promise<void> {
    const depth = await outbox.depth(this.database);
    this.#outboxRows.set({ state: 'waiting' }, depth.waiting);
    this.#outboxRows.set({ state: 'relayed' }, depth.relayed);
    this.#outboxAge.set(depth.oldest_seconds);
  }

  async #askFailed(): Promise<void> {
    for (const { job, rows } of await failedJobs.open(this.database)) this.#failedOpen.set({ job }, rows);
  }

  async #askQueues(): Promise<void> {
    const queues = new Set(this.options.declared.map(({ queue }) => queue));
    await Promise.all([...queues].map(async (queue) => this.#showQueue(queue, await this.queue.counts(queue))));
  }

  #showQueue(queue: string, counts: QueueCounts): void {
    for (const state of ['waiting', 'active', 'delayed', 'failed'] as const) this.#queueJobs.set({ queue, state }, counts[state]);
    this.#queueAge.set({ queue }, (counts.oldestWaitingMs ?? 0) / 1_000);
  }

  #gauge<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Gauge<Label> {
    return new Gauge({ name, help, labelNames, registers: [this.#registry] });
  }
}
