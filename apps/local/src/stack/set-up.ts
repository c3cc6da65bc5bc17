import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { logFileOf, REPOSITORY, type Folders } from './folders.js';
import { startProgram } from './node-program.js';

const account = z.object({ role: z.string(), name: z.string(), login: z.string(), password: z.string() });
const message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('migrated'), migrations: z.number() }),
  z.object({ kind: z.literal('accounts'), accounts: z.array(account) }),
]);
export type DemoAccount = z.output<typeof account>;

export interface SetUp {
  readonly migrations: number;
  readonly accounts: readonly DemoAccount[];
}

const doneBefore = z.object({ print: z.string(), accounts: z.array(account) });

const MIGRATIONS = join(REPOSITORY, 'libs/persistence/dist/schema/migrations');
const MADE_BY = [MIGRATIONS, join(REPOSITORY, 'libs/persistence/dist/schema'), join(REPOSITORY, 'apps/local/dist/set-up'), join(REPOSITORY, 'apps/local/dist/seed')];
const migrationFiles = (): string[] => readdirSync(MIGRATIONS).filter((name) => /^\d+-.*\.js$/.test(name));

/** Changes when a program that sets up does, or the queue's own tables may. */
function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(join(REPOSITORY, 'node_modules/bullmq/package.json')));
  for (const folder of MADE_BY) {
    for (const name of readdirSync(folder).toSorted()) {
      const { size, mtimeMs } = statSync(join(folder, name));
      hash.update(`${name} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

async function hasAllMigrations(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ timestamp: string }>('select timestamp from migrations');
    const ran = new Set(rows.map((row) => row.timestamp));
    return migrationFiles().every((name) => ran.has(name.slice(0, name.indexOf('-'))));
  } catch {
    return false; // no such table: nothing has been set up yet
  } finally {
    await client.end();
  }
}

/** What an earlier run set up with the same programs, when the database in front of us agrees; spares a second at each start. */
async function earlier(file: string, print: string, ownerUrl: string): Promise<SetUp | null> {
  if (!existsSync(file)) return null;
  const done = doneBefore.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!done.success || done.data.print !== print || !(await hasAllMigrations(ownerUrl))) return null;
  return { migrations: 0, accounts: done.data.accounts };
}

/** Migrates, and seeds the demo into an empty installation. */
export async function setUp(folders: Folders, environment: NodeJS.ProcessEnv): Promise<SetUp> {
  const ownerUrl = environment['DATABASE_OWNER_URL'] ?? process.env['DATABASE_OWNER_URL'] ?? '';
  const print = fingerprint();
  const done = await earlier(folders.setUpFile, print, ownerUrl);
  if (done !== null) return done;
  const program = startProgram({ name: 'set-up', script: 'apps/local/dist/set-up/main.js', environment, folders });
  let result: SetUp = { migrations: 0, accounts: [] };
  program.child.on('message', (sent) => {
    const told = message.parse(sent);
    result = told.kind === 'migrated' ? { ...result, migrations: told.migrations } : { ...result, accounts: told.accounts };
  });
  const { code } = await program.exited;
  if (code !== 0) throw new Error(`The database could not be set up; the reason is in ${logFileOf(folders, 'set-up')}.`);
  writeFileSync(`${folders.setUpFile}.new`, JSON.stringify({ print, accounts: result.accounts }));
  renameSync(`${folders.setUpFile}.new`, folders.setUpFile);
  return result;
}
