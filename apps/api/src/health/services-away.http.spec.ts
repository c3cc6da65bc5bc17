import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { coursesRoutes } from '@sinau/contracts/courses';
import { mediaRoutes } from '@sinau/contracts/media';
import { choosePort, findRedis, startRedis, type RedisServer, type Service } from '@sinau/engines';
import { migrateQueue } from '@sinau/queue';
import { S3ObjectStore } from '@sinau/storage';
import { testQueueDatabase } from '@sinau/testing';
import { PUBLIC_URL, startTestApi, type TestApi } from '../api.spec-kit.js';
import { addTemplate, finish } from '../certificates/issuing.spec-kit.js';
import { fillHall, type Seat } from '../hall.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';
import { kill, startProgram } from '../processes.spec-kit.js';

/** trust.md asks for 500 in the long run. */
const LEARNERS = 10;
const keys = { accessKeyId: 'AK', secretAccessKey: 'rahasia-sekali', region: 'local', bucket: 'sinau' };
const file = Buffer.from('%PDF-1.7\nisi\n%%EOF\n');

type Queue = { readonly variables: Readonly<Record<string, string>>; lose(): Promise<void>; bringBack(): Promise<void>; remove(): Promise<void> };

async function redisQueue(program: string): Promise<Queue> {
  const folder = mkdtempSync(join(tmpdir(), 'sinau-away-redis-'));
  const { port } = await choosePort(23_600 + (process.pid % 100));
  const start = (): Promise<RedisServer> => startRedis({ file: program, folder: join(folder, 'data'), logFolder: folder, port });
  let server = await start();
  return {
    variables: { REDIS_URL: server.url },
    lose: async () => {
      await kill(server.service);
      rmSync(join(folder, 'data'), { recursive: true, force: true }); // its disk is gone too
    },
    bringBack: async () => {
      server = await start();
    },
    remove: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function postgresQueue(api: TestApi): Promise<Queue> {
  const database = await testQueueDatabase();
  await migrateQueue(database.url);
  return {
    variables: { QUEUE_DATABASE_URL: database.url },
    lose: async () => {
      await api.sql(`alter database ${database.name} with allow_connections false`);
      await api.sql(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [database.name]);
    },
    bringBack: async () => {
      await api.sql(`alter database ${database.name} with allow_connections true`);
    },
    remove: () => database.drop(),
  };
}

const redis = findRedis();
if (redis === null) process.stderr.write('redis-server is not on PATH: the loss of a queue is tried on PostgreSQL only\n');
const backends: readonly (readonly [string, (api: TestApi) => Promise<Queue>])[] = [
  ['PostgreSQL', postgresQueue],
  ...(redis === null ? [] : [['Redis', () => redisQueue(redis)] as const]),
];

let api: TestApi;
let folder: string;
let gateway: Service;
let s3Port: number;
let store: S3ObjectStore;
let world: LearningWorld;
const startS3 = () => startProgram('s3', {
  S3_FOLDER: join(folder, 'objects'), S3_PORT: String(s3Port), S3_REGION: keys.region, S3_BUCKET: keys.bucket, S3_ACCESS_KEY_ID: keys.accessKeyId, S3_SECRET_ACCESS_KEY: keys.secretAccessKey,
}, folder);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinau-away-'));
  s3Port = (await choosePort(23_700 + (process.pid % 100))).port;
  gateway = await startS3();
  const endpoint = `http://127.0.0.1:${s3Port}`;
  api = await startTestApi((options) => ({ ...options, storage: { ...keys, endpoint, publicEndpoint: endpoint, forcePathStyle: true } }));
  store = new S3ObjectStore({ ...keys, endpoint, publicEndpoint: null, pathStyle: true });
  await addTemplate(api, api.agency.id);
}, 60_000);
afterAll(async () => {
  store.close();
  await api.close();
  await gateway.stop(5_000);
  rmSync(folder, { recursive: true, force: true });
});

async function eventually(what: string, holds: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 150_000;
  while (!(await holds())) {
    if (Date.now() > until) throw new Error(`never: ${what}`);
    await pause(200);
  }
}

describe('the object store killed', () => {
  test('an upload that is begun or ended meanwhile gets 503 and when to come back, and goes on afterwards without a restart', async () => {
    const instructor = api.as(api.people.instructor);
    const { courseId } = await instructor.call(coursesRoutes.create, { body: { title: 'Arsip', competencyClass: 'technical', activityKind: 16 } });
    const intent = (fileName: string) => ({ kind: 'document', fileName, bytes: file.length, fingerprint: createHash('sha256').update(fileName).digest('hex') });
    const upload = (await instructor.post(`/api/courses/${courseId}/media`, intent('a.pdf'))).as(mediaRoutes.begin.returns);
    const { parts } = await instructor.call(mediaRoutes.signParts, { params: { mediaId: upload.media.id }, body: { parts: [1] } });
    expect((await fetch(parts[0]?.url ?? '', { method: 'PUT', headers: parts[0]?.headers ?? {}, body: file })).status).toBe(200);

    // One part: the digest of its digest.
    const digest = createHash('sha256').update(createHash('sha256').update(file).digest()).digest('hex');

    await kill(gateway);
    // To begin is a row of ours; the store is asked when the first part is signed.
    const other = (await instructor.post(`/api/courses/${courseId}/media`, intent('b.pdf'))).as(mediaRoutes.begin.returns);
    const refused = [await instructor.post(`/api/media/${other.media.id}/parts`, { parts: [1] }), await instructor.post(`/api/media/${upload.media.id}/complete`, { digest })];
    for (const answer of refused) expect(answer).toMatchObject({ status: 503, code: 'unavailable', headers: { 'retry-after': '2' }, body: { facts: { service: 'storage' } } });
    expect((await instructor.get('/api/me')).status).toBe(200);
    expect(await instructor.get(`/api/media/${upload.media.id}`)).toMatchObject({ body: { state: 'uploading' } });

    gateway = await startS3();
    expect(await instructor.post(`/api/media/${upload.media.id}/complete`, { digest })).toMatchObject({ status: 200, body: { state: 'ready' } });
    expect((await instructor.post(`/api/media/${other.media.id}/parts`, { parts: [1] })).status).toBe(200);
  }, 60_000);
});

describe.each(backends)('D03, D11: the store and the queue on %s killed while exams are handed in', (_, makeQueue) => {
  let queue: Queue;
  let worker: Service;
  let seats: Seat[];
  const startWorker = () => startProgram('worker', {
    PUBLIC_URL, WORKER_METRICS_PORT: '0', DATABASE_WORKER_URL: api.database.urls.worker, ...queue.variables,
    S3_ENDPOINT: `http://127.0.0.1:${s3Port}`, S3_REGION: keys.region, S3_BUCKET: keys.bucket, S3_ACCESS_KEY_ID: keys.accessKeyId, S3_SECRET_ACCESS_KEY: keys.secretAccessKey,
  }, folder);

  beforeEach(async () => {
    queue = await makeQueue(api);
    world = await learningWorld(api);
    seats = await fillHall(api.sql, api.agency.id, world, LEARNERS);
    for (const seat of seats) await finish(api, world, { ...api.people.learner, id: seat.personId }, 0);
    worker = await startWorker();
  }, 60_000);
  afterEach(async () => {
    await worker.stop(20_000);
    await queue.remove();
  }, 60_000);

  const count = async (text: string) => (await api.sql<{ n: number }>(`select count(*)::int as n ${text}`, [seats.map((seat) => seat.enrolmentId)]))[0]?.n ?? -1;
  const graded = () => count(`from attempts where state = 'graded' and score = 100 and enrolment_id = any ($1::uuid[])`);
  const certified = () => count(`from certificates where enrolment_id = any ($1::uuid[])`);
  const ready = () => count(`from certificates where pdf_state = 'ready' and enrolment_id = any ($1::uuid[])`);

  async function handIn({ attemptId, cookie }: Seat): Promise<void> {
    const responses = [{ kind: 'single_choice', option: 'a' }, { kind: 'multiple_response', options: ['a', 'b'] }, { kind: 'short_text', text: 'register risiko' }, { kind: 'numeric', text: '7351,25' }];
    const answers = Object.values(world.questions).map((questionId, index) => ({ questionId, sequence: 1, response: responses[index], flagged: false }));
    expect((await api.as(null).put(`/api/attempts/${attemptId}/answers`, { answers }, { cookie })).status).toBe(200);
    expect((await api.as(null).post(`/api/attempts/${attemptId}/submit`, {}, { cookie })).status).toBe(200);
  }

  test('every one is graded and certified once, the PDF follows, and no row says ready without its object', async () => {
    const [first, ...rest] = seats;
    if (!first) throw new Error('the hall is empty');
    await kill(gateway);
    await handIn(first);
    await eventually('the result and the certificate are there at once', async () => (await graded()) === 1 && (await certified()) === 1);
    const own = await api.as(null).get('/api/me/certificates', { cookie: first.cookie });
    expect(own.text).toContain('"pending"');

    await queue.lose();
    await Promise.all(rest.map(handIn)); // nobody waits for a queue: the outbox keeps what is asked for
    expect(await ready()).toBe(0);
    await queue.bringBack();
    await eventually('all are graded and certified', async () => (await graded()) === LEARNERS && (await certified()) === LEARNERS);
    expect(await ready()).toBe(0);

    gateway = await startS3();
    await eventually('all PDFs are there', async () => (await ready()) === LEARNERS);
    const rows = await api.sql<{ id: string; pdf_bytes: number; pdf_sha256: string }>(`select id, pdf_bytes, pdf_sha256 from certificates where enrolment_id = any ($1::uuid[])`, [seats.map((seat) => seat.enrolmentId)]);
    for (const row of rows) expect((await store.head(`certificates/${api.agency.id}/${row.id}.pdf`)).size).toBe(row.pdf_bytes);
    expect(await count(`from notifications n join certificates c on n.dedupe = 'certificate-issued:' || c.id where c.enrolment_id = any ($1::uuid[])`)).toBe(LEARNERS);
  }, 300_000);
});
