import { outbox } from '@sinau/persistence/core';
import type { QueueTarget } from '@sinau/queue';
import { startTestWorker } from './test-worker.js';

/** A worker process that kills itself (kill -9) at a named step, as a specification asks by its argument. */
const argument: { databaseUrl: string; queue: QueueTarget; step: 'before-mark' | 'before-end' } = JSON.parse(process.argv[2] ?? '{}');
const die = async () => {
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => undefined);
  return [];
};
if (argument.step === 'before-mark') outbox.relayed = die;
if (argument.step === 'before-end') outbox.remove = die;
await startTestWorker(argument);
process.once('disconnect', () => process.exit(0));
