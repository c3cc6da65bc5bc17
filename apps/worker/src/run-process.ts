import type { Logger } from 'pino';
import { createWorker, type RunningWorker } from './create-worker.js';
import type { WorkerOptions } from './worker-options.js';

/**
 * Runs a worker as this process: tells a parent on an IPC channel `{ ready: true }`, stops in order on SIGTERM, SIGINT or
 * when that channel closes, and exits 1 when it can't start.
 */
export async function runProcess(options: WorkerOptions): Promise<void> {
  const worker = await startOrExit(options);
  const stop = stopOnce(worker, options.log);
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
  process.once('disconnect', () => stop('the supervisor is gone'));
  options.log.info({ metricsPort: worker.metricsPort }, 'ready');
  process.send?.({ ready: true });
}

async function startOrExit(options: WorkerOptions): Promise<RunningWorker> {
  try {
    return await createWorker(options);
  } catch (error) {
    options.log.fatal({ err: error }, 'the worker does not start');
    process.exit(1);
  }
}

function stopOnce(worker: RunningWorker, log: Logger): (cause: string) => void {
  let stopping = false;
  return (cause) => {
    if (stopping) return;
    stopping = true;
    log.info({ cause }, 'stopping');
    worker.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'the worker did not stop in order');
        process.exit(1);
      },
    );
  };
}
