import { execFile, fork, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { processVideo } from '@sinau/contracts/jobs';
import { commandLineOf, startGateway, waitUntil, type Gateway } from '@sinau/engines';
import { findMediaTools } from '@sinau/media';
import { Database, enqueue, newId } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { migrateQueue } from '@sinau/queue';
import { S3ObjectStore } from '@sinau/storage';
import { testDatabase, testQueueDatabase, type TestDatabase } from '@sinau/testing';
import pg from 'pg';
import type { VideoWorkerArgument } from '../testing/video-worker-process.js';

// A worker that is killed with kill -9 while it makes a video: the next one makes it ready, once, and clears up.

const keys = { accessKeyId: 'AK', secretAccessKey: 'rahasia-sekali', region: 'local', bucket: 'sinau' };
const PATIENCE = 90_000;
const NO_FFMPEG = '/nowhere/ffmpeg';
const fixture = path.join(import.meta.dirname, '../../../../libs/media/src/fixtures/moving-squares.mp4');
const tools = await findMediaTools();
/** The machine's, where there is one. */
const OWN_FFMPEG = tools.ffmpeg === null ? NO_FFMPEG : null;
if (tools.ffmpeg === null) process.stderr.write('ffmpeg is not on PATH: the killed worker repackages\n');

let database: TestDatabase;
let queue: { readonly url: string; drop(): Promise<void> };
let gateway: Gateway;
let store: S3ObjectStore;
let pool: pg.Pool;
let source: Awaited<ReturnType<typeof createDataSource>>;
const [agencyId, courseId, personId] = [newId(), newId(), newId()];
const folder = mkdtempSync(path.join(tmpdir(), 'sinau-killed-worker-'));
const workshop = path.join(folder, `sinau-media-${process.getuid?.() ?? 'own'}`);
const children: ChildProcess[] = [];

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
  await pool.query(`
    create table seen (id uuid, state text, progress int, has_result boolean);
    create function note_state() returns trigger language plpgsql security definer as $$ begin insert into seen values (new.id, new.state, new.progress, new.result is not null); return new; end $$;
    create trigger note after update on media_assets for each row execute function note_state()`);
  source = await createDataSource(database.urls.worker, { size: 2, name: 'spec', onError: () => undefined }).initialize();
}, PATIENCE);
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}, PATIENCE);
afterAll(async () => {
  await source.destroy();
  await pool.end();
  store.close();
  await gateway.close();
  await Promise.all([database.drop(), queue.drop()]);
  rmSync(folder, { recursive: true, force: true });
});

function startWorker({ ffmpegPath, diesAfterStoring }: Pick<VideoWorkerArgument, 'ffmpegPath' | 'diesAfterStoring'>): ChildProcess {
  const storage = { ...keys, endpoint: gateway.url, publicEndpoint: gateway.url, forcePathStyle: true };
  const argument: VideoWorkerArgument = { databaseUrl: database.urls.worker, queue: { databaseUrl: queue.url }, storage, ffmpegPath, diesAfterStoring };
  const child = fork(path.join(import.meta.dirname, '../../dist/testing/video-worker-process.js'), [JSON.stringify(argument)], { env: { ...process.env, NODE_OPTIONS: '', TMPDIR: folder } });
  children.push(child);
  return child;
}

async function queued(bytes: Buffer): Promise<string> {
  const mediaId = newId();
  const key = `media/${agencyId}/${mediaId}/original`;
  const sha256 = (data: Uint8Array): Buffer => createHash('sha256').update(data).digest();
  await store.put(key, bytes, { contentType: 'video/mp4' });
  await pool.query(
    `insert into media_assets (id, agency_id, course_id, created_by, kind, file_name, content_type, bytes, sha256, state, object_key, part_bytes)
     values ($1, $2, $3, $4, 'video', 'a.mp4', 'video/mp4', $5, $6, 'queued', $7, 16777216)`,
    [mediaId, agencyId, courseId, personId, bytes.length, sha256(sha256(bytes)).toString('hex'), key],
  );
  await new Database(source).transaction({ kind: 'system', agencyId, job: 'spec' }, (transaction) => enqueue(transaction, processVideo, { agencyId, mediaId }));
  return mediaId;
}

type Seen = { readonly state: string; readonly progress: number; readonly has_result: boolean };
const seenOf = async (mediaId: string): Promise<Seen[]> => (await pool.query<Seen>('select state, progress, has_result from seen where id = $1', [mediaId])).rows;
const rowOf = async (mediaId: string) => (await pool.query<{ state: string; result: { prefix: string } | null; failure: string | null }>('select state, result, failure from media_assets where id = $1', [mediaId])).rows[0];
const objectsOf = async (mediaId: string): Promise<string[]> => (await store.list(`media/${agencyId}/${mediaId}/`)).objects.map(({ key }) => key);
function filesBelow(parent: string): string[] {
  try {
    return readdirSync(parent, { recursive: true, encoding: 'utf8' });
  } catch {
    return ['a folder that comes or goes at this very moment'];
  }
}

/** No file of the workshop, and no ffmpeg that works on one. */
const ffmpegs = (): string[] => (process.platform === 'linux' ? readdirSync('/proc') : []).filter((name) => /^\d+$/.test(name) && commandLineOf(Number(name))?.includes(workshop) === true);

async function endsReadyOnce(mediaId: string): Promise<void> {
  await waitUntil(async () => ['ready', 'failed'].includes((await rowOf(mediaId))?.state ?? ''), PATIENCE, 50);
  const row = await rowOf(mediaId);
  expect(row).toMatchObject({ state: 'ready', failure: null });
  const strange = async (): Promise<string[]> => (await objectsOf(mediaId)).filter((key) => !key.endsWith('/original') && !key.startsWith(row?.result?.prefix ?? '-'));
  expect(await waitUntil(async () => (await strange()).length === 0, PATIENCE, 50)).toBe(true); // what the dead one had stored
  expect(await waitUntil(() => filesBelow(workshop).length === 0, PATIENCE, 50)).toBe(true);
  expect((await store.head(`${row?.result?.prefix}master.m3u8`)).size).toBeGreaterThan(50);
  const seen = await seenOf(mediaId);
  expect(seen.filter(({ state }) => state === 'ready')).toHaveLength(1);
  // at no moment was it called ready, failed or whole before it was
  expect(seen.slice(0, -1).filter(({ state, progress }) => state !== 'processing' || progress === 100)).toEqual([]);
}

describe('kill -9 of the worker in the middle of a video', () => {
  test('while the package is being stored: the next worker stores one of its own and sweeps the half one', async () => {
    const mediaId = await queued(readFileSync(fixture));
    const dying = startWorker({ ffmpegPath: NO_FFMPEG, diesAfterStoring: 2 });
    await once(dying, 'exit');
    expect(dying.signalCode).toBe('SIGKILL');
    expect(await rowOf(mediaId)).toMatchObject({ state: 'processing', result: null });
    expect(await objectsOf(mediaId)).toHaveLength(3); // the original and two files of the half package
    expect(readdirSync(workshop)).toHaveLength(1); // what kill -9 leaves

    startWorker({ ffmpegPath: NO_FFMPEG, diesAfterStoring: null });
    await endsReadyOnce(mediaId);
  }, PATIENCE * 3);

  const whileMaking = tools.ffmpeg === null ? 'while it repackages' : 'while ffmpeg runs';
  test(`${whileMaking}: nothing of ours goes on, and the next worker makes it from the start`, async () => {
    const mediaId = await queued(await longVideo());
    const dying = startWorker({ ffmpegPath: OWN_FFMPEG, diesAfterStoring: tools.ffmpeg === null ? 0 : null });
    if (tools.ffmpeg !== null) {
      expect(await waitUntil(() => filesBelow(workshop).some((file) => file.endsWith('.m4s')), PATIENCE, 5)).toBe(true);
      dying.kill('SIGKILL');
    }
    if (dying.signalCode === null) await once(dying, 'exit');
    expect(await waitUntil(() => ffmpegs().length === 0, PATIENCE)).toBe(true);
    expect(await rowOf(mediaId)).toMatchObject({ state: 'processing', result: null });
    expect(await objectsOf(mediaId)).toHaveLength(1);

    startWorker({ ffmpegPath: OWN_FFMPEG, diesAfterStoring: null });
    await endsReadyOnce(mediaId);
  }, PATIENCE * 3);
});

/** With ffmpeg 12 s in 640 × 360, which take it a second or more; else the fixture. */
async function longVideo(): Promise<Buffer> {
  if (tools.ffmpeg === null) return readFileSync(fixture);
  const file = path.join(folder, 'long.mp4');
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=25:duration=12'];
  await promisify(execFile)(tools.ffmpeg, ['-v', 'error', '-y', ...picture, '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', file]);
  return readFileSync(file);
}
