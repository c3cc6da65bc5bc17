import type { QueueName } from '@sinau/contracts/jobs';
import { Worker, type IQueueBackend, type Job, type JobProgress } from 'bullmq';
import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { atMost } from './at-most.js';
import type { Availability } from './availability.js';
import type { Backend } from './backends/backend.js';
import { envelope, type Envelope, type Tries } from './envelope.js';
import { GiveUp } from './errors.js';
import type { JobContext, JobHandler, JobObserver, JobRun, WorkOptions } from './port.js';

type BullJob = Job<Envelope, void, string>;
type BullWorker = Worker<Envelope, void, string, IQueueBackend, JobProgress, unknown>;

const START_AGAIN_MS = 500;
const CLOSE_MS = 1_000;

export type Stalls = {
  /** How long a worker's silence is taken for life. Its jobs run elsewhere within two and a half times this. */
  readonly lockMs: number;
};

/** Runs the handlers: one BullMQ worker per queue that has any. */
export class Workers {
  readonly #workers: BullWorker[] = [];
  readonly #running = new Set<Promise<void>>();
  readonly #stopping = new AbortController();
  #closed = false;

  constructor(
    private readonly backend: Backend,
    private readonly availability: Availability,
    private readonly tries: Tries,
    private readonly stalls: Stalls,
  ) {}

  start(handlers: readonly JobHandler[], { concurrency = {}, observer = {} }: WorkOptions): void {
    // each running job may listen, and how many run is the caller's
    setMaxListeners(0, this.#stopping.signal);
    for (const name of new Set(handlers.map(({ job }) => job.queue))) {
      const byName = new Map(handlers.filter(({ job }) => job.queue === name).map((entry) => [entry.job.name, entry]));
      void this.#startOne(name, byName, concurrency[name] ?? 1, observer);
    }
  }

  /** Waits for running jobs up to `graceMs`, then aborts their signal and leaves them to the stalled check. */
  async close(graceMs: number): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#workers.map((worker) => worker.pause(true)));
    const inTime = await this.#idleWithin(graceMs);
    this.#stopping.abort();
    // a close that waits never ends when a handler doesn't, and its locks would be renewed for ever
    await atMost(CLOSE_MS, Promise.allSettled(this.#workers.map((worker) => worker.close(!inTime))));
  }

  async #idleWithin(graceMs: number): Promise<boolean> {
    const end = Date.now() + graceMs;
    while (this.#running.size > 0 && Date.now() < end) await atMost(end - Date.now(), Promise.allSettled(this.#running));
    return this.#running.size === 0;
  }

  async #startOne(name: QueueName, byName: ReadonlyMap<string, JobHandler>, concurrency: number, observer: JobObserver) {
    while (!this.#closed) {
      const worker = this.#build(name, byName, concurrency, observer);
      try {
        await worker.waitUntilReady();
        if (this.#closed) return void worker.close();
        this.#workers.push(worker);
        worker.run().catch((error: unknown) => this.availability.report(error));
        return;
      } catch (error) {
        this.availability.report(error);
        await worker.close(true).catch(() => undefined);
        await this.availability.untilBack();
        await pause(START_AGAIN_MS, undefined, { ref: false });
      }
    }
  }

  #build(name: QueueName, byName: ReadonlyMap<string, JobHandler>, concurrency: number, observer: JobObserver): BullWorker {
    const worker: BullWorker = new Worker(
      name,
      (job: BullJob) => this.#track(this.#run(job, byName)),
      {
        connection: {},
        autorun: false,
        concurrency,
        lockDuration: this.stalls.lockMs,
        stalledInterval: this.stalls.lockMs / 2,
        maxStalledCount: this.tries.attempts - 1,
        runRetryDelay: 1_000,
      },
      this.backend.connect,
    );
    worker.on('error', (error) => this.availability.report(error));
    worker.on('completed', (job) => observer.completed?.(asRun(name, job)));
    worker.on('failed', (job, error) => {
      if (job) observer.failed?.(asRun(name, job), error, Boolean(job.finishedOn));
    });
    return worker;
  }

  async #track(run: Promise<void>): Promise<void> {
    this.#running.add(run);
    try {
      await run;
    } finally {
      this.#running.delete(run);
    }
  }

  async #run(job: BullJob, byName: ReadonlyMap<string, JobHandler>): Promise<void> {
    const found = byName.get(job.name);
    if (!found) throw new GiveUp(`no handler for the job ${job.name}`);
    const { payload, requestId } = envelope.parse(job.data);
    const parsed = found.job.payload.safeParse(payload);
    if (!parsed.success) throw new GiveUp(`the payload of ${job.name} is wrong: ${parsed.error.message}`);
    const context: JobContext = {
      jobId: job.id ?? '',
      attempt: job.attemptsMade + 1,
      attempts: job.opts.attempts ?? 1,
      requestId,
      signal: this.#stopping.signal,
      progress: (percent) => job.updateProgress(Math.max(0, Math.min(100, Math.round(percent)))),
    };
    await found.run(parsed.data, context);
  }
}

function asRun(queue: QueueName, job: BullJob): JobRun {
  const data = envelope.safeParse(job.data);
  return {
    queue,
    name: job.name,
    jobId: job.id ?? '',
    payload: data.success ? data.data.payload : null,
    requestId: data.success ? data.data.requestId : null,
    attempt: job.attemptsMade,
  };
}
