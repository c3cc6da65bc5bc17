import type { JobDefinition, JobPayload } from '@sinau/contracts/jobs';
import type { SystemActor } from '@sinau/domain/identity';
import type { JobContext } from '@sinau/queue';

/**
 * Serves one declared job. A provider of a feature's module that extends this is found at start.
 * It may run twice for the same payload and must have one effect.
 */
export abstract class JobProcessor<J extends JobDefinition = JobDefinition> {
  abstract readonly job: J;
  /** Set when the job also runs by the clock, once for all workers together. */
  readonly schedule?: { readonly everyMs: number; readonly payload: JobPayload<J> };
  /** The system at this job for an agency, traced by the request that asked for it. */
  protected actor(agencyId: string, { requestId, jobId }: JobContext): SystemActor {
    return { kind: 'system', agencyId, job: this.job.name, requestId: requestId ?? jobId };
  }

  abstract run(payload: JobPayload<J>, context: JobContext): Promise<void>;
}
