import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { RetryFailedJob } from '@sinau/application/jobs';
import { defineJob } from '@sinau/contracts/jobs';
import { choosePort, findRedis, givenRedis, startRedis, waitUntil } from '@sinau/engines';
import { createDataSource } from '@sinau/persistence/schema';
import { Database, enqueue } from '@sinau/persistence/core';
import { migrateQueue, openQueues, type JobQueue, type QueueTarget } from '@sinau/queue';
import { testDatabase, testQueueDatabase, type TestDatabase } from '@sinau/testing';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import type { RunningWorker } from './create-worker.js';
import { agencyId, bellTables, BellsModule, HoursModule, ReconcilingModule, ringBell, strikeHour } from './testing/bells.js';
import { startTestWorker, type TestWorkerSettings } from './testing/test-worker.js';
import type { WorkerProcessArgument } from './testing/worker-process.js';

type TestQueue = { readonly target: QueueTarget; lose(): Promise<void>; remove(): Promise<void> };

async function postgresQueue(): Promise<TestQueue> {
  const database = await testQueueDatabase();
  await migrateQueue(database.url);
  return {
    target: { databaseUrl: database.url },
    lose: () => ask(database.url, `delete from bullmq.job; delete from bullmq.meta`).then(() => undefined),
    remove: () => database.drop(),
  };
}

async function redisQueue(file: string): Promise<TestQueue> {
  const folder = mkdtempSync(join(tmpdir(), 'sinau-worker-redis-'));
  const { port } = await choosePort(22_150 + (process.pid % 50));
  const server = await startRedis({ file, folder, logFolder: folder, port });
  const { Redis } = await import('ioredis');
  return {
    target: { redisUrl: server.url },
    lose: async () => {
      const redis = new Redis(server.url);
      await redis.flushall();
      redis.disconnect();
    },
    remove: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A Redis that is there already: its database of the tests must be empty, since the spec empties it. */
async function givenQueue(redisUrl: string): Promise<TestQueue> {
  const { Redis } = await import('ioredis');
  const redis = new Redis(redisUrl);
  if ((await redis.dbsize()) > 0) throw new Error('the database that REDIS_URL leads to is not empty, and this spec would empty it');
  return {
    target: { redisUrl },
    lose: async () => void (await redis.flushdb()),
    remove: async () => {
      await redis.flushdb();
      redis.disconnect();
    },
  };
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string, values?: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

const redis = findRedis();
const given = redis === null ? givenRedis() : null;
if (redis === null) process.stderr.write(`redis-server is not on PATH: the worker is tried on a PostgreSQL queue${given === null ? ' only' : ' and at REDIS_URL'}\n`);
const backends: readonly (readonly [string, () => Promise<TestQueue>])[] = [
  ['PostgreSQL', postgresQueue],
  ...(redis === null ? [] : [['Redis', () => redisQueue(redis)] as const]),
  ...(given === null ? [] : [['a given Redis', () => givenQueue(given)] as const]),
];
const actor = { kind: 'system', agencyId, job: 'spec' } as const;

describe.each(backends)('the worker with its queue on %s', (_name, makeQueue) => {
  let database: TestDatabase;
  let queue: TestQueue;
  let api: Database;
  let admin: JobQueue;
  const running: RunningWorker[] = [];
  const children: ChildProcess[] = [];

  const sql = <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => ask<Row>(database.superuserUrl, text, values);
  const count = async (table: string) => (await sql<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n ?? -1;
  const start = async (settings: Partial<TestWorkerSettings> = {}) => {
    const worker = await startTestWorker({ databaseUrl: database.urls.worker, queue: queue.target, ...settings });
    running.push(worker);
    return worker;
  };
  /** What a request does: the change and its job in one transaction. */
  const askFor = (...bells: readonly string[]) => askAsPartOf('request-1', ...bells);
  const askAsPartOf = (requestId: string, ...bells: readonly string[]) =>
    api.transaction({ ...actor, requestId }, async (transaction) => {
      for (const bell of bells) await enqueue(transaction, ringBell, { agencyId, bell });
    });
  const eventually = async (condition: () => Promise<boolean>) => {
    if (!(await waitUntil(condition, 60_000))) throw new Error(`never became true: ${String(condition)}`);
  };
  const startProcess = (argument: Partial<WorkerProcessArgument>) => {
    const whole: WorkerProcessArgument = { databaseUrl: database.urls.worker, queue: queue.target, ...argument };
    const child = fork(new URL('../dist/testing/worker-process.js', import.meta.url).pathname, [JSON.stringify(whole)]);
    children.push(child);
    return child;
  };

  beforeAll(async () => {
    queue = await makeQueue();
  });
  beforeEach(async () => {
    database = await testDatabase();
    await sql(bellTables);
    await queue.lose();
    api = new Database(await createDataSource(database.urls.app, { size: 3, name: 'spec' }).initialize());
    const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
    admin = openQueues(queue.target, { log: silent });
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await Promise.all(running.splice(0).map((worker) => worker.stop()));
    await admin.close();
    await api.dataSource.destroy();
    await database.drop();
  });
  afterAll(() => queue.remove());

  test('does what a committed request asked for, as part of that request, and clears the outbox', async () => {
    await start();
    await askAsPartOf('request-7', 'noon');
    await eventually(async () => (await count('outbox')) === 0);
    expect(await sql('select * from bell_runs')).toEqual([{ bell: 'noon', request_id: 'request-7' }]);
    expect(await count('rings')).toBe(1);
  });

  test('does nothing for a request that was rolled back', async () => {
    await start();
    await expect(api.transaction(actor, async (transaction) => {
      await enqueue(transaction, ringBell, { agencyId, bell: 'undone' });
      throw new Error('changed my mind');
    })).rejects.toThrow('changed my mind');
    await askFor('done');
    await eventually(async () => (await count('rings')) === 1);
    expect(await sql('select bell from bell_runs')).toEqual([{ bell: 'done' }]);
  });

  test('shares 300 rows among three workers, each bell rung once', async () => {
    // more than one batch of 200, asked for before anyone is there to relay
    await askFor(...Array.from({ length: 300 }, (_, index) => `bell-${index}`));
    await Promise.all([start(), start(), start()]);
    await eventually(async () => (await count('outbox')) === 0);
    expect(await count('rings')).toBe(300);
  });

  test('runs again for what was asked while the same job was running', async () => {
    await sql(`insert into bells values ($1, 'slow', false, true)`, [agencyId]);
    await start({ timing: { sweepMs: 60_000, lockMs: 30_000 } }); // nobody looks for lost jobs here, and a busy machine loses no lock
    await askFor('slow');
    await eventually(async () => (await count('bell_runs')) === 1);
    await askFor('slow');
    await eventually(async () => (await count('outbox where relayed_at is not null')) === 2);
    await sql(`update bells set held = false`);
    await eventually(async () => (await count('outbox')) === 0);
    expect(await count('bell_runs')).toBe(2);
    expect(await count('rings')).toBe(1);
  });

  test('survives kill -9 between the hand-over and its mark', async () => {
    await askFor('noon');
    expect(await once(startProcess({ dies: 'before-mark' }), 'exit')).toEqual([null, 'SIGKILL']);
    expect(await count('outbox where relayed_at is null')).toBe(1);
    await start();
    await eventually(async () => (await count('outbox')) === 0);
    expect(await count('rings')).toBe(1);
  });

  test('survives kill -9 between the effect and the end: run twice, one effect', async () => {
    await askFor('noon');
    expect(await once(startProcess({ dies: 'before-end' }), 'exit')).toEqual([null, 'SIGKILL']);
    expect([await count('rings'), await count('outbox')]).toEqual([1, 1]);
    await start();
    await eventually(async () => (await count('outbox')) === 0);
    expect([await count('rings'), await count('bell_runs')]).toEqual([1, 2]);
  });

  test('hands over again what the queue has lost', async () => {
    await admin.pause('notifications');
    await start();
    await askFor(...Array.from({ length: 100 }, (_, index) => `bell-${index}`));
    await eventually(async () => (await count('outbox where relayed_at is not null')) === 100);
    expect((await admin.counts('notifications')).waiting).toBe(100);

    await queue.lose();
    await eventually(async () => (await count('outbox')) === 0);
    expect(await count('rings')).toBe(100);
  });

  test('lays a job aside after eight tries while others go on, and does it when an administrator retries it', async () => {
    await sql(`insert into bells values ($1, 'cracked', true)`, [agencyId]);
    // nobody looks for lost jobs here: on a busy machine the last failure leaves the queue before it is written down
    await start({ timing: { sweepMs: 60_000, lockMs: 30_000 } });
    await askAsPartOf('request-8', 'cracked', 'sound-1', 'sound-2');

    await eventually(async () => (await count('failed_jobs')) === 1);
    const [failed] = await sql('select * from failed_jobs');
    expect(failed).toMatchObject({
      agency_id: agencyId,
      job: 'ring-bell',
      payload: { agencyId, bell: 'cracked' },
      error: 'cracked is cracked',
      attempts: 8,
      request_id: 'request-8',
      retried_at: null,
    });
    await eventually(async () => (await count('outbox')) === 0);
    expect(await sql('select bell from rings order by bell')).toEqual([{ bell: 'sound-1' }, { bell: 'sound-2' }]);
    expect(await count(`bell_runs where bell = 'cracked'`)).toBe(8);

    await sql('update bells set cracked = false');
    const retry = new RetryFailedJob(api);
    const stranger = { kind: 'system', agencyId: '00000000-0000-7000-8000-000000000002', job: 'spec' } as const;
    await expect(retry.run(stranger, String(failed?.['id']))).rejects.toThrow('not_found');
    await retry.run(actor, String(failed?.['id']));
    await expect(retry.run(actor, String(failed?.['id']))).rejects.toThrow('not_found');
    await eventually(async () => (await count(`rings where bell = 'cracked'`)) === 1);
    expect(await sql(`select action, facts from audit_entries`)).toEqual([{ action: 'job.retried', facts: { job: 'ring-bell' } }]);
  });

  test('lays aside a row that no job can do, and goes on', async () => {
    await sql(`insert into outbox (id, job, payload) values (gen_random_uuid(), 'unheard-of', '{}'), (gen_random_uuid(), 'ring-bell', '{"bell": 7}'),
      (gen_random_uuid(), 'ring-bell', '{"agencyId": "${agencyId}", "bell": "a:b"}')`);
    await start();
    await askFor('noon');
    await eventually(async () => (await count('rings')) === 1 && (await count('failed_jobs')) === 3);
    expect(await count('outbox where relayed_at is null')).toBe(0);
    const reasons = (await sql<{ error: string }>('select error from failed_jobs')).map(({ error }) => error).toSorted();
    expect(reasons).toEqual([expect.stringContaining('expected string'), 'a job id holds no ":" (ring-bell-a:b)', 'no job is declared by the name unheard-of']);
  });

  test('runs a job by the clock, without any outbox row', async () => {
    await start({ declared: [ringBell, strikeHour], features: [BellsModule, HoursModule] });
    await eventually(async () => (await count(`bell_runs where bell = 'hour'`)) >= 2);
  });

  test('mends business state that no job was asked for, agency by agency', async () => {
    await sql(`insert into bells select id, 'bell of ' || code from agencies`);
    await start({ features: [BellsModule, ReconcilingModule] });
    await eventually(async () => (await count('rings')) === 2 && (await count('outbox')) === 0);
    expect(await sql('select bell from rings order by bell')).toEqual([{ bell: 'bell of BL' }, { bell: 'bell of DG' }]);
  });

  test('answers whether it is ready, and what it has done', async () => {
    const { metricsPort } = await start();
    await askFor('noon');
    await eventually(async () => (await count('rings')) === 1 && (await count('outbox')) === 0);
    const get = (path: string) => fetch(`http://127.0.0.1:${metricsPort}${path}`);
    expect((await get('/live')).status).toBe(200);
    expect(await (await get('/ready')).json()).toEqual({ database: true, queue: true });
    expect((await get('/nothing')).status).toBe(404);
    const page = await (await get('/metrics')).text();
    expect(page).toContain('sinau_job_duration_seconds_count{job="ring-bell",outcome="done"} 1');
    expect(page).toContain('sinau_outbox_rows{state="waiting"} 0');
    expect(page).toContain('sinau_outbox_oldest_seconds 0');
    expect(page).toContain('sinau_queue_jobs{queue="notifications",state="failed"} 0');
  });

  test('gives its numbers to who sends the token, when there is one; health needs none', async () => {
    const { metricsPort } = await start({ environment: { METRICS_TOKEN: 'a-token-of-sixteen' } });
    const ask = async (path: string, authorization = '') => (await fetch(`http://127.0.0.1:${metricsPort}${path}`, { headers: { authorization } })).status;
    expect([await ask('/metrics'), await ask('/metrics', 'Bearer wrong'), await ask('/metrics', 'a-token-of-sixteen')]).toEqual([404, 404, 404]);
    expect([await ask('/metrics', 'Bearer a-token-of-sixteen'), await ask('/live'), await ask('/ready')]).toEqual([200, 200, 200]);
  });

  test('without a token gives its numbers to this machine and not through a proxy, and listens at no address but the one it is told', async () => {
    const { metricsPort } = await start();
    const ask = async (headers: Record<string, string>) => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`, { headers })).status;
    expect([await ask({}), await ask({ 'x-forwarded-for': '203.0.113.7' })]).toEqual([200, 404]);
    // TEST-NET-1 (RFC 5737): no machine has it
    await expect(start({ environment: { WORKER_METRICS_HOST: '192.0.2.1' } })).rejects.toMatchObject({ code: 'EADDRNOTAVAIL' });
  });

  test('as a process, says when it is ready, and stops in order when told or when its parent is gone', async () => {
    const [told, orphan] = [startProcess({}), startProcess({})];
    expect(await Promise.all([once(told, 'message'), once(orphan, 'message')])).toEqual([[{ ready: true }], [{ ready: true }]]);
    await askFor('noon');
    await eventually(async () => (await count('outbox')) === 0);
    told.kill('SIGTERM');
    orphan.disconnect();
    expect(await Promise.all([once(told, 'exit'), once(orphan, 'exit')])).toEqual([[0, null], [0, null]]);
  });

  test('as a process, leaves a job that does not end in time to the next worker', async () => {
    await sql(`insert into bells values ($1, 'slow', false, true)`, [agencyId]);
    const child = startProcess({});
    await askFor('slow');
    await eventually(async () => (await count('bell_runs')) === 1);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    await sql('update bells set held = false');
    expect([await count('rings'), await count('outbox')]).toEqual([0, 1]);
    await start();
    await eventually(async () => (await count('rings')) === 1 && (await count('outbox')) === 0);
  });

  test('as a process, does not outlive its parent while it waits for its database', async () => {
    const child = startProcess({ databaseUrl: 'postgres://nobody@127.0.0.1:1/nothing', announces: true });
    await once(child, 'message');
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test('as a process, exits with 1 when a declared job has no handler', async () => {
    expect(await once(startProcess({ withoutHandlers: true }), 'exit')).toEqual([1, null]);
  });

  test('does not start when a declared job has no handler', async () => {
    const tuneBell = defineJob({ name: 'tune-bell', queue: 'maintenance', payload: z.strictObject({}), dedupe: () => 'all' });
    await expect(start({ declared: [ringBell, tuneBell] })).rejects.toThrow('tune-bell has no handler');
    await expect(start({ features: [] })).rejects.toThrow('ring-bell has no handler');
  });
});
