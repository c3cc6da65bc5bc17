import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choosePort, dropDatabase, ensureRoles, isRunning, ROLES, startCluster, stopLeftover, type Role } from '@sinau/engines';
import pg from 'pg';

/** How Jest's workers learn where the run's PostgreSQL is. */
export const TEST_CLUSTER = 'SINAU_TEST_CLUSTER';

export interface TestCluster {
  /** The superuser's address of the maintenance database. */
  readonly superuserUrl: string;
  readonly passwords: Readonly<Record<Role, string>>;
  /** Names of databases of this run begin with it. */
  readonly prefix: string;
}

/** One for each user of the machine: nobody may write into another's. */
const FOLDERS = join(tmpdir(), `sinau-test-clusters-${process.getuid?.() ?? 'own'}`);

/** Speed over safety: what a test stored need not outlive the machine's power. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off', max_wal_size: '1GB' };

/** Folders are named by the process that made them; those of the dead are removed, with their servers. */
async function removeFoldersOfTheDead(): Promise<void> {
  if (!existsSync(FOLDERS)) return;
  for (const name of readdirSync(FOLDERS)) {
    if (isRunning(Number(name), 'jest')) continue;
    const folder = join(FOLDERS, name);
    const pidFile = join(folder, 'postgres/postmaster.pid');
    if (existsSync(pidFile)) await stopLeftover(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), folder, 'SIGINT');
    rmSync(folder, { recursive: true, force: true });
  }
}

const passwordsFrom = (make: () => string): Record<Role, string> => ({
  sinau_owner: make(),
  sinau_app: make(),
  sinau_author: make(),
  sinau_worker: make(),
  sinau_queue: make(),
});

/** Removes what a run left on a server that is not ours. */
async function dropDatabasesOf(superuserUrl: string, prefix: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>('select datname from pg_database where starts_with(datname, $1)', [prefix]);
    for (const { datname } of rows) {
      await client.query(`alter database ${pg.escapeIdentifier(datname)} is_template false`);
      await dropDatabase(superuserUrl, datname);
    }
  } finally {
    await client.end();
  }
}

/** A server that somebody else runs for tests: its roles get one known password, since two runs may share it. */
async function givenCluster(superuserUrl: string): Promise<{ cluster: TestCluster; stop(): Promise<void> }> {
  const passwords = passwordsFrom(() => 'sinau-test');
  const prefix = `sinau_test_${process.pid}`;
  await ensureRoles(superuserUrl, passwords);
  return { cluster: { superuserUrl, passwords, prefix }, stop: () => dropDatabasesOf(superuserUrl, `${prefix}_`) };
}

async function ownCluster(): Promise<{ cluster: TestCluster; stop(): Promise<void> }> {
  await removeFoldersOfTheDead();
  const folder = join(FOLDERS, String(process.pid));
  mkdirSync(folder, { recursive: true });
  const { port } = await choosePort(25_000 + (process.pid % 2_000));
  const secret = (): string => randomBytes(12).toString('hex');
  const server = await startCluster({
    folder: join(folder, 'postgres'),
    logFolder: join(folder, 'log'),
    port,
    superuserPassword: secret(),
    settings: SETTINGS,
  });
  const passwords = passwordsFrom(secret);
  await ensureRoles(server.url(), passwords);
  return {
    cluster: { superuserUrl: server.url(), passwords, prefix: `sinau_test_${process.pid}` },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let running: { cluster: TestCluster; stop(): Promise<void> } | null = null;

/** One PostgreSQL for the whole run: the one at DATABASE_TEST_URL (a superuser's address), else one of our own. */
export async function startTestCluster(): Promise<TestCluster> {
  const given = process.env['DATABASE_TEST_URL'];
  running ??= given === undefined || given === '' ? await ownCluster() : await givenCluster(given);
  return running.cluster;
}

export async function stopTestCluster(): Promise<void> {
  await running?.stop();
  running = null;
}

/** What the global set-up wrote for this process, read back. Throws when a spec runs outside the `database` project. */
export function testClusterOf(environment: NodeJS.ProcessEnv): TestCluster {
  const text = environment[TEST_CLUSTER];
  if (text === undefined) throw new Error('There is no test database here: name the spec x.db.spec.ts or x.http.spec.ts.');
  const value: unknown = JSON.parse(text);
  if (!isTestCluster(value)) throw new Error(`${TEST_CLUSTER} does not hold a test cluster.`);
  return value;
}

function isTestCluster(value: unknown): value is TestCluster {
  if (typeof value !== 'object' || value === null) return false;
  if (!('superuserUrl' in value) || !('prefix' in value) || !('passwords' in value)) return false;
  const { passwords } = value;
  return typeof passwords === 'object' && passwords !== null && ROLES.every((role) => role in passwords);
}
