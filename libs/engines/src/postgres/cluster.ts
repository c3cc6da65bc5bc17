import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { isRunning, stopLeftover, waitUntil } from '../process/processes.js';
import { Service } from '../process/service.js';
import { isRoot, NOBODY } from '../process/unprivileged.js';
import { postgresBinaries } from './binaries.js';

export const SUPERUSER = 'postgres';

export interface ClusterOptions {
  /** Absolute; made when it isn't there. */
  readonly folder: string;
  readonly logFolder: string;
  readonly port: number;
  readonly superuserPassword: string;
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Cluster {
  readonly service: Service;
  readonly port: number;
  /** Address of one database for one role; the superuser's and `postgres` by default. */
  url(database?: string, role?: string, password?: string): string;
  stop(): Promise<void>;
}

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  max_wal_size: '256MB',
  checkpoint_timeout: '5min',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %q%u@%d ',
};

export const databaseUrl = (port: number, database: string, role: string, password: string): string =>
  `postgres://${encodeURIComponent(role)}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;

/** A cluster that is there is whole: it is made beside its place and renamed when initdb has ended well. */
async function createCluster(options: ClusterOptions, initdb: string): Promise<void> {
  const aside = `${options.folder}.new`;
  const passwordFile = `${options.folder}.password`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, options.superuserPassword, { mode: 0o600 });
  if (isRoot()) for (const path of [aside, passwordFile]) chownSync(path, NOBODY, NOBODY);
  const logFile = join(options.logFolder, 'initdb.log');
  const run = Service.start({
    name: 'initdb',
    file: initdb,
    arguments: [
      ...['-D', aside, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '-E', 'UTF8'],
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-sync', '--no-instructions'],
    ],
    environment: { ...process.env, LC_ALL: 'C' },
    logFile,
    stopSignal: 'SIGTERM',
    refusesRoot: true,
  });
  const exit = await run.exited;
  rmSync(passwordFile, { force: true });
  if (exit.code !== 0) throw new Error(`PostgreSQL could not make its data folder; its words are in ${logFile}.`);
  renameSync(aside, options.folder);
}

/**
 * A server that was killed leaves its id in the folder. PostgreSQL believes it as long as any process has that id: one that
 * came later, or the dead server itself while nobody has asked how it ended. Whether sessions still work on the folder it
 * knows by their shared memory, so the note may go.
 */
async function stopPostmasterLeftBehind(folder: string): Promise<void> {
  const pidFile = join(folder, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  await stopLeftover(pid, folder, 'SIGINT');
  if (!isRunning(pid, folder)) rmSync(pidFile, { force: true });
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined); // a server that is starting may cut the line; the next try tells
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

interface ServerRun {
  readonly file: string;
  readonly arguments: readonly string[];
  readonly logFile: string;
}

const ANSWERS_WITHIN = 60_000; // milliseconds
/** Sessions of a server that was killed end when they next look up; until then its folder is held. */
const HELD_BY_THE_DEAD = /pre-existing shared memory block/;
const TRY_AGAIN_AFTER = 300; // milliseconds

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);
const wordsSince = (file: string, start: number): string => readFileSync(file).subarray(start).toString('utf8');

/** The server once it answers a query; null when it ended or kept silent. */
async function startServer({ logFile, ...command }: ServerRun, url: string): Promise<Service | null> {
  const end = performance.now() + ANSWERS_WITHIN;
  for (;;) {
    const start = sizeOf(logFile);
    const service = Service.start({ name: 'postgres', ...command, environment: { ...process.env, LC_ALL: 'C' }, logFile, stopSignal: 'SIGINT', refusesRoot: true });
    const settled = await waitUntil(async () => !service.running || (await answers(url)), end - performance.now(), 30);
    if (settled && service.running) return service;
    await service.stop(5_000);
    if (performance.now() >= end || !HELD_BY_THE_DEAD.test(wordsSince(logFile, start))) return null;
    await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_AFTER));
  }
}

/**
 * Makes the cluster when it isn't there, stops a server that a killed run left on it, starts the server and waits until
 * it answers a query. SIGINT is PostgreSQL's fast shutdown: sessions are rolled back, the files are left clean.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const binaries = postgresBinaries();
  await stopPostmasterLeftBehind(options.folder);
  if (!existsSync(join(options.folder, 'PG_VERSION'))) await createCluster(options, binaries.initdb);
  const settings = {
    ...SETTINGS,
    ...(process.platform === 'linux' ? { dynamic_shared_memory_type: 'mmap' } : {}), // /dev/shm is 64 MB in a container
    ...options.settings,
  };
  const run: ServerRun = {
    file: binaries.postgres,
    arguments: ['-D', options.folder, '-p', String(options.port), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    logFile: join(options.logFolder, 'postgres.log'),
  };
  const url: Cluster['url'] = (database = 'postgres', role = SUPERUSER, password = options.superuserPassword) =>
    databaseUrl(options.port, database, role, password);
  const service = await startServer(run, url());
  if (service === null) throw new Error(`PostgreSQL did not start on port ${options.port}; its words are in ${run.logFile}.`);
  return {
    service,
    port: options.port,
    url,
    stop: async () => {
      await service.stop(8_000);
    },
  };
}
