import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { hasCode } from './error-code.js';
import { isRunning } from './processes.js';

export interface LockHolder {
  readonly pid: number;
  /** A piece of the holder's command line. */
  readonly mark: string;
}

function holderOf(file: string): LockHolder | null {
  try {
    const held: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof held !== 'object' || held === null || !('pid' in held) || !('mark' in held)) return null;
    return typeof held.pid === 'number' && typeof held.mark === 'string' ? { pid: held.pid, mark: held.mark } : null;
  } catch {
    return null;
  }
}

/** Who holds the lock and lives; null when it is free or its holder was killed. */
export function liveHolder(file: string): LockHolder | null {
  const holder = holderOf(file);
  return holder !== null && isRunning(holder.pid, holder.mark) ? holder : null;
}

/**
 * Takes the lock, or says who has it. The file appears whole (written aside, then linked), so that two starts at the
 * same moment can't both win; a dead holder's file is removed.
 */
export function takeLock(file: string, mark: string): { taken: true; release(): void } | { taken: false; holder: LockHolder } {
  mkdirSync(dirname(file), { recursive: true });
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, JSON.stringify({ pid: process.pid, mark }));
  try {
    for (;;) {
      try {
        linkSync(aside, file);
        return { taken: true, release: () => rmSync(file, { force: true }) };
      } catch (error) {
        if (!hasCode(error, 'EEXIST')) throw error;
      }
      const holder = liveHolder(file);
      if (holder !== null) return { taken: false, holder };
      rmSync(file, { force: true });
    }
  } finally {
    rmSync(aside, { force: true });
  }
}
