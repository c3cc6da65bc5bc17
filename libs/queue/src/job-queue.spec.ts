import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { choosePort, findRedis, givenRedis, startCluster, startRedis, waitUntil } from '@sinau/engines';
import { Redis } from 'ioredis';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { ringBell } from './contract/bell.js';
import { startChild } from './contract/child-process.js';
import { GiveUp, QueueAway, handler, migrateQueue, openQueues, type JobContext, type JobQueue, type QueueTarget } from './index.js';

/** A backend that a spec may empty and, where it is the spec's own, kill and start again on the same data. */
type Server = {
  readonly target: QueueTarget;
  empty(): Promise<void>;
  /** Null for a server that was there before: it is not ours to kill. */
  readonly power: { kill(): Promise<void>; start(): Promise<void> } | null;
  remove(): Promise<void>;
};

async function postgresServer(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'sinau-queue-postgres-'));
  const { port } = await choosePort(22_050 + (process.pid % 50));
  const boot = () => startCluster({ folder: join(folder, 'data'), logFolder: folder, port, superuserPassword: 'sinau-test' });
  let cluster = await boot();
  const databaseUrl = cluster.url();
  return {
    target: { databaseUrl },
    empty: async () => {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      await client.query('SET client_min_messages TO error; DROP SCHEMA IF EXISTS bullmq CASCADE');
      await client.end();
      await migrateQueue(databaseUrl);
    },
    power: {
      kill: async () => {
        cluster.service.child.kill('SIGKILL');
        await cluster.service.exited;
      },
      start: async () => {
        cluster = await boot();
      },
    },
    remove: async () => {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function redisServer(file: string): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'sinau-queue-redis-'));
  const { port } = await choosePort(22_000 + (process.pid % 50));
  const boot = () => startRedis({ file, folder, logFolder: folder, port });
  let server = await boot();
  const redisUrl = server.url;
  const ask = async (work: (redis: Redis) => Promise<unknown>) => {
    const redis = new Redis(redisUrl);
    await work(redis);
    redis.disconnect();
  };
  return {
    target: { redisUrl },
    empty: () => ask((redis) => redis.flushall()),
    power: {
      kill: async () => {
        // what was acknowledged within the last second may be lost by everysec: not what this suite asks
        await ask(async (redis) => {
          await redis.config('SET', 'appendfsync', 'always');
          await redis.set('synced', 1);
        });
        server.service.child.kill('SIGKILL');
        await server.service.exited;
      },
      start: async () => {
        server = await boot();
      },
    },
    remove: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A Redis that is there already: its database of the tests must be empty, since the suite empties it. */
async function givenServer(redisUrl: string): Promise<Server> {
  const ask = async <Answer>(work: (redis: Redis) => Promise<Answer>): Promise<Answer> => {
    const redis = new Redis(redisUrl);
    try {
      return await work(redis);
    } finally {
      redis.disconnect();
    }
  };
  const empty = () => ask((redis) => redis.flushdb()).then(() => undefined);
  if ((await ask((redis) => redis.dbsize())) > 0) throw new Error('the database that REDIS_URL leads to is not empty, and this suite would empty it');
  return { target: { redisUrl }, empty, power: null, remove: empty };
}

/** What is worth reading of an error that nobody expected. */
const errorFields = (_key: string, value: unknown) => (value instanceof Error ? `${value.name}: ${value.message}` : value);

const redis = findRedis();
const given = redis === null ? givenRedis() : null;
if (redis === null) process.stderr.write(`redis-server is not on PATH: ${given === null ? 'the queue contract runs on PostgreSQL only' : 'on Redis the queue contract runs at REDIS_URL, without killing it'}\n`);
const backends: readonly (readonly [name: string, boot: () => Promise<Server>, own: boolean])[] = [
  ['PostgreSQL', postgresServer, true],
  ...(redis === null ? [] : [['Redis', () => redisServer(redis), true] as const]),
  ...(given === null ? [] : [['a given Redis', () => givenServer(given), false] as const]),
];

describe.each(backends)('the job queue on %s', (_name, boot, own) => {
  let server: Server;
  let said: string[];
  let killed = false;
  const open: JobQueue[] = [];
  const children: ChildProcess[] = [];

  const openQueue = (settings: { attempts?: number; firstDelayMs?: number; lockMs?: number } = {}): JobQueue => {
    const say = (facts: object, message: string) => void said.push(message === 'the job queue reported an error' ? JSON.stringify(facts, errorFields) : message);
    const queue = openQueues(server.target, { log: { info: say, warn: say, error: say }, lockMs: 1_000, firstDelayMs: 50, lookAgainMs: 200, ...settings });
    open.push(queue);
    return queue;
  };
  /** Rings are written down in the order they are heard. */
  const listen = (queue: JobQueue, heard: string[], run: (context: JobContext) => Promise<void> = async () => undefined) =>
    queue.work([
      handler(ringBell, async ({ bell }, context) => {
        heard.push(bell);
        await run(context);
      }),
    ]);
  const eventually = async (condition: () => boolean | Promise<boolean>) => {
    const holds = await waitUntil(condition, 60_000);
    if (!holds) throw new Error(`never became true: ${String(condition)}`);
  };
  const kill = async () => {
    killed = true;
    await server.power?.kill();
  };
  const restart = async () => {
    await server.power?.start();
    killed = false;
  };
  const ring = (queue: JobQueue, bell: string) => queue.enqueue(ringBell, { bell });

  beforeAll(async () => {
    server = await boot();
  });
  beforeEach(async () => {
    said = [];
    if (killed) await restart();
    await server.empty();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await Promise.all(open.splice(0).map((queue) => queue.close(500)));
  });
  afterAll(() => server.remove());

  test('runs a job with what was enqueued, and forgets it when it is done', async () => {
    const queue = openQueue();
    const contexts: JobContext[] = [];
    listen(queue, [], async (context) => void contexts.push(context));

    const jobId = await queue.enqueue(ringBell, { bell: 'noon' }, { requestId: 'request-7' });

    await eventually(() => contexts.length === 1);
    expect(jobId).toBe('ring-bell-noon');
    expect(contexts[0]).toMatchObject({ jobId, attempt: 1, attempts: 8, requestId: 'request-7' });
    await eventually(async () => (await queue.find('notifications', jobId)) === null);
  });

  test('refuses a payload that is wrong, and an id with a colon', async () => {
    const queue = openQueue();
    await expect(queue.enqueueMany([{ job: ringBell, payload: { bell: 7 } }])).rejects.toThrow('expected string');
    await expect(queue.enqueue(ringBell, { bell: 'a:b' })).rejects.toThrow('holds no ":"');
    expect(await queue.counts('notifications')).toMatchObject({ waiting: 0 });
  });

  test('takes the same id twice for one job, and takes it again once that is done', async () => {
    const queue = openQueue();
    // three for two bells, then one more for a bell that already waits: two jobs
    const ids = await queue.enqueueMany(['noon', 'dusk', 'noon'].map((bell) => ({ job: ringBell, payload: { bell } })));
    await ring(queue, 'dusk');
    expect(ids).toEqual(['ring-bell-noon', 'ring-bell-dusk', 'ring-bell-noon']);
    expect(await queue.counts('notifications')).toMatchObject({ waiting: 2 });

    const heard: string[] = [];
    listen(queue, heard);
    await eventually(async () => heard.length === 2 && (await queue.find('notifications', 'ring-bell-noon')) === null);
    await ring(queue, 'noon');
    await eventually(() => heard.length === 3);
    expect(heard).toEqual(['noon', 'dusk', 'noon']);
  });

  test('keeps a delayed job back until its time', async () => {
    const queue = openQueue();
    const heard: string[] = [];
    let heardAt = 0;
    await queue.enqueue(ringBell, { bell: 'tomorrow' }, { delayMs: 86_400_000 });
    await ring(queue, 'now');
    const asked = Date.now();
    await queue.enqueue(ringBell, { bell: 'later' }, { delayMs: 700 });
    listen(queue, heard, async () => void (heardAt = Date.now()));

    await eventually(() => heard.length === 2);
    expect(heard).toEqual(['now', 'later']);
    expect(heardAt - asked).toBeGreaterThanOrEqual(700);
    expect(await queue.counts('notifications')).toMatchObject({ delayed: 1 });
  });

  test('serves ordinary jobs before bulk ones', async () => {
    const queue = openQueue();
    await queue.enqueue(ringBell, { bell: 'bulk' }, { priority: 'bulk' });
    await ring(queue, 'ordinary');
    expect(await queue.find('notifications', 'ring-bell-bulk')).toMatchObject({ state: 'waiting' });

    const heard: string[] = [];
    listen(queue, heard);
    await eventually(() => heard.length === 2);
    expect(heard).toEqual(['ordinary', 'bulk']);
  });

  test('tries again with growing pauses until it works', async () => {
    const queue = openQueue({ firstDelayMs: 200 });
    const at: number[] = [];
    listen(queue, [], async ({ attempt }) => {
      at.push(performance.now());
      if (attempt < 3) throw new Error('not yet');
    });
    await ring(queue, 'noon');

    await eventually(() => at.length === 3);
    const [first = 0, second = 0, third = 0] = at;
    // 200 ms, then 400 ms, each shortened by a fifth at most
    expect(second - first).toBeGreaterThanOrEqual(160);
    expect(third - second).toBeGreaterThanOrEqual(320);
    await eventually(async () => (await queue.find('notifications', 'ring-bell-noon')) === null);
  });

  test('keeps a job that failed for good, while others go on, until it is retried or enqueued again', async () => {
    const queue = openQueue({ attempts: 3 });
    const heard: string[] = [];
    const failures: { attempt: number; final: boolean; message: string }[] = [];
    let broken = true;
    queue.work(
      [
        handler(ringBell, async ({ bell }) => {
          heard.push(bell);
          if (bell === 'cracked' && broken) throw new Error('it is cracked');
        }),
      ],
      { observer: { failed: ({ attempt }, { message }, final) => void failures.push({ attempt, final, message }) } },
    );
    await ring(queue, 'cracked');
    await ring(queue, 'sound');

    await eventually(async () => (await queue.counts('notifications')).failed === 1);
    expect(heard.toSorted()).toEqual(['cracked', 'cracked', 'cracked', 'sound']);
    await eventually(() => failures.length === 3);
    expect(failures).toEqual([1, 2, 3].map((attempt) => ({ attempt, final: attempt === 3, message: 'it is cracked' })));
    expect(await queue.find('notifications', 'ring-bell-cracked')).toMatchObject({ state: 'failed', attempts: 3, error: 'it is cracked' });

    // retried, it has all its tries again; enqueued anew after that, it runs
    expect(await queue.retry('notifications', 'ring-bell-cracked')).toBe(true);
    await eventually(async () => heard.length === 7 && (await queue.counts('notifications')).failed === 1);
    broken = false;
    await ring(queue, 'cracked');
    await eventually(async () => heard.length === 8 && (await queue.counts('notifications')).failed === 0);
    expect(await queue.retry('notifications', 'ring-bell-cracked')).toBe(false);
  });

  test('stops at once when the handler gives up', async () => {
    const queue = openQueue();
    const heard: string[] = [];
    listen(queue, heard, async () => {
      throw new GiveUp('there is no such bell');
    });
    await ring(queue, 'none');
    await eventually(async () => (await queue.counts('notifications')).failed === 1);
    expect(heard).toEqual(['none']);
  });

  test('shows how far a running job is, and counts what lies in the queue', async () => {
    const queue = openQueue();
    let release = () => undefined as void;
    const held = new Promise<void>((resolve) => (release = resolve));
    listen(queue, [], async (context) => {
      await context.progress(41.6);
      await held;
    });
    await ring(queue, 'slow');
    await eventually(async () => (await queue.find('notifications', 'ring-bell-slow'))?.progress === 42);
    await ring(queue, 'second');
    await pause(5);
    await ring(queue, 'third');

    const counts = await queue.counts('notifications');
    expect(counts).toMatchObject({ active: 1, waiting: 2, delayed: 0, failed: 0, paused: false });
    const { oldestWaitingMs } = counts;
    await pause(30);
    // it is the second that is oldest, and it gets older
    expect((await queue.counts('notifications')).oldestWaitingMs).toBeGreaterThanOrEqual((oldestWaitingMs ?? Infinity) + 30);
    expect(await queue.remove('notifications', 'ring-bell-third')).toBe(true);
    expect(await queue.remove('notifications', 'ring-bell-third')).toBe(false);
    release();
    await eventually(async () => (await queue.counts('notifications')).oldestWaitingMs === null);
  });

  test('pauses and goes on', async () => {
    const queue = openQueue();
    const heard: string[] = [];
    listen(queue, heard);
    await ring(queue, 'before');
    await eventually(() => heard.length === 1);

    await queue.pause('notifications');
    await ring(queue, 'held');
    await pause(300);
    expect(heard).toEqual(['before']);
    expect(await queue.counts('notifications')).toMatchObject({ waiting: 1, paused: true });
    await queue.resume('notifications');
    await eventually(() => heard.length === 2);
  });

  test('repeats a job, once for two workers, and puts the schedule back when the backend lost it', async () => {
    const heard: string[] = [];
    const [first, second] = [openQueue(), openQueue()];
    for (const queue of [first, second]) {
      listen(queue, heard);
      queue.every(ringBell, { bell: 'hourly' }, 400);
    }
    await eventually(() => heard.length >= 3);
    expect(new Set(heard)).toEqual(new Set(['hourly']));

    await server.empty();
    const before = heard.length;
    await eventually(() => heard.length >= before + 2);
  });

  test('gives the job of a killed worker to another', async () => {
    const child = await startChild('hanging-worker.ts', JSON.stringify(server.target));
    children.push(child);
    const queue = openQueue();
    await ring(queue, 'noon');
    const [taken] = await once(child, 'message');
    expect(taken).toBe('noon');
    child.kill('SIGKILL');

    const heard: string[] = [];
    listen(queue, heard);
    await eventually(() => heard.length === 1);
  });

  test('goes on when a frozen worker wakes up and ends a job that another has done meanwhile', async () => {
    const child = await startChild('hanging-worker.ts', JSON.stringify(server.target));
    children.push(child);
    const queue = openQueue();
    await ring(queue, 'noon');
    await once(child, 'message');
    child.kill('SIGSTOP');

    const heard: string[] = [];
    listen(queue, heard);
    await eventually(async () => heard.length === 1 && (await queue.find('notifications', 'ring-bell-noon')) === null);
    child.kill('SIGCONT');
    await ring(queue, 'dusk');
    await eventually(() => heard.includes('dusk') || child.killed);
    expect(await queue.counts('notifications')).toMatchObject({ failed: 0 });
  });

  if (own) {
    test('says once that the backend is away, once that it is back, and goes on with what lay in it', async () => {
      const queue = openQueue();
      const heard: string[] = [];
      await ring(queue, 'before');
      await queue.pause('notifications');
      listen(queue, heard);
      await queue.ping();

      await kill();
      await expect(ring(queue, 'meanwhile')).rejects.toBeInstanceOf(QueueAway);
      await eventually(() => said.length > 0);
      await pause(1_000);
      expect(said).toEqual(['the job queue is away; waiting for it']);

      await restart();
      await eventually(async () => queue.ping().then(() => true, () => false));
      await queue.resume('notifications');
      await ring(queue, 'after');
      await eventually(() => heard.length >= 2);
      expect(heard).toEqual(['before', 'after']);
      expect(said).toEqual(['the job queue is away; waiting for it', 'the job queue is back']);
    });

    test('waits for a backend that is away when it is opened', async () => {
      await kill();
      const queue = openQueue();
      const heard: string[] = [];
      listen(queue, heard);
      await expect(ring(queue, 'early')).rejects.toBeInstanceOf(QueueAway);

      await restart();
      await eventually(async () => ring(queue, 'noon').then(() => true, () => false));
      await eventually(() => heard.includes('noon'));
    });
  }

  test('lets a running job end before it closes, and no longer than it was told', async () => {
    const patient = openQueue();
    const [begun, ended]: [string[], string[]] = [[], []];
    let release = () => undefined as void;
    const held = new Promise<void>((resolve) => (release = resolve));
    listen(patient, begun, async () => {
      await held;
      ended.push('patient');
    });
    await ring(patient, 'noon');
    await eventually(() => begun.length === 1);
    const closed = patient.close(20_000).then(() => ended.push('closed'));
    release();
    await closed;
    expect(ended).toEqual(['patient', 'closed']);

    const hasty = openQueue();
    const started: string[] = [];
    let aborted = false;
    listen(hasty, started, async ({ signal }) => {
      await once(signal, 'abort');
      aborted = true;
      await new Promise(() => undefined);
    });
    await ring(hasty, 'dusk');
    await eventually(() => started.length === 1);
    await hasty.close(100);
    expect(aborted).toBe(true);
  });
});
