import { outbox } from '@sinau/persistence/core';
import type { QueueTarget } from '@sinau/queue';
import { runProcess } from '../run-process.js';
import { testWorkerOptions } from './test-worker.js';

export type WorkerProcessArgument = {
  readonly databaseUrl: string;
  readonly queue: QueueTarget;
  /** where the process kills itself with kill -9 */
  readonly dies?: 'before-mark' | 'before-end';
  readonly withoutHandlers?: true;
  /** tells its parent when it begins to start */
  readonly announces?: true;
};

/** A worker that serves bells, as a process of its own; its argument is JSON. */
const argument: WorkerProcessArgument = JSON.parse(process.argv[2] ?? '{}');
const die = async () => {
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => undefined);
  return [];
};
if (argument.dies === 'before-mark') outbox.relayed = die;
if (argument.dies === 'before-end') outbox.remove = die;
const { databaseUrl, queue } = argument;
const running = runProcess(testWorkerOptions({ databaseUrl, queue, ...(argument.withoutHandlers ? { features: [] } : {}) }));
if (argument.announces) process.send?.('starting');
await running;
