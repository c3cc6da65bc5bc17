import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ImproveVideo, MediaWorkshop, ProcessVideo } from '@sinau/application/media';
import { improveVideo } from '@sinau/contracts/jobs';
import { startGateway, waitUntil, type Gateway } from '@sinau/engines';
import { findMediaTools, NO_TOOLS } from '@sinau/media';
import { Database, enqueue, newId } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { migrateQueue } from '@sinau/queue';
import { S3ObjectStore } from '@sinau/storage';
import { testDatabase, testQueueDatabase, type TestDatabase } from '@sinau/testing';
import pg from 'pg';
import type { VideoWorkerArgument } from '../testing/video-worker-process.js';

// A video that came while there was no ffmpeg plays in the one quality that it has; once there is one, it gets its ladder.

const keys = { accessKeyId: 'AK', secretAccessKey: 'rahasia-sekali', region: 'local', bucket: 'sinau' };
const PATIENCE = 90_000;
const fixture = path.join(import.meta.dirname, '../../../../libs/media/src/fixtures/moving-squares.mp4');
const tools = await findMediaTools();
if (tools.ffmpeg === null) process.stderr.write('ffmpeg is not on PATH: videos stay as they are\n');

type Result = { kind: string; prefix: string; poster: string | null; durationMs: number; qualities: { height: number }[] };
type Row = { state: string; ladder: string; ladder_progress: number | null; result: Result; revision: number };

let database: TestDatabase;
let queue: { readonly url: string; drop(): Promise<void> };
let gateway: Gateway;
let store: S3ObjectStore;
let pool: pg.Pool;
let worker: Database;
const [agencyId, courseId, personId] = [newId(), newId(), newId()];
const system = { kind: 'system', agencyId, job: 'spec' } as const;
const folder = mkdtempSync(path.join(tmpdir(), 'sinau-improve-video-'));

beforeAll(async () => {
  gateway = await startGateway({ ...keys, folder: path.join(folder, 's3'), port: 0, buckets: ['sinau'] });
  [database, queue] = await Promise.all([testDatabase(), testQueueDatabase()]);
  await migrateQueue(queue.url);
  store = new S3ObjectStore({ ...keys, endpoint: gateway.url, publicEndpoint: null, pathStyle: true });
  pool = new pg.Pool({ connectionString: database.superuserUrl, max: 2 });
  pool.on('error', () => undefined);
  await pool.query(`insert into agencies (id, name, short_name, code, settings) values ($1, 'Dinas Uji', 'DU', 'DU', '{"certificateNumberPattern":"{sequence}"}')`, [agencyId]);
  await pool.query(`insert into people (id, agency_id, full_name) values ($1, $2, 'Hendra Gunawan')`, [personId, agencyId]);
  await pool.query(`insert into courses (id, agency_id, owner_id) values ($1, $2, $3)`, [courseId, agencyId, personId]);
  const source = createDataSource(database.urls.worker, { size: 2, name: 'spec', onError: () => undefined });
  worker = new Database(await source.initialize());
}, PATIENCE);
afterAll(async () => {
  await worker.dataSource.destroy();
  await pool.end();
  store.close();
  await gateway.close();
  await Promise.all([database.drop(), queue.drop()]);
  rmSync(folder, { recursive: true, force: true });
});

const workshop = (withTools: boolean): MediaWorkshop => new MediaWorkshop(async () => (withTools ? tools : NO_TOOLS), path.join(folder, 'work'), 1);
const improve = (withTools = true): ImproveVideo => new ImproveVideo(worker, store, workshop(withTools));
const run = { isLast: false, signal: new AbortController().signal };

/** A video as a worker without ffmpeg left it. */
async function repackaged(bytes: Uint8Array = readFileSync(fixture)): Promise<string> {
  const mediaId = newId();
  const key = `media/${agencyId}/${mediaId}/original`;
  await store.put(key, bytes, { contentType: 'video/mp4' });
  await pool.query(
    `insert into media_assets (id, agency_id, course_id, created_by, kind, file_name, content_type, bytes, state, object_key, part_bytes)
     values ($1, $2, $3, $4, 'video', 'a.mp4', 'video/mp4', $5, 'queued', $6, 16777216)`,
    [mediaId, agencyId, courseId, personId, bytes.length, key],
  );
  await new ProcessVideo(worker, store, workshop(false)).run(system, { mediaId, ...run });
  return mediaId;
}

async function rowOf(mediaId: string): Promise<Row> {
  const [row] = (await pool.query<Row>('select state, ladder, ladder_progress, result, revision from media_assets where id = $1', [mediaId])).rows;
  if (!row) throw new Error('no such media');
  return row;
}

const objectsOf = async (mediaId: string): Promise<string[]> => (await store.list(`media/${agencyId}/${mediaId}/`)).objects.map(({ key }) => key);
/** Files that are neither the original nor of one of these packages. */
const strange = async (mediaId: string, ...prefixes: string[]): Promise<string[]> => (await objectsOf(mediaId)).filter((key) => !key.endsWith('/original') && !prefixes.some((prefix) => key.startsWith(prefix)));
const replaced = async (mediaId: string) => (await pool.query<{ id: string; prefix: string; hours: number }>(
  `select id, prefix, extract(epoch from delete_after - now())::float8 / 3600 as hours from replaced_packages where object_key like '%' || $1 || '%'`, [mediaId])).rows;

/** 1280 × 720 and 3 s. */
async function largeVideo(ffmpeg: string): Promise<Buffer> {
  const file = path.join(folder, 'large.mp4');
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=1280x720:rate=25:duration=3'];
  await promisify(execFile)(ffmpeg, ['-v', 'error', '-y', ...picture, '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', file]);
  return readFileSync(file);
}

test('where there is no ffmpeg a video waits for one: it plays as it is, nothing asks, and a job that comes all the same changes nothing', async () => {
  const mediaId = await repackaged();
  const before = await rowOf(mediaId);
  expect(before).toMatchObject({ state: 'ready', ladder: 'wanted', result: { kind: 'hls', poster: null, qualities: [{ height: 136 }] } });
  expect(await improve(false).wanted(system)).toEqual([]);
  await improve(false).run(system, { mediaId, ...run });
  expect(await rowOf(mediaId)).toEqual(before);
  await pool.query('delete from media_assets where id = $1', [mediaId]);
}, PATIENCE);

function withFfmpeg(ffmpeg: string): void {
  test('it gets its qualities and poster in one switch, with the copies that stand on it; the old package stays for six hours, then goes', async () => {
    const mediaId = await repackaged(await largeVideo(ffmpeg));
    const copyId = newId();
    await pool.query(
      `insert into media_assets (id, agency_id, course_id, created_by, kind, file_name, content_type, bytes, state, object_key, part_bytes, result, ladder)
       select $2, agency_id, course_id, created_by, kind, file_name, content_type, bytes, state, object_key, part_bytes, result, ladder from media_assets where id = $1`,
      [mediaId, copyId],
    );
    const before = await rowOf(mediaId);
    await improve().run(system, { mediaId, ...run });
    const after = await rowOf(mediaId);
    expect(after).toMatchObject({ state: 'ready', ladder: 'made', ladder_progress: null, result: { kind: 'hls', poster: 'poster.jpg', qualities: [{ height: 360 }, { height: 720 }] } });
    expect(after.result.prefix).not.toBe(before.result.prefix);
    expect(after.result.durationMs).toBe(before.result.durationMs); // what was watched is counted by it
    expect((await rowOf(copyId)).result).toEqual(after.result);
    expect((await store.head(`${after.result.prefix}poster.jpg`)).size).toBeGreaterThan(500);
    expect(await strange(mediaId, before.result.prefix, after.result.prefix)).toEqual([]);
    expect((await store.head(`${before.result.prefix}master.m3u8`)).size).toBeGreaterThan(50);

    const [old] = await replaced(mediaId);
    expect(old).toMatchObject({ prefix: before.result.prefix });
    expect(old?.hours).toBeGreaterThan(6);
    expect(await improve().outlived(system)).toEqual([]);
    await improve().forget(system, old?.id ?? ''); // too early
    expect(await replaced(mediaId)).toHaveLength(1);
    await pool.query(`update replaced_packages set delete_after = now() - interval '1 second' where id = $1`, [old?.id]);
    expect(await improve().outlived(system)).toEqual([old?.id]);
    await Promise.all([improve().forget(system, old?.id ?? ''), improve().forget(system, old?.id ?? '')]);
    expect(await strange(mediaId, after.result.prefix)).toEqual([]);
    expect(await replaced(mediaId)).toEqual([]);

    await improve().run(system, { mediaId, ...run }); // a second time: nothing to do
    expect(await rowOf(mediaId)).toEqual(after);
  }, PATIENCE);

  test('two runs at once: one becomes the video’s, the other leaves nothing', async () => {
    const mediaId = await repackaged();
    const before = await rowOf(mediaId);
    await Promise.all([improve().run(system, { mediaId, ...run }), improve().run(system, { mediaId, ...run })]);
    const after = await rowOf(mediaId);
    expect(after).toMatchObject({ ladder: 'made', result: { poster: 'poster.jpg' }, revision: before.revision + 1 });
    expect(await strange(mediaId, before.result.prefix, after.result.prefix)).toEqual([]);
    expect(await replaced(mediaId)).toMatchObject([{ prefix: before.result.prefix }]);
  }, PATIENCE);

  test('an original that is not what it was is given up: the video goes on as it plays, and nothing asks again', async () => {
    const mediaId = await repackaged();
    const before = await rowOf(mediaId);
    await store.put(`media/${agencyId}/${mediaId}/original`, Buffer.from('lain'), { contentType: 'video/mp4' });
    await improve().run(system, { mediaId, ...run });
    expect(await rowOf(mediaId)).toMatchObject({ state: 'ready', ladder: 'given_up', result: before.result });
    expect(await strange(mediaId, before.result.prefix)).toEqual([]);
    expect(await improve().wanted(system)).toEqual([]);
  }, PATIENCE);

  test('one is asked for at a time, the oldest first', async () => {
    const [first, second] = [await repackaged(), await repackaged()];
    expect(await improve().wanted(system)).toEqual([first]);
    await improve().ask(system, first);
    expect(await improve().wanted(system)).toEqual([]);
    await pool.query('delete from outbox');
    await pool.query('delete from media_assets where id = any($1)', [[first, second]]);
  }, PATIENCE);

  test('a worker with nothing else to do does it; one killed with kill -9 half way leaves a video that plays, and the next sweeps', async () => {
    const mediaId = await repackaged();
    const before = await rowOf(mediaId);
    const dying = startWorker(2);
    await once(dying, 'exit');
    expect(dying.signalCode).toBe('SIGKILL');
    expect(await rowOf(mediaId)).toMatchObject({ state: 'ready', ladder: 'wanted', result: before.result });
    expect(await strange(mediaId, before.result.prefix)).toHaveLength(2); // the half package

    const next = startWorker(null);
    expect(await waitUntil(async () => (await rowOf(mediaId)).ladder === 'made', PATIENCE, 50)).toBe(true);
    const after = await rowOf(mediaId);
    expect(await waitUntil(async () => (await strange(mediaId, before.result.prefix, after.result.prefix)).length === 0, PATIENCE, 50)).toBe(true);
    expect((await store.head(`${before.result.prefix}master.m3u8`)).size).toBeGreaterThan(50);
    // asked for once more while the worker runs: the same package stays
    await worker.transaction(system, (transaction) => enqueue(transaction, improveVideo, { agencyId, mediaId }));
    expect(await waitUntil(async () => (await pool.query('select 1 from outbox')).rowCount === 0, PATIENCE, 50)).toBe(true);
    expect(await rowOf(mediaId)).toEqual(after);
    next.kill('SIGTERM');
    await once(next, 'exit');
  }, PATIENCE * 3);
}

if (tools.ffmpeg !== null) describe('where there is ffmpeg', () => withFfmpeg(tools.ffmpeg ?? ''));

function startWorker(diesAfterStoring: number | null) {
  const storage = { ...keys, endpoint: gateway.url, publicEndpoint: gateway.url, forcePathStyle: true };
  const argument: VideoWorkerArgument = { databaseUrl: database.urls.worker, queue: { databaseUrl: queue.url }, storage, ffmpegPath: null, diesAfterStoring, quietSeconds: 0 };
  return fork(path.join(import.meta.dirname, '../../dist/testing/video-worker-process.js'), [JSON.stringify(argument)], { env: { ...process.env, NODE_OPTIONS: '', TMPDIR: folder } });
}
