import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { setting } from './setting.js';
import { processOf } from './stack.js';

const running = z.object({ pid: z.number() });

/** What everybody else may happen to ask for while the database is away. */
export const AWAY = [/^50[0-9] (GET|POST|PUT)/, /net::ERR/] as const;

/** Kills PostgreSQL and keeps it away while `work` goes on; afterwards the supervisor starts it again by itself. */
export async function withoutDatabase(work: () => Promise<void>): Promise<void> {
  const { pid: supervisor } = running.parse(JSON.parse(readFileSync(join(setting().folder, 'running.json'), 'utf8')));
  const database = processOf(setting().folder, 'postgres');
  if (database === null) throw new Error('PostgreSQL does not run');
  process.kill(supervisor, 'SIGSTOP'); // or it would start PostgreSQL again at once
  try {
    process.kill(database, 'SIGKILL');
    await work();
  } finally {
    process.kill(supervisor, 'SIGCONT');
  }
}
