import { Inject, Injectable } from '@nestjs/common';
import { Database, failedJobs, outbox } from '@sinau/persistence/core';
import type { JobContext, JobHandler, JobObserver, JobRun } from '@sinau/queue';
import { WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';
import { DatabaseWatch } from './database-watch.js';
import type { JobProcessor } from './job-processor.js';
import { WorkerMetrics } from './metrics.js';
import { OutboxRelay } from './outbox-relay.js';

/** Puts around each processor what all jobs share: the outbox row's end, the request's id, the log, the times, the failures. */
@Injectable()
export class JobRunner implements JobObserver {
  readonly #writing = new Set<Promise<void>>();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OutboxRelay) private readonly relay: OutboxRelay,
    @Inject(DatabaseWatch) private readonly watch: DatabaseWatch,
    @Inject(WorkerMetrics) private readonly metrics: WorkerMetrics,
    @Inject(WORKER_OPTIONS) private readonly options: WorkerOptions,
  ) {}

  handlerOf(processor: JobProcessor): JobHandler {
    return { job: processor.job, run: (payload, context) => this.#run(processor, payload, context) };
  }

  completed(run: JobRun): void {
    // rows that came while it ran were dropped by the queue as the same job: now its id is free
    this.#write(async () => {
      if ((await outbox.again(this.database, run.name, run.payload)) > 0) this.relay.wake();
    });
  }

  failed({ name, jobId, payload, requestId, attempt }: JobRun, error: Error, final: boolean): void {
    const facts = { job: name, jobId, requestId, attempt, err: error };
    if (!final) return this.options.log.warn(facts, 'a job failed and will be tried again');
    this.options.log.error(facts, 'a job failed for good');
    this.metrics.failedForGood(name);
    this.#write(async () => {
      await this.watch.untilBack();
      await this.database.transaction({ kind: 'anonymous' }, (transaction) =>
        failedJobs.record(transaction, { job: name, payload, error: error.message, attempts: attempt, requestId }),
      );
    });
  }

  /** Waits for what observers still write. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#writing);
  }

  async #run(processor: JobProcessor, payload: unknown, context: JobContext): Promise<void> {
    const { name } = processor.job;
    await this.watch.untilBack(context.signal);
    const answered = await outbox.asking(this.database, name, payload);
    const stop = this.metrics.jobStarted(name);
    try {
      await processor.run(payload, context);
      if (answered.length > 0) await outbox.remove(this.database, answered);
    } catch (error) {
      stop('failed');
      throw error;
    }
    const seconds = stop('done');
    const { jobId, requestId, attempt } = context;
    this.options.log.info({ job: name, jobId, requestId, attempt, ms: Math.round(seconds * 1_000) }, 'job done');
  }

  /** A write that fails is made up for by the look for lost jobs, which runs the job again. */
  #write(work: () => Promise<void>): void {
    const writing = work().catch((error: unknown) => {
      if (this.watch.isThere) this.options.log.error({ err: error }, 'the end of a job could not be written');
    });
    this.#writing.add(writing);
    void writing.then(() => this.#writing.delete(writing));
  }
}
