import { Availability } from './availability.js';
import type { BackendReport } from './backends/backend.js';
import { postgresBackend } from './backends/postgres.js';
import { redisBackend } from './backends/redis.js';
import { bullJobQueue } from './bull-job-queue.js';
import type { JobQueue, QueueLog } from './port.js';

export type QueueTarget = { readonly redisUrl: string } | { readonly databaseUrl: string };

export type QueueSettings = {
  readonly log: QueueLog;
  /** runs before a job fails for good; default 8 */
  readonly attempts?: number;
  /** before the second run, doubling after; default 1,000, so that eight tries take about two minutes */
  readonly firstDelayMs?: number;
  /** how long a silent worker is believed alive; default 10,000 */
  readonly lockMs?: number;
  /** how soon a lost schedule is put back; default 30,000 */
  readonly lookAgainMs?: number;
};

/** Opens the queue. Returns at once and never fails: a backend that is away is waited for. */
export function openQueues(target: QueueTarget, settings: QueueSettings): JobQueue {
  const { log, attempts = 8, firstDelayMs = 1_000, lockMs = 10_000, lookAgainMs = 30_000 } = settings;
  const report: BackendReport = {
    report: (error) => availability.report(error),
    untilBack: () => availability.untilBack(),
  };
  const backend = 'redisUrl' in target ? redisBackend(target.redisUrl, report) : postgresBackend(target.databaseUrl, report);
  const availability = new Availability(() => backend.ping(), log);
  return bullJobQueue(backend, availability, { tries: { attempts, firstDelayMs }, stalls: { lockMs }, lookAgainMs });
}
