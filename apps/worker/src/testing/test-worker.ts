import { readWorkerConfiguration } from '@sinau/config';
import type { QueueTarget } from '@sinau/queue';
import { pino, type DestinationStream } from 'pino';
import { createWorker, type RunningWorker } from '../create-worker.js';
import type { WorkerOptions, WorkerTiming } from '../worker-options.js';
import { BellsModule, ringBell } from './bells.js';

export type TestWorkerSettings = {
  readonly databaseUrl: string;
  readonly queue: QueueTarget;
  readonly log?: DestinationStream;
  readonly timing?: Partial<WorkerTiming>;
  /** Variables in front of those of every test. */
  readonly environment?: Readonly<Record<string, string>>;
} & Partial<Pick<WorkerOptions, 'features' | 'declared'>>;

/** Everything that takes seconds in production takes a tenth here. */
const quick: WorkerTiming = {
  pollMs: 300,
  sweepMs: 200,
  lostAfterSeconds: 0.5,
  surelyAfterSeconds: 60,
  attempts: 8,
  firstDelayMs: 5,
  lockMs: 1_000,
  graceMs: 1_000,
};

/** The options of a worker that serves bells. */
export function testWorkerOptions({ databaseUrl, queue, log, timing = {}, environment = {}, ...settings }: TestWorkerSettings): WorkerOptions {
  const reading = readWorkerConfiguration({
    PUBLIC_URL: 'http://127.0.0.1:3000',
    WORKER_METRICS_PORT: '0',
    DATABASE_WORKER_URL: databaseUrl,
    S3_ENDPOINT: 'http://127.0.0.1:9000',
    S3_BUCKET: 'sinau',
    S3_ACCESS_KEY_ID: 'none',
    S3_SECRET_ACCESS_KEY: 'none-at-all',
    ...('redisUrl' in queue ? { REDIS_URL: queue.redisUrl } : { QUEUE_DATABASE_URL: queue.databaseUrl }),
    ...environment,
  });
  if (!reading.ok) throw new Error(reading.problems.join('; '));
  return {
    configuration: reading.value,
    log: log ? pino({ level: 'info' }, log) : pino({ level: 'silent' }),
    declared: [ringBell],
    features: [BellsModule],
    timing: { ...quick, ...timing },
    ...settings,
  };
}

export function startTestWorker(settings: TestWorkerSettings): Promise<RunningWorker> {
  return createWorker(testWorkerOptions(settings));
}
