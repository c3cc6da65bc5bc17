import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { choosePort, databaseUrl, ensureApplicationDatabase, ensureRoles, startCluster, type Cluster, type Role, type Service } from '@sinau/engines';
import { migrate } from '@sinau/persistence/schema';
import pg from 'pg';
import { castOf } from '../cast.spec-kit.js';
import { fillHall, type Seat } from '../hall.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';
import { kill, startProgram } from '../processes.spec-kit.js';
import { Wire, type WireAnswer } from '../wire.spec-kit.js';

/** The long run has 10,000 attempts of 20 saves; here 200, which is a fiftieth. */
const SEATS = 200;
const SAVES = 20;

const folder = mkdtempSync(join(tmpdir(), 'sinau-kill-run-'));
const PASSWORD = 'only-for-this-spec';
let cluster: Cluster;
let api: Service;
let wire: Wire;
let apiPort: number;
let world: LearningWorld;
let seats: Seat[];

const url = (role: Role | 'postgres') => databaseUrl(cluster.port, 'sinau', role, PASSWORD);
const startPostgres = (port: number) => startCluster({ folder: join(folder, 'postgres'), logFolder: join(folder, 'log'), port, superuserPassword: PASSWORD, settings: {} });
const startApi = () => startProgram('api', {
  PORT: String(apiPort), PUBLIC_URL: 'https://sinau.test', DATABASE_URL: url('sinau_app'), DATABASE_AUTHOR_URL: url('sinau_author'), QUEUE_DATABASE_URL: 'postgres://nobody@127.0.0.1:9/queue',
  S3_ENDPOINT: 'http://127.0.0.1:9', S3_BUCKET: 'sinau', S3_ACCESS_KEY_ID: 'spec', S3_SECRET_ACCESS_KEY: 'spec-secret',
}, join(folder, 'log'));

async function withSuperuser<T>(work: (sql: <R extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<R[]>) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url('postgres') });
  await client.connect();
  try {
    return await work(async <R extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) => (await client.query<R>(text, [...values])).rows);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  cluster = await startPostgres((await choosePort(23_100 + (process.pid % 200))).port);
  await ensureRoles(cluster.url(), { sinau_owner: PASSWORD, sinau_app: PASSWORD, sinau_author: PASSWORD, sinau_worker: PASSWORD, sinau_queue: PASSWORD });
  await ensureApplicationDatabase(cluster.url(), 'sinau');
  await migrate(url('sinau_owner'));
  await withSuperuser(async (sql) => {
    const cast = await castOf(sql);
    world = await learningWorld({ sql, people: cast.people });
    seats = await fillHall(sql, cast.agency.id, world, SEATS);
  });
  apiPort = (await choosePort(23_300 + (process.pid % 200))).port;
  api = await startApi();
  wire = new Wire(apiPort);
}, 120_000);

afterAll(async () => {
  wire.close();
  await api.stop(10_000);
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** What the learner's device does: the same change with the same sequence until the server has confirmed it. */
async function saveUntilConfirmed({ attemptId, cookie }: Seat, questionId: string, sequence: number, refusals: number[]): Promise<void> {
  const body = JSON.stringify({ answers: [{ questionId, sequence, response: { kind: 'short_text', text: `jawaban ${sequence}` }, flagged: false }] });
  for (;;) {
    const answer = await wire
      .send({ method: 'PUT', path: `/api/attempts/${attemptId}/answers`, body, headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' } })
      .catch((): WireAnswer | null => null); // killed in the middle: nobody knows whether it was stored
    if (answer?.status === 200) {
      expect(JSON.parse(answer.text)).toMatchObject({ saved: [{ outcome: 'saved', sequence }] });
      return;
    }
    if (answer) {
      refusals.push(answer.status);
      if (answer.status === 503) expect(answer.headers['retry-after']).toBe('2');
    }
    await pause(50); // a device that keeps trying, not a wait for something to happen
  }
}

test('D01, D02: 4,000 saves while the API is killed four times and PostgreSQL twice: nothing confirmed is missing, old or double', async () => {
  const questions = Object.values(world.questions);
  const confirmed = new Map<string, number>();
  const refusals: number[] = [];
  let done = 0;
  const work = seats.map(async (seat) => {
    for (let sequence = 1; sequence <= SAVES; sequence += 1) {
      const questionId = questions[sequence % questions.length] ?? '';
      await saveUntilConfirmed(seat, questionId, sequence, refusals);
      confirmed.set(`${seat.attemptId}/${questionId}`, sequence);
      done += 1;
    }
  });
  const reached = async (share: number) => {
    while (done < share * SEATS * SAVES) await pause(10);
  };
  const killApi = async () => {
    await kill(api);
    api = await startApi();
  };
  const killPostgres = async () => {
    const { port } = cluster;
    // SIGQUIT is the immediate shutdown: no checkpoint, every session cut; the next start recovers from its log.
    process.kill(Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT');
    await cluster.service.exited;
    const before = refusals.length;
    while (refusals.length === before) await pause(10);
    cluster = await startPostgres(port);
  };
  const faults = async () => {
    for (const [share, fault] of [[0.1, killApi], [0.25, killPostgres], [0.4, killApi], [0.55, killPostgres], [0.7, killApi], [0.85, killApi]] as const) {
      await reached(share);
      await fault();
    }
  };
  await Promise.all([faults(), ...work]);

  // While PostgreSQL was away every answer was 503; nothing else was ever refused.
  expect(new Set(refusals)).toEqual(new Set([503]));
  const rows = await withSuperuser((sql) => sql<{ attempt_id: string; question_id: string; sequence: string; text: string }>(`select attempt_id, question_id, sequence, response ->> 'text' as text from answers`));
  expect(rows).toHaveLength(SEATS * questions.length);
  const older = rows.filter((row) => Number(row.sequence) < (confirmed.get(`${row.attempt_id}/${row.question_id}`) ?? Infinity));
  expect(older).toEqual([]);
  expect(rows.filter((row) => row.text !== `jawaban ${row.sequence}`)).toEqual([]);
}, 240_000);
