import type { JobDefinition, QueueName } from '@sinau/contracts/jobs';
import type { z } from 'zod';

/** `bulk` waits until no `ordinary` job of its queue is waiting. */
export type Priority = 'ordinary' | 'bulk';

export type EnqueueOptions = {
  /** Default: the job's name and its dedupe key, `grade-attempt-<id>`. No `:`. */
  readonly jobId?: string;
  readonly delayMs?: number;
  readonly priority?: Priority;
  /** The request that caused the job; its log lines carry it. */
  readonly requestId?: string | null;
};

export type QueueEntry = EnqueueOptions & {
  readonly job: JobDefinition;
  readonly payload: unknown;
};

/** What a handler may know about the run it is in. */
export type JobContext = {
  readonly jobId: string;
  /** 1 on the first run */
  readonly attempt: number;
  readonly attempts: number;
  readonly requestId: string | null;
  /** Aborted when the process is told to stop and the grace period is over. */
  readonly signal: AbortSignal;
  /** Records how far the job is, 0 to 100. */
  progress(percent: number): Promise<void>;
};

/** One handler of one declared job. It may run twice for the same payload and must have one effect. */
export type JobHandler<P extends z.ZodType = z.ZodType> = {
  readonly job: JobDefinition<P>;
  run(payload: z.output<P>, context: JobContext): Promise<void>;
};

/** A run that ended, as an observer sees it. `payload` is null when it could not be read. */
export type JobRun = {
  readonly queue: QueueName;
  readonly name: string;
  readonly jobId: string;
  readonly payload: unknown;
  readonly requestId: string | null;
  /** runs so far, this one included */
  readonly attempt: number;
};

export type JobObserver = {
  completed?(run: JobRun): void;
  /** `final`: no further try will follow. */
  failed?(run: JobRun, error: Error, final: boolean): void;
};

export type WorkOptions = {
  /** jobs at once in this process, per queue; 1 when not given */
  readonly concurrency?: Partial<Record<QueueName, number>>;
  readonly observer?: JobObserver;
};

export type QueueCounts = {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
  /** milliseconds since the oldest waiting job was enqueued; null when none waits */
  readonly oldestWaitingMs: number | null;
  readonly paused: boolean;
};

export type JobState = 'waiting' | 'active' | 'delayed' | 'failed' | 'completed';

export type JobView = {
  readonly jobId: string;
  readonly name: string;
  readonly state: JobState;
  readonly progress: number;
  readonly attempts: number;
  readonly error: string | null;
};

/**
 * The job queue. Every method but `work`, `every` and `close` rejects with `QueueAway`
 * within five seconds when the backend can't be reached.
 */
export type JobQueue = {
  readonly backend: 'redis' | 'postgres';
  /** Idempotent by job id while the job waits or runs; a job that had failed for good starts anew. Returns the id. */
  enqueue<P extends z.ZodType>(job: JobDefinition<P>, payload: z.input<P>, options?: EnqueueOptions): Promise<string>;
  /** Many at once, in one round trip per queue. Returns the ids in the order given. */
  enqueueMany(entries: readonly QueueEntry[]): Promise<readonly string[]>;
  /** Starts to run jobs as soon as the backend is there; returns at once. Call it once. */
  work(handlers: readonly JobHandler[], options?: WorkOptions): void;
  /** Runs the job every so many milliseconds, once for all workers together; put back when the backend has lost it. */
  every<P extends z.ZodType>(job: JobDefinition<P>, payload: z.input<P>, everyMs: number): void;
  counts(queue: QueueName): Promise<QueueCounts>;
  find(queue: QueueName, jobId: string): Promise<JobView | null>;
  /** Starts a failed job anew with all its tries. False when there is no such failed job. */
  retry(queue: QueueName, jobId: string): Promise<boolean>;
  /** Removes a job that is not running. False when there is none, or it runs. */
  remove(queue: QueueName, jobId: string): Promise<boolean>;
  pause(queue: QueueName): Promise<void>;
  resume(queue: QueueName): Promise<void>;
  /** Resolves when the backend answers. */
  ping(): Promise<void>;
  /** Stops fetching, lets running jobs end for `graceMs` (default 10 s), then leaves them to the stalled check. */
  close(graceMs?: number): Promise<void>;
};

/** pino's logger fits. */
export type QueueLog = {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
};
