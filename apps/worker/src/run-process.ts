import type { Logger } from 'pino';
import { createWorker, type RunningWorker } from './create-worker.js';
import type { WorkerOptions } from './worker-options.js';

/** Running jobs have ended by then, or run again elsewhere. */
const STOP_WITHIN_MS = 15_000;

/**
 * Runs a worker as this process: tells a parent on an IPC channel `{ ready: true }`, stops in order on SIGTERM, SIGINT or
 * when that channel closes (at once while it still waits for its database), and exits 1 when it can't start.
 */
export async function runProcess(options: WorkerOptions): Promise<void> {
  let worker: RunningWorker | null = null;
  stopWhenTold(options.log, async () => worker?.stop());
  try {
    worker = await createWorker(options);
  } catch (error) {
    options.log.fatal({ err: error }, 'the worker does not start');
    process.exit(1);
  }
  options.log.info({ metricsPort: worker.metricsPort }, 'ready');
  process.send?.({ ready: true });
}

function stopWhenTold(log: Logger, stop: () => Promise<void>): void {
  let stopping = false;
  const begin = (cause: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ cause }, 'stopping');
    // Services that are gone for good must not keep a process alive that nobody supervises.
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'the worker did not stop in order');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', () => begin('SIGTERM'));
  process.once('SIGINT', () => begin('SIGINT'));
  process.once('disconnect', () => begin('the supervisor is gone'));
}
