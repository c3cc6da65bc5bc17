import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { choosePort } from '../process/ports.js';
import { isRunning, waitUntil } from '../process/processes.js';
import { startCluster, type Cluster } from './cluster.js';
import { dropDatabase, ensureApplicationDatabase, ensureQueueDatabase, ensureRoles, type RolePasswords } from './roles.js';

const passwords: RolePasswords = {
  sinau_owner: "o'wner",
  sinau_app: 'app',
  sinau_author: 'author',
  sinau_worker: 'worker',
  sinau_queue: 'queue',
};

let folder: string;
const started: Cluster[] = [];

const start = async (): Promise<Cluster> => {
  const { port } = await choosePort(24_100 + (process.pid % 500));
  const cluster = await startCluster({
    folder: join(folder, 'postgres'),
    logFolder: join(folder, 'log'),
    port,
    superuserPassword: 's/uper:user@',
  });
  started.push(cluster);
  return cluster;
};

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sinau-engines-'));
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((cluster) => cluster.stop()));
  rmSync(folder, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', () => {
  test('keeps what was stored over a stop, and over the death of its server', async () => {
    const first = await start();
    await ask(first.url(), 'create table kept (n int)');
    await ask(first.url(), 'insert into kept values (1)');
    await first.stop();

    const second = await start();
    await ask(second.url(), 'insert into kept values (2)');
    second.service.child.kill('SIGKILL');
    await second.service.exited;

    const third = await start();
    expect(await ask(third.url(), 'select n from kept order by n')).toEqual([1, 2]);
  }, 60_000);

  test('stops a server that a killed run left on its folder before it starts another', async () => {
    const abandoned = await start();
    const next = await start();
    expect(isRunning(abandoned.service.pid, folder)).toBe(false);
    expect(await ask(next.url(), 'select 1')).toEqual([1]);
  }, 60_000);

  test('starts on the folder of a killed server whose id a stranger has got since', async () => {
    const first = await start();
    await ask(first.url(), 'create table kept (n int)');
    first.service.child.kill('SIGKILL');
    await first.service.exited;
    const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}; // PostgreSQL looks at processes of its own user
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore', ...nobody });
    const pidFile = join(folder, 'postgres/postmaster.pid');
    writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(stranger.pid)));
    try {
      expect(await ask((await start()).url(), 'select count(*)::int from kept')).toEqual([0]);
      expect(stranger.exitCode).toBe(null);
    } finally {
      stranger.kill('SIGKILL');
    }
  }, 60_000);

  test('waits for a session of a killed server that still works on the folder', async () => {
    const first = await start();
    const busy = ask(first.url(), 'select count(*) from generate_series(1, 12000000)').catch(() => []); // some seconds, without looking up
    await waitUntil(async () => (await ask(first.url(), `select 1 from pg_stat_activity where query like '%12000000%' and pid <> pg_backend_pid()`)).length > 0, 20_000);
    first.service.child.kill('SIGKILL');
    await first.service.exited;
    expect(await ask((await start()).url(), 'select 1')).toEqual([1]);
    await busy;
  }, 90_000);

  test('does not take a half-made folder for a cluster', async () => {
    const halfMade = join(folder, 'postgres.new');
    mkdirSync(halfMade, { recursive: true });
    writeFileSync(join(halfMade, 'PG_VERSION'), '18\n');
    const cluster = await start();
    expect(await ask(cluster.url(), 'show server_version_num')).toEqual([expect.stringMatching(/^18\d{4}$/)]);
    expect(existsSync(halfMade)).toBe(false);
  }, 60_000);

  test('makes each role once, changes its password the second time, and lets each reach its own database only', async () => {
    const cluster = await start();
    await ensureRoles(cluster.url(), { ...passwords, sinau_app: 'an older one' });
    await ensureRoles(cluster.url(), passwords);
    for (let run = 0; run < 2; run += 1) {
      await ensureApplicationDatabase(cluster.url(), 'sinau');
      await ensureQueueDatabase(cluster.url(), 'sinau_queue');
    }
    const reaches = (database: string, role: keyof RolePasswords, password = passwords[role]): Promise<string> =>
      ask(cluster.url(database, role, password), 'select current_user').then(
        () => 'reached',
        (error: Error) => error.message.replace(/ for (user|database).*/, ''),
      );

    expect(await reaches('sinau', 'sinau_owner')).toBe('reached');
    expect(await reaches('sinau', 'sinau_app')).toBe('reached');
    expect(await reaches('sinau', 'sinau_app', 'an older one')).toBe('password authentication failed');
    expect(await reaches('sinau', 'sinau_queue')).toBe('permission denied');
    expect(await reaches('sinau_queue', 'sinau_queue')).toBe('reached');
    expect(await reaches('sinau_queue', 'sinau_worker')).toBe('permission denied');
    await expect(ask(cluster.url('sinau', 'sinau_app', 'app'), 'create table t (n int)')).rejects.toThrow('permission denied');

    await ask(cluster.url('sinau', 'sinau_owner', passwords.sinau_owner), 'create table t (n int)');
    await ensureApplicationDatabase(cluster.url(), 'copy', 'sinau');
    expect(await ask(cluster.url('copy', 'sinau_owner', passwords.sinau_owner), 'select count(*)::int from t')).toEqual([0]);
    await dropDatabase(cluster.url(), 'copy');
    expect(await reaches('copy', 'sinau_owner')).toBe('database "copy" does not exist');
  }, 60_000);
});
