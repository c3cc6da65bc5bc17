import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The command line of a process, or null when there is none with that id (or it can't be read). */
export function commandLineOf(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 1) return null;
  try {
    if (process.platform === 'linux') {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      return line === '' ? null : line; // a zombie has an empty one
    }
    if (process.platform === 'win32') {
      return execFileSync('wmic', ['process', 'where', `ProcessId=${pid}`, 'get', 'CommandLine'], { encoding: 'utf8' });
    }
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8', stdio: 'pipe' }).trim() || null;
  } catch {
    return null;
  }
}

/** True while the process lives and its command line holds `mark`: ids are reused, so an id alone says nothing. */
export function isRunning(pid: number, mark: string): boolean {
  return commandLineOf(pid)?.includes(mark) ?? false;
}

/** Waits until `condition` holds; false when `deadlineMs` passed first. */
export async function waitUntil(condition: () => boolean | Promise<boolean>, deadlineMs: number, everyMs = 20): Promise<boolean> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    if (await condition()) return true;
    if (performance.now() >= end) return false;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/**
 * Stops a process that an earlier, killed run left behind: asks with `signal`, then kills.
 * Does nothing when the id belongs to something else.
 */
export async function stopLeftover(pid: number, mark: string, signal: NodeJS.Signals): Promise<boolean> {
  if (!isRunning(pid, mark)) return false;
  process.kill(pid, signal);
  if (await waitUntil(() => !isRunning(pid, mark), 10_000)) return true;
  process.kill(pid, 'SIGKILL');
  return waitUntil(() => !isRunning(pid, mark), 5_000);
}
