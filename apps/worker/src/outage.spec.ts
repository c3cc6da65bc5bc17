import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { choosePort, databaseUrl, ensureApplicationDatabase, ensureQueueDatabase, ensureRoles, startCluster, waitUntil, type Cluster } from '@sinau/engines';
import { Database, enqueue } from '@sinau/persistence/core';
import { createDataSource, migrate } from '@sinau/persistence/schema';
import { migrateQueue } from '@sinau/queue';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { RunningWorker } from './create-worker.js';
import { agencyId, bellTables, ringBell } from './testing/bells.js';
import { startTestWorker } from './testing/test-worker.js';

const folder = mkdtempSync(join(tmpdir(), 'sinau-worker-outage-'));
const passwords = { sinau_owner: 'o', sinau_app: 'a', sinau_author: 'u', sinau_worker: 'w', sinau_queue: 'q' };
const said: string[] = [];
const running: RunningWorker[] = [];
let cluster: Cluster;
let api: Database;

async function boot(port: number): Promise<Cluster> {
  return startCluster({ folder: join(folder, 'postgres'), logFolder: folder, port, superuserPassword: 'sinau-test' });
}
const url = (name: string, role: keyof typeof passwords) => databaseUrl(cluster.port, name, role, passwords[role]);

async function superuser(sql: string): Promise<number> {
  const client = new pg.Client({ connectionString: cluster.url('sinau') });
  await client.connect();
  const { rows } = await client.query<{ n?: number }>(sql);
  await client.end();
  return rows?.[0]?.n ?? 0;
}

beforeAll(async () => {
  cluster = await boot((await choosePort(22_250 + (process.pid % 50))).port);
  await ensureRoles(cluster.url(), passwords);
  await ensureApplicationDatabase(cluster.url(), 'sinau');
  await ensureQueueDatabase(cluster.url(), 'sinau_queue');
  await migrate(url('sinau', 'sinau_owner'));
  await migrateQueue(url('sinau_queue', 'sinau_queue'));
  await superuser(bellTables);
}, 60_000);

afterAll(async () => {
  await Promise.all(running.map((worker) => worker.stop()));
  await api.dataSource.destroy();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

const eventually = async (condition: () => Promise<boolean> | boolean) => {
  if (!(await waitUntil(condition, 30_000))) throw new Error(`never became true: ${String(condition)}; said ${said.join()}`);
};
const askFor = (bell: string) =>
  api.transaction({ kind: 'system', agencyId, job: 'spec' }, (transaction) => enqueue(transaction, ringBell, { agencyId, bell }));
const rings = () => superuser('select count(*)::int as n from rings');

test('a worker whose PostgreSQL is killed waits, says so once, and goes on without a restart', async () => {
  const log = { write: (line: string) => void said.push(String(Reflect.get(Object(JSON.parse(line)), 'msg'))) };
  const worker = await startTestWorker({
    databaseUrl: url('sinau', 'sinau_worker'),
    queue: { databaseUrl: url('sinau_queue', 'sinau_queue') },
    log,
  });
  running.push(worker);
  api = new Database(await createDataSource(url('sinau', 'sinau_app'), { size: 2, name: 'spec' }).initialize());
  await askFor('before');
  await eventually(async () => (await rings()) === 1);

  // killed in the middle of a job that is held; another is asked for and not yet relayed
  await superuser(`insert into bells values ('${agencyId}', 'held', false, true)`);
  await askFor('held');
  await eventually(async () => (await superuser(`select count(*)::int as n from bell_runs where bell = 'held'`)) === 1);
  said.length = 0;
  cluster.service.child.kill('SIGKILL');
  await cluster.service.exited;
  await eventually(() => said.length >= 2);
  const ready = await fetch(`http://127.0.0.1:${worker.metricsPort}/ready`);
  expect(ready.status).toBe(503);

  cluster = await boot(cluster.port);
  await superuser(`update bells set held = false`);
  await askFor('after');
  await eventually(async () => (await rings()) === 3 && (await superuser('select count(*)::int as n from outbox')) === 0);
  const told = (sentence: string) => said.filter((line) => line === sentence).length;
  expect(told('the database is away; waiting for it')).toBe(1);
  expect(told('the database is back')).toBe(1);
  expect(told('the job queue is away; waiting for it')).toBe(1);
  expect(told('the job queue is back')).toBe(1);
}, 120_000);
