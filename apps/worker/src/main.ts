import { readWorkerConfiguration } from '@sinau/config';
import { declaredJobs } from '@sinau/contracts/jobs';
import { pino } from 'pino';
import { createWorker, type RunningWorker } from './create-worker.js';
import { defaultTiming } from './worker-options.js';
import { features } from './worker.module.js';

/** Under the local supervisor the whole stack stops within two seconds; what is cut off runs again at the next start. */
const SUPERVISED_GRACE_MS = 1_000;

const reading = readWorkerConfiguration(process.env);
if (!reading.ok) {
  process.stderr.write(reading.problems.map((problem) => `${problem}\n`).join(''));
  process.exit(1);
}
const configuration = reading.value;
const log = pino({ level: configuration.logLevel, base: { process: 'worker', pid: process.pid } });
const supervised = process.send !== undefined;
const timing = supervised ? { ...defaultTiming, graceMs: SUPERVISED_GRACE_MS } : defaultTiming;

let worker: RunningWorker;
try {
  worker = await createWorker({ configuration, log, declared: declaredJobs, features, timing });
} catch (error) {
  log.fatal({ err: error }, 'the worker does not start');
  process.exit(1);
}

let stopping: Promise<void> | null = null;
const stop = (cause: string) => {
  stopping ??= worker.stop().then(
    () => process.exit(0),
    (error: unknown) => {
      log.error({ err: error }, 'the worker did not stop in order');
      process.exit(1);
    },
  );
  log.info({ cause }, 'stopping');
};
process.once('SIGTERM', () => stop('SIGTERM'));
process.once('SIGINT', () => stop('SIGINT'));
process.once('disconnect', () => stop('the supervisor is gone'));
log.info({ metricsPort: worker.metricsPort }, 'ready');
process.send?.({ ready: true });
