import type { JobDefinition } from '@sinau/contracts/jobs';
import type { JobsOptions } from 'bullmq';
import { z } from 'zod';
import type { EnqueueOptions } from './port.js';

/** BullMQ serves every job without a priority first. */
export const BULK_PRIORITY = 10;

/** What lies in the queue for one job. */
export const envelope = z.object({ payload: z.unknown(), requestId: z.string().nullable() });
export type Envelope = z.infer<typeof envelope>;

export type Tries = {
  /** runs before a job fails for good */
  readonly attempts: number;
  /** before the second run; doubles each time */
  readonly firstDelayMs: number;
};

export type Prepared = { readonly name: string; readonly data: Envelope; readonly opts: JobsOptions & { readonly jobId: string } };

/** The id under which the same work is one job. Throws zod's error when the payload is wrong, and when the id holds a `:`. */
export function jobIdOf(job: JobDefinition, payload: unknown): string {
  return checkedId(`${job.name}-${job.dedupe(job.payload.parse(payload))}`);
}

function checkedId(jobId: string): string {
  if (jobId.includes(':')) throw new Error(`a job id holds no ":" (${jobId})`); // BullMQ builds its keys with it
  return jobId;
}

/** Parses the payload and derives the job's id. Throws as `jobIdOf` does. */
export function prepare(job: JobDefinition, payload: unknown, options: EnqueueOptions, tries: Tries): Prepared {
  const parsed = job.payload.parse(payload);
  const jobId = options.jobId === undefined ? jobIdOf(job, payload) : checkedId(options.jobId);
  return {
    name: job.name,
    data: { payload: parsed, requestId: options.requestId ?? null },
    opts: {
      ...lifecycle(tries),
      jobId,
      ...(options.delayMs === undefined ? {} : { delay: options.delayMs }),
      ...(options.priority === 'bulk' ? { priority: BULK_PRIORITY } : {}),
    },
  };
}

/** A finished job gives its id free at once; failed ones stay to be looked at, up to a bound. */
export function lifecycle(tries: Tries) {
  return {
    attempts: tries.attempts,
    backoff: { type: 'exponential', delay: tries.firstDelayMs, jitter: 0.2 },
    removeOnComplete: true,
    removeOnFail: { count: 1_000 },
  };
}
