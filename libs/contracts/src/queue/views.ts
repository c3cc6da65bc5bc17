import { z } from 'zod';
import { id, instant, page, pageQuery } from '../core/index.js';
import { queues } from '../jobs/job.js';

const count = z.number().int().min(0);

export const queueDepth = z.object({
  queue: z.enum(queues),
  waiting: count,
  active: count,
  /** Waiting for their next try. */
  delayed: count,
  failed: count,
  /** Since the oldest waiting job was enqueued; null when none waits. */
  oldestSeconds: count.nullable(),
  paused: z.boolean(),
});
export type QueueDepth = z.infer<typeof queueDepth>;

export const queueView = z.object({
  asOf: instant,
  backend: z.enum(['redis', 'postgres']),
  /** Null while the queue's backend can't be reached: work waits in the outbox meanwhile. */
  queues: z.array(queueDepth).nullable(),
  outbox: z.object({
    /** Asked for and not yet handed to the queue. */
    waiting: count,
    /** Handed over and not yet done. */
    relayed: count,
    oldestSeconds: count.nullable(),
  }),
  /** Open failures that this person may see, per job. */
  failures: z.array(z.object({ job: z.string(), count })),
  mayManage: z.boolean(),
});
export type QueueView = z.infer<typeof queueView>;

/** kebab-case verb and noun: `grade-attempt` */
export const jobName = z.string().regex(/^[a-z]+(-[a-z]+){0,5}$/).max(60);

export const failuresQuery = z.strictObject({ job: jobName.optional(), ...pageQuery });

export const failureRow = z.object({
  id,
  job: z.string(),
  /** Null for work that belongs to no agency. */
  agency: z.object({ id, shortName: z.string() }).nullable(),
  /** What the last try said. */
  error: z.string(),
  attempts: count,
  requestId: z.string().nullable(),
  failedAt: instant,
});
export type FailureRow = z.infer<typeof failureRow>;

export const failurePage = page(failureRow);
export const failureParams = z.strictObject({ failureId: id });
export const retryRequest = z.strictObject({ job: jobName });
export const retryView = z.object({ /** Jobs asked for anew; at most 500 at once. */ retried: count, /** Open failures of the kind that are left. */ left: count });
