import type { z } from 'zod';

/** Queues by what they cost: a long transcode must never delay a grade. */
export const queues = ['grading', 'certificates', 'media', 'pictures', 'notifications', 'imports', 'maintenance', 'improvements'] as const;
export type QueueName = (typeof queues)[number];

export type JobDefinition<P extends z.ZodType = z.ZodType> = {
  /** kebab-case verb and noun: `grade-attempt` */
  readonly name: string;
  readonly queue: QueueName;
  /** ids only; parsed when enqueued and when run */
  readonly payload: P;
  /** Same key = same work: the second is dropped while the first is waiting or running. No `:`. */
  dedupe(payload: z.output<P>): string;
};

/** Declares a background job. The worker refuses to start when one has no handler, or two. */
export function defineJob<P extends z.ZodType>(definition: JobDefinition<P>): JobDefinition<P> {
  return definition;
}

export type JobPayload<J> = J extends JobDefinition<infer P> ? z.output<P> : never;
