import { liveHolder, takeLock } from '@sinau/engines';
import type { Folders } from './folders.js';
import type { Stack } from './stack.js';

const refuse = (pid: number, folders: Folders): never => {
  console.error(`Sinau runs already with the data in ${folders.data} (process ${pid}). Stop it first, or set SINAU_DATA to another folder.`);
  process.exit(1);
};

/** One stack per data folder: exits with a sentence when another runs. */
export function takeFolder(folders: Folders, mark: string): { release(): void } {
  const lock = takeLock(folders.lockFile, mark);
  return lock.taken ? lock : refuse(lock.holder.pid, folders);
}

export function refuseWhileRunning(folders: Folders): void {
  const holder = liveHolder(folders.lockFile);
  if (holder !== null) refuse(holder.pid, folders);
}

/** Stops in order at the first signal and by force at the second. `before` ends what is not part of the stack. */
export function stopOnSignals(stack: Stack, lock: { release(): void }, before: () => Promise<void> = async () => undefined): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) {
      stack.kill();
      lock.release();
      process.exit(1);
    }
    stopping = true;
    const begun = performance.now();
    console.log('\n  Stopping …');
    await Promise.all([before(), stack.stop()]);
    lock.release();
    console.log(`  Stopped in ${((performance.now() - begun) / 1000).toFixed(1)} s. Nothing is lost; \`npm start\` goes on.`);
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
}

/** What could not be started is said in one sentence; what had started is stopped. */
export async function giveUp(stack: Stack, lock: { release(): void }, error: unknown): Promise<never> {
  console.error(`\n  Sinau could not start: ${error instanceof Error ? error.message : String(error)}`);
  await stack.stop();
  lock.release();
  process.exit(1);
}
