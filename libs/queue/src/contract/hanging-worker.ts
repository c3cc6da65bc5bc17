import { handler, openQueues, type QueueTarget } from '../index.js';
import { ringBell } from './bell.js';

/** A worker process that takes one job, says so to its parent, and never ends it. */
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const target: QueueTarget = JSON.parse(process.argv[2] ?? '{}');

openQueues(target, { log: silent, lockMs: 1_000 }).work([
  handler(ringBell, async ({ bell }) => {
    process.send?.(bell);
    await new Promise(() => setInterval(() => undefined, 1_000));
  }),
]);
process.once('disconnect', () => process.exit(0));
