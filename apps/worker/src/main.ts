import { logWarnings, readWorkerConfiguration } from '@sinau/config';
import { declaredJobs } from '@sinau/contracts/jobs';
import { pino } from 'pino';
import { runProcess } from './run-process.js';
import { defaultTiming } from './worker-options.js';
import { features } from './worker.module.js';

/** Under the local supervisor the whole stack stops within two seconds; what is cut off runs again at the next start. */
const SUPERVISED_GRACE_MS = 1_000;

const reading = readWorkerConfiguration(process.env);
if (!reading.ok) {
  process.stderr.write(reading.problems.map((problem) => `${problem}\n`).join(''));
  process.exit(1);
}
const log = pino({ level: reading.value.logLevel, base: { process: 'worker', pid: process.pid } });
logWarnings(log);
const timing = process.send === undefined ? defaultTiming : { ...defaultTiming, graceMs: SUPERVISED_GRACE_MS };
await runProcess({ configuration: reading.value, log, declared: declaredJobs, features, timing });
