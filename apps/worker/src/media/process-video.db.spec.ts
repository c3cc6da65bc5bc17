import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { improveVideo, processPicture, processVideo } from '@sinau/contracts/jobs';
import { startGateway, waitUntil, type Gateway } from '@sinau/engines';
import { findMediaTools } from '@sinau/media';
import { Database, enqueue, newId } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { migrateQueue } from '@sinau/queue';
import { S3ObjectStore } from '@sinau/storage';
import { testDatabase, testQueueDatabase, type TestDatabase } from '@sinau/testing';
import pg from 'pg';
import { createWorker, type RunningWorker } from '../create-worker.js';
import { testWorkerOptions } from '../testing/test-worker.js';
import { MediaModule } from './media.module.js';

const keys = { accessKeyId: 'AK', secretAccessKey: 'rahasia-sekali', region: 'local', bucket: 'sinau' };
/** 240 × 136, 10 s, H.264 and AAC. */
const videoFile = path.join(import.meta.dirname, '../../../../libs/media/src/fixtures/moving-squares.mp4');
const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
const digestOf = (bytes: Uint8Array): string => sha256(sha256(bytes)).toString('hex');

const tools = await findMediaTools();
if (tools.ffmpeg === null) process.stderr.write('ffmpeg is not on PATH: processing is tried without it only\n');
/** With the machine's ffmpeg, where there is one, and as if there were none. */
const machines = [...(tools.ffmpeg === null ? [] : [['with ffmpeg', null] as const]), ['without ffmpeg', '/nowhere/ffmpeg'] as const];

type Row = { state: string; progress: number; failure: string | null; result: { kind: string; prefix: string; poster: string | null; durationMs: number; qualities: { height: number }[] } | null };

let database: TestDatabase;
let queue: { readonly url: string; drop(): Promise<void> };
let gateway: Gateway;
let gatewayPort: number;
let folder: string;
let store: S3ObjectStore;
let pool: pg.Pool;
let agencyId: string;
let courseId: string;
let personId: string;
let owner: Database;

async function openGateway(port: number): Promise<void> {
  gateway = await startGateway({ ...keys, folder, port, buckets: ['sinau'] });
  gatewayPort = gateway.port;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sinau-process-video-'));
  await openGateway(0);
  [database, queue] = await Promise.all([testDatabase(), testQueueDatabase()]);
  await migrateQueue(queue.url);
  pool = new pg.Pool({ connectionString: database.superuserUrl, max: 2 });
  pool.on('error', () => undefined);
  store = new S3ObjectStore({ ...keys, endpoint: gateway.url, publicEndpoint: null, pathStyle: true });
  [agencyId, courseId, personId] = [newId(), newId(), newId()];
  await pool.query(`insert into agencies (id, name, short_name, code, settings) values ($1, 'Dinas Uji', 'DU', 'DU', '{"certificateNumberPattern":"{sequence}"}')`, [agencyId]);
  await pool.query(`insert into people (id, agency_id, full_name) values ($1, $2, 'Hendra Gunawan')`, [personId, agencyId]);
  await pool.query(`insert into courses (id, agency_id, owner_id) values ($1, $2, $3)`, [courseId, agencyId, personId]);
  const source = createDataSource(database.urls.worker, { size: 2, name: 'spec', onError: () => undefined });
  await source.initialize();
  owner = new Database(source);
}, 60_000);
afterAll(async () => {
  await owner.dataSource.destroy();
  await pool.end();
  store.close();
  await gateway.close();
  await Promise.all([database.drop(), queue.drop()]);
  await rm(folder, { recursive: true, force: true });
});

const startWorker = (ffmpeg: string | null): Promise<RunningWorker> => {
  const options = testWorkerOptions({ databaseUrl: database.urls.worker, queue: { databaseUrl: queue.url }, declared: [processVideo, improveVideo, processPicture], features: [MediaModule], timing: { firstDelayMs: 200 } });
  const storage = { ...keys, endpoint: `http://127.0.0.1:${gatewayPort}`, publicEndpoint: `http://127.0.0.1:${gatewayPort}`, forcePathStyle: true };
  return createWorker({ ...options, configuration: { ...options.configuration, storage, ffmpegPath: ffmpeg, ffprobePath: ffmpeg === null ? null : '/nowhere/ffprobe' } });
};

const keyOf = (mediaId: string): string => `media/${agencyId}/${mediaId}/original`;

/** A video whose upload was completed a moment ago. */
async function queued(bytes: Uint8Array, digest = digestOf(bytes)): Promise<string> {
  const mediaId = newId();
  await store.put(keyOf(mediaId), bytes, { contentType: 'application/octet-stream' });
  await pool.query(
    `insert into media_assets (id, agency_id, course_id, created_by, kind, file_name, content_type, bytes, sha256, state, object_key, part_bytes)
     values ($1, $2, $3, $4, 'video', 'a.mp4', 'video/mp4', $5, $6, 'queued', $7, 16777216)`,
    [mediaId, agencyId, courseId, personId, bytes.length, digest, keyOf(mediaId)],
  );
  await ask(mediaId);
  return mediaId;
}

const ask = (mediaId: string): Promise<void> => owner.transaction({ kind: 'system', agencyId, job: 'spec' }, (transaction) => enqueue(transaction, processVideo, { agencyId, mediaId }));

async function rowOf(mediaId: string): Promise<Row> {
  const { rows } = await pool.query<Row>('select state, progress, failure, result from media_assets where id = $1', [mediaId]);
  const [row] = rows;
  if (!row) throw new Error('no such media');
  return row;
}

async function settled(mediaId: string): Promise<Row> {
  await waitUntil(async () => ['ready', 'failed'].includes((await rowOf(mediaId)).state), 60_000, 50);
  return rowOf(mediaId);
}

/** Names below a video's folder, with the random name of its package cut out. */
async function filesOf(mediaId: string): Promise<string[]> {
  const { objects } = await store.list(`media/${agencyId}/${mediaId}/`);
  return objects.map(({ key }) => key.replace(/^.*?\/.*?\/.*?\//, '').replace(/^play-[^/]+/, 'play'));
}

test('a picture goes through the same worker, in a queue of its own', async () => {
  const worker = await startWorker('/nowhere/ffmpeg');
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
  const mediaId = newId();
  await store.put(keyOf(mediaId), png, { contentType: 'application/octet-stream' });
  await pool.query(
    `insert into media_assets (id, agency_id, course_id, created_by, kind, file_name, content_type, bytes, state, object_key, part_bytes)
     values ($1, $2, $3, $4, 'image', 'a.png', 'image/png', $5, 'queued', $6, 16777216)`,
    [mediaId, agencyId, courseId, personId, png.length, keyOf(mediaId)],
  );
  await owner.transaction({ kind: 'system', agencyId, job: 'spec' }, (transaction) => enqueue(transaction, processPicture, { agencyId, mediaId }));
  expect(await settled(mediaId)).toMatchObject({ state: 'ready', failure: null });
  expect(await filesOf(mediaId)).toEqual(['picture']);
  await worker.stop();
}, 60_000);

describe.each(machines)('a video is processed %s', (_, ffmpeg) => {
  let worker: RunningWorker;
  beforeAll(async () => {
    worker = await startWorker(ffmpeg);
  });
  afterAll(() => worker.stop());

  test('it is ready with a package beside the original; asked for twice, it is made once', async () => {
    const mediaId = await queued(await readFile(videoFile));
    const row = await settled(mediaId);
    expect(row).toMatchObject({ state: 'ready', progress: 100, failure: null, result: { kind: 'hls', qualities: [{ height: 136 }] } });
    expect(Math.round((row.result?.durationMs ?? 0) / 1000)).toBe(10);
    expect(row.result?.poster).toBe(ffmpeg === null ? 'poster.jpg' : null);
    const files = await filesOf(mediaId);
    expect(files).toContain('original');
    expect(files).toContain('play/master.m3u8');
    expect((await store.head(`${row.result?.prefix}master.m3u8`)).size).toBeGreaterThan(50);

    await ask(mediaId);
    await waitUntil(async () => (await pool.query('select 1 from outbox')).rowCount === 0, 20_000);
    expect(await rowOf(mediaId)).toEqual(row);
    expect(await filesOf(mediaId)).toEqual(files);
  }, 180_000);

  test('bytes that are no video, that are cut off, and that are not those that were chosen fail with their reason and leave no package', async () => {
    const whole = await readFile(videoFile);
    const broken = Buffer.concat([whole.subarray(0, whole.length / 2), Buffer.alloc(whole.length / 2)]);
    const [none, cut, other] = await Promise.all([queued(randomBytes(5_000)), queued(broken.subarray(0, whole.length / 2)), queued(whole, digestOf(Buffer.from('lain')))]);
    expect(await settled(none)).toMatchObject({ state: 'failed', failure: 'media_not_a_video', result: null });
    expect(await settled(cut)).toMatchObject({ state: 'failed', failure: 'media_truncated' });
    expect(await settled(other)).toMatchObject({ state: 'failed', failure: 'media_checksum_differs' });
    for (const mediaId of [none, cut, other]) expect(await filesOf(mediaId)).toEqual(['original']);
  }, 180_000);

  test('a run that was cut off left its package behind: the next makes it ready and sweeps', async () => {
    const mediaId = await queued(await readFile(videoFile));
    await settled(mediaId);
    await pool.query(`update media_assets set state = 'processing', progress = 60, result = null where id = $1`, [mediaId]);
    await store.put(`media/${agencyId}/${mediaId}/play-dead/360p/segment_00000.m4s`, Buffer.from('half'), { contentType: 'video/iso.segment' });
    await ask(mediaId);
    const row = await settled(mediaId);
    expect(row).toMatchObject({ state: 'ready' });
    const left = async (): Promise<string[]> => (await store.list(`media/${agencyId}/${mediaId}/`)).objects.map(({ key }) => key).filter((key) => !key.endsWith('/original') && !key.startsWith(row.result?.prefix ?? '-'));
    await waitUntil(async () => (await left()).length === 0, 10_000); // it is ready a moment before it is tidy
    expect(await left()).toEqual([]);
  }, 180_000);

  test('a store that is away for a while is waited for', async () => {
    const mediaId = await queued(await readFile(videoFile)).then(async (id) => (await settled(id), id));
    await pool.query(`update media_assets set state = 'queued', result = null where id = $1`, [mediaId]);
    await gateway.close();
    await ask(mediaId);
    await waitUntil(async () => (await rowOf(mediaId)).state === 'processing', 10_000);
    await openGateway(gatewayPort);
    expect(await settled(mediaId)).toMatchObject({ state: 'ready', failure: null });
  }, 180_000);
});
