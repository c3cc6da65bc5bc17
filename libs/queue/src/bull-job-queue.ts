import type { QueueName } from '@sinau/contracts/jobs';
import { atMost } from './at-most.js';
import type { Availability } from './availability.js';
import type { Backend } from './backends/backend.js';
import { BULK_PRIORITY, prepare, type Prepared, type Tries } from './envelope.js';
import type { JobQueue, JobState, JobView, QueueCounts, QueueEntry } from './port.js';
import { Schedules } from './schedules.js';
import { Senders, type BullQueue } from './senders.js';
import { Workers, type Stalls } from './workers.js';

const GRACE_MS = 10_000;

export type Timing = {
  readonly tries: Tries;
  readonly stalls: Stalls;
  /** between two looks whether the backend still has the schedules */
  readonly lookAgainMs: number;
};

/** The port on BullMQ, whichever backend lies under it. */
export function bullJobQueue(backend: Backend, availability: Availability, { tries, stalls, lookAgainMs }: Timing): JobQueue {
  const senders = new Senders(backend, availability);
  const schedules = new Schedules(senders, availability, tries, lookAgainMs);
  const workers = new Workers(backend, availability, tries, stalls);
  const enqueueMany = (entries: readonly QueueEntry[]) => addAll(senders, tries, entries);
  return {
    backend: backend.kind,
    enqueueMany,
    enqueue: async (job, payload, options = {}) => {
      const [jobId = ''] = await enqueueMany([{ ...options, job, payload }]);
      return jobId;
    },
    work: (handlers, options = {}) => workers.start(handlers, options),
    every: (job, payload, everyMs) => schedules.add(job, payload, everyMs),
    counts: (queue) => senders.on(queue, countsOf),
    find: (queue, jobId) => senders.on(queue, (bull) => find(bull, jobId)),
    retry: (queue, jobId) => senders.on(queue, (bull) => retry(bull, jobId)),
    remove: (queue, jobId) => senders.on(queue, (bull) => remove(bull, jobId)),
    pause: (queue) => senders.on(queue, (bull) => bull.pause()),
    resume: (queue) => senders.on(queue, (bull) => bull.resume()),
    ping: () => availability.within(() => backend.ping()),
    close: async (graceMs = GRACE_MS) => {
      schedules.close();
      availability.close();
      await workers.close(graceMs);
      await atMost(1_000, senders.close());
      await atMost(1_000, backend.close());
    },
  };
}

async function addAll(senders: Senders, tries: Tries, entries: readonly QueueEntry[]): Promise<readonly string[]> {
  const prepared = entries.map((entry) => ({ queue: entry.job.queue, job: prepare(entry.job, entry.payload, entry, tries) }));
  const byQueue = new Map<QueueName, Map<string, Prepared>>();
  for (const { queue, job } of prepared) {
    const jobs = byQueue.get(queue) ?? new Map<string, Prepared>();
    byQueue.set(queue, jobs.set(job.opts.jobId, job));
  }
  for (const [queue, jobs] of byQueue) await senders.on(queue, (bull) => add(bull, [...jobs.values()]));
  return prepared.map(({ job }) => job.opts.jobId);
}

async function add(bull: BullQueue, jobs: readonly Prepared[]): Promise<void> {
  await makeRoom(bull, jobs);
  const [first] = jobs;
  if (first && jobs.length === 1) await bull.add(first.name, first.data, first.opts);
  else await bull.addBulk([...jobs]);
}

/** A job that failed for good still holds its id, and BullMQ would drop the new one without a word. */
async function makeRoom(bull: BullQueue, jobs: readonly Prepared[]): Promise<void> {
  if ((await bull.getJobCountByTypes('failed')) === 0) return;
  for (const { opts } of jobs) {
    if ((await bull.getJobState(opts.jobId)) === 'failed') await bull.remove(opts.jobId);
  }
}

async function retry(bull: BullQueue, jobId: string): Promise<boolean> {
  const job = await bull.getJob(jobId);
  if (!job || (await job.getState()) !== 'failed') return false;
  await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
  return true;
}

async function remove(bull: BullQueue, jobId: string): Promise<boolean> {
  const state = readState(await bull.getJobState(jobId));
  if (!state || state === 'active') return false;
  return (await bull.remove(jobId)) === 1; // 0 when it was taken meanwhile
}

async function find(bull: BullQueue, jobId: string): Promise<JobView | null> {
  const job = await bull.getJob(jobId);
  if (!job) return null;
  const state = readState(await job.getState());
  if (!state) return null;
  return {
    jobId,
    name: job.name,
    state,
    progress: typeof job.progress === 'number' ? job.progress : 0,
    attempts: job.attemptsMade,
    error: job.failedReason ?? null,
  };
}

function readState(state: string): JobState | null {
  if (state === 'prioritized') return 'waiting';
  const states: readonly JobState[] = ['waiting', 'active', 'delayed', 'failed', 'completed'];
  return states.find((known) => known === state) ?? null;
}

async function countsOf(bull: BullQueue): Promise<QueueCounts> {
  // by priority, because the count by state hides the waiting jobs of a paused queue
  const [{ active = 0, delayed = 0, failed = 0 }, waiting, paused] = await Promise.all([
    bull.getJobCounts('active', 'delayed', 'failed'),
    bull.getCountsPerPriority([0, BULK_PRIORITY]),
    bull.isPaused(),
  ]);
  const ordinary = waiting['0'] ?? 0;
  const bulk = waiting[String(BULK_PRIORITY)] ?? 0;
  const oldest = await oldestSince(bull, ordinary, bulk);
  return {
    waiting: ordinary + bulk,
    active,
    delayed,
    failed,
    oldestWaitingMs: ordinary + bulk === 0 ? null : Math.max(0, Date.now() - oldest),
    paused,
  };
}

/** Waiting jobs are listed newest first, bulk ones oldest first. Now, when the oldest was taken meanwhile. */
async function oldestSince(bull: BullQueue, ordinary: number, bulk: number): Promise<number> {
  const [waiting, prioritized] = await Promise.all([
    ordinary > 0 ? bull.getJobs(['waiting'], ordinary - 1, ordinary - 1) : [],
    bulk > 0 ? bull.getJobs(['prioritized'], 0, 0, true) : [],
  ]);
  return Math.min(Date.now(), ...[...waiting, ...prioritized].map((job) => job.timestamp));
}
