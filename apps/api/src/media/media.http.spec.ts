import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ProcessPicture } from '@sinau/application/media';
import { coursesRoutes } from '@sinau/contracts/courses';
import { mediaRoutes, type MediaView, type UploadView } from '@sinau/contracts/media';
import { startGateway, type Gateway } from '@sinau/engines';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { S3ObjectStore } from '@sinau/storage';
import type { DataSource } from 'typeorm';
import { startTestApi, type Answer, type TestApi, type TestPerson } from '../api.spec-kit.js';
import { learningWorld } from '../learning.spec-kit.js';

const MEBIBYTE = 1024 * 1024;
const keys = { accessKeyId: 'AK', secretAccessKey: 'rahasia-sekali', region: 'local', bucket: 'sinau' };
const videoFile = path.join(import.meta.dirname, '../../../../libs/media/src/fixtures/moving-squares.mp4');
const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
/** As S3's composite checksums: SHA-256 of the parts' SHA-256. */
const digestOf = (parts: readonly Uint8Array[]): string => sha256(Buffer.concat(parts.map(sha256))).toString('hex');

let api: TestApi;
let gateway: Gateway;
let folder: string;
let store: S3ObjectStore;
let instructor: TestPerson;
let workerSource: DataSource;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sinau-media-http-'));
  gateway = await startGateway({ ...keys, folder, port: 0, buckets: ['sinau'] });
  api = await startTestApi((options) => ({ ...options, storage: { ...keys, endpoint: gateway.url, publicEndpoint: gateway.url, forcePathStyle: true } }));
  store = new S3ObjectStore({ ...keys, endpoint: gateway.url, publicEndpoint: null, pathStyle: true });
  instructor = api.people.instructor;
  workerSource = await createDataSource(api.database.urls.worker, { size: 2, name: 'spec-worker' }).initialize();
}, 60_000);
afterAll(async () => {
  await workerSource.destroy();
  await api.close();
  store.close();
  await gateway.close();
  await rm(folder, { recursive: true, force: true });
});

async function newCourse(): Promise<string> {
  const draft = await api.as(instructor).call(coursesRoutes.create, { body: { title: 'Arsip', competencyClass: 'technical', activityKind: 16 } });
  return draft.courseId;
}

type File = { readonly kind: 'video' | 'document' | 'image'; readonly fileName: string; readonly bytes: Uint8Array };

function begin(courseId: string, { kind, fileName, bytes }: File, fingerprint = sha256(bytes).toString('hex')): Promise<UploadView> {
  return api.as(instructor).call(mediaRoutes.begin, { params: { courseId }, body: { kind, fileName, bytes: bytes.length, fingerprint } });
}

const partsOf = (bytes: Uint8Array, partBytes: number): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / partBytes) }, (_, index) => bytes.subarray(index * partBytes, (index + 1) * partBytes));

/** Sends parts as a browser does: straight to the store, by addresses that we sign. */
async function sendParts({ media, partBytes }: UploadView, bytes: Uint8Array, numbers: readonly number[]): Promise<number[]> {
  const { parts } = await api.as(instructor).call(mediaRoutes.signParts, { params: { mediaId: media.id }, body: { parts: [...numbers] } });
  const all = partsOf(bytes, partBytes);
  const statuses = parts.map(async ({ url, headers, partNumber }) => (await fetch(url, { method: 'PUT', headers, body: Buffer.from(all[partNumber - 1] ?? []) })).status);
  return Promise.all(statuses);
}

/** Sends the head of a whole request and breaks the connection after so many bytes. */
function cutOff(address: string, bytes: Buffer, cutAt: number): Promise<void> {
  return new Promise((resolve) => {
    const put = request(new URL(address), { method: 'PUT', headers: { 'content-length': bytes.length } });
    put.once('error', () => undefined);
    put.once('close', () => resolve());
    put.write(bytes.subarray(0, cutAt), () => put.destroy());
  });
}

/** Of the right shape, for what is refused before it is compared. */
const anyDigest = 'cd'.repeat(32);
const complete = (upload: UploadView, digest: string): Promise<Answer> => api.as(instructor).post(`/api/media/${upload.media.id}/complete`, { digest });

async function uploaded(courseId: string, file: File): Promise<MediaView> {
  const upload = await begin(courseId, file);
  await sendParts(upload, file.bytes, Array.from({ length: upload.partCount }, (_, index) => index + 1));
  const done = await complete(upload, digestOf(partsOf(file.bytes, upload.partBytes)));
  return done.as(mediaRoutes.complete.returns);
}

const stored = async (prefix: string): Promise<string[]> => (await store.list(prefix)).objects.map((object) => object.key);
const folderOf = (mediaId: string): string => `media/${instructor.agencyId}/${mediaId}/`;
const jobsFor = (mediaId: string) => api.sql(`select 1 from outbox where job = 'process-video' and payload ->> 'mediaId' = $1`, [mediaId]);

describe('before a file is chosen', () => {
  test('kinds, sizes and what the agency has stored are told', async () => {
    const { kinds } = await api.as(instructor).call(mediaRoutes.limits);
    expect(kinds.map(({ kind, maxBytes }) => [kind, maxBytes])).toEqual([['video', 4 * 1024 * MEBIBYTE], ['document', 100 * MEBIBYTE], ['image', 10 * MEBIBYTE]]);
  });

  test.each([
    [{ kind: 'video', fileName: 'rekaman.avi', bytes: 10 }, 'media_name_refused', 'mp4, m4v, mov, webm, mkv'],
    [{ kind: 'video', fileName: 'rekaman.mp4', bytes: 0 }, 'media_empty', '0 bita'],
    [{ kind: 'image', fileName: 'foto.png', bytes: 10 * MEBIBYTE + 1 }, 'media_too_large', '10 MB'],
  ])('%j is refused: %s', async (body, code, words) => {
    const answer = await api.as(instructor).post(`/api/courses/${await newCourse()}/media`, { ...body, fingerprint: 'ab'.repeat(32) });
    expect(answer).toMatchObject({ status: 400, code });
    expect(answer.text).toContain(words);
  });
});

describe('an upload', () => {
  test('a video of one part is stored whole, found to be a video, and waits for its processing', async () => {
    const bytes = await readFile(videoFile);
    const media = await uploaded(await newCourse(), { kind: 'video', fileName: 'lima langkah.mp4', bytes });
    expect(media).toMatchObject({ state: 'queued', contentType: 'video/mp4', bytes: bytes.length, failure: null });
    expect(await stored(folderOf(media.id))).toEqual([`${folderOf(media.id)}original`]);
    expect(await jobsFor(media.id)).toHaveLength(1);
  });

  test('cut off by a reload it goes on: the same file finds its upload and what the store has of it', async () => {
    // 36 MiB: parts of 16 + 16 + 4
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(36 * MEBIBYTE - 15), Buffer.from('%%EOF\n')]);
    const courseId = await newCourse();
    const upload = await begin(courseId, { kind: 'document', fileName: 'pedoman.pdf', bytes });
    expect(upload).toMatchObject({ partBytes: 16 * MEBIBYTE, partCount: 3, stored: [] });
    expect(await sendParts(upload, bytes, [2])).toEqual([200]);
    expect(await complete(upload, anyDigest)).toMatchObject({ status: 409, code: 'upload_incomplete', body: { facts: { missing: 2 } } });

    const again = await begin(courseId, { kind: 'document', fileName: 'pedoman.pdf', bytes });
    expect(again).toMatchObject({ media: { id: upload.media.id }, stored: [2] });
    await sendParts(again, bytes, [1, 3]);
    const digest = digestOf(partsOf(bytes, again.partBytes));
    const [one, other] = await Promise.all([complete(again, digest), complete(again, digest)]);
    expect([one?.body, other?.body]).toEqual([expect.objectContaining({ state: 'ready', contentType: 'application/pdf' }), expect.objectContaining({ state: 'ready' })]);
    expect((await complete(again, digest)).body).toMatchObject({ state: 'ready' });
  });

  test('a part of another length is refused by the store', async () => {
    const bytes = Buffer.from('%PDF-1.7\nisi\n%%EOF\n');
    const upload = await begin(await newCourse(), { kind: 'document', fileName: 'a.pdf', bytes });
    expect(await sendParts(upload, bytes.subarray(0, 12), [1])).toEqual([403]);
    expect(await complete(upload, anyDigest)).toMatchObject({ status: 409, code: 'upload_incomplete' });
  });

  test.each([
    ['a program named as a video', 'video', 'a.mp4', Buffer.concat([Buffer.from('\x7fELF'), randomBytes(500)]), 'media_not_a_video'],
    ['a drawing with a script named as a picture', 'image', 'a.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'media_type_refused'],
    ['a picture named as a document', 'document', 'a.pdf', Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64'), 'media_type_refused'],
    ['a document without its end', 'document', 'b.pdf', Buffer.from('%PDF-1.7\nisi'), 'media_truncated'],
  ] as const)('%s is refused, and nothing of it is left', async (_, kind, fileName, bytes, code) => {
    const upload = await begin(await newCourse(), { kind, fileName, bytes });
    await sendParts(upload, bytes, [1]);
    expect(await complete(upload, digestOf([bytes]))).toMatchObject({ status: 400, code });
    expect(await stored(folderOf(upload.media.id))).toEqual([]);
    expect(await api.as(instructor).get(`/api/media/${upload.media.id}`)).toMatchObject({ status: 404 });
  });

  test('a document whose bytes are not those that were chosen is refused', async () => {
    const bytes = Buffer.from('%PDF-1.7\nisi\n%%EOF\n');
    const upload = await begin(await newCourse(), { kind: 'document', fileName: 'a.pdf', bytes });
    await sendParts(upload, bytes, [1]);
    expect(await complete(upload, digestOf([Buffer.from('lain')]))).toMatchObject({ status: 409, code: 'media_checksum_differs' });
    expect(await stored(folderOf(upload.media.id))).toEqual([]);
  });

  test.each([['null', { digest: null }], ['left out', {}], ['too short', { digest: 'ab' }]])('a digest that is %s is refused: no file becomes ready unchecked', async (_, body) => {
    const bytes = Buffer.from('%PDF-1.7\nisi\n%%EOF\n');
    const upload = await begin(await newCourse(), { kind: 'document', fileName: 'a.pdf', bytes });
    await sendParts(upload, bytes, [1]);
    expect(await api.as(instructor).post(`/api/media/${upload.media.id}/complete`, body)).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(await api.as(instructor).get(`/api/media/${upload.media.id}`)).toMatchObject({ body: { state: 'uploading' } });
    expect((await complete(upload, digestOf([bytes]))).as(mediaRoutes.complete.returns)).toMatchObject({ state: 'ready' });
  });

  test('D12: cut off twenty times at a random byte, nothing of it is ever there; sent whole, it is what was chosen', async () => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(300_000), Buffer.from('\n%%EOF\n')]);
    const upload = await begin(await newCourse(), { kind: 'document', fileName: 'pedoman.pdf', bytes });
    for (let trial = 0; trial < 20; trial += 1) {
      const cutAt = Math.floor(Math.random() * (bytes.length - 1));
      const { parts } = await api.as(instructor).call(mediaRoutes.signParts, { params: { mediaId: upload.media.id }, body: { parts: [1] } });
      await cutOff(parts[0]?.url ?? '', bytes, cutAt);
      expect({ cutAt, answer: await complete(upload, anyDigest) }).toMatchObject({ cutAt, answer: { status: 409, code: 'upload_incomplete' } });
      expect(await stored(folderOf(upload.media.id))).toEqual([]);
    }
    expect(await sendParts(upload, bytes, [1])).toEqual([200]);
    expect((await complete(upload, digestOf([bytes]))).as(mediaRoutes.complete.returns)).toMatchObject({ state: 'ready', bytes: bytes.length });
    const { body } = await store.get(`${folderOf(upload.media.id)}original`);
    const kept: Buffer[] = [];
    for await (const chunk of body as AsyncIterable<Buffer>) kept.push(chunk);
    expect(sha256(Buffer.concat(kept))).toEqual(sha256(bytes));
  }, 60_000);

  test('given up, it leaves nothing, and its id signs no more parts', async () => {
    const bytes = randomBytes(100);
    const upload = await begin(await newCourse(), { kind: 'video', fileName: 'a.mp4', bytes });
    await sendParts(upload, bytes, [1]);
    expect(await api.as(instructor).delete(`/api/media/${upload.media.id}`)).toMatchObject({ status: 204 });
    expect(await api.as(instructor).post(`/api/media/${upload.media.id}/parts`, { parts: [1] })).toMatchObject({ status: 404 });
    expect(await stored(folderOf(upload.media.id))).toEqual([]);
  });

  test('parts that the file does not have are not signed', async () => {
    const upload = await begin(await newCourse(), { kind: 'video', fileName: 'a.mp4', bytes: randomBytes(100) });
    expect(await api.as(instructor).post(`/api/media/${upload.media.id}/parts`, { parts: [2] })).toMatchObject({ status: 400, code: 'invalid_request' });
  });
});

describe('X02: what the store answers', () => {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

  test.each([
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['HTML after blanks and a mark', '\uFEFF \n<html onload=alert(1)>'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['XML with an entity', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
    ['a GIF that is a script', 'GIF89a=1;alert(1)//'],
  ])('%s is no picture and no document, whatever its name', async (_, text) => {
    const bytes = Buffer.from(text);
    for (const [kind, fileName] of [['image', 'foto.png'], ['image', 'foto.webp'], ['document', 'a.pdf'], ['document', 'a.docx']] as const) {
      const upload = await begin(await newCourse(), { kind, fileName, bytes });
      await sendParts(upload, bytes, [1]);
      expect((await complete(upload, anyDigest)).status).toBe(400);
      expect(await stored(folderOf(upload.media.id))).toEqual([]);
    }
  });

  const work = (mediaId: string, isLast = false) =>
    new ProcessPicture(new Database(workerSource), store).run({ kind: 'system', agencyId: instructor.agencyId, job: 'process-picture' }, { mediaId, isLast });
  const seen = async (mediaId: string): Promise<MediaView> => (await api.as(instructor).get(`/api/media/${mediaId}`)).as(mediaRoutes.media.returns);

  test('a picture is shown only after it was written anew: what its file says beside the pixels is gone, and so is the file', async () => {
    const said = Buffer.concat([png, Buffer.from('GPS -6.2088 <script>alert(1)</script>')]);
    const { id } = await uploaded(await newCourse(), { kind: 'image', fileName: 'foto.png', bytes: said });
    expect(await seen(id)).toMatchObject({ state: 'queued' });
    expect(await api.sql(`select 1 from outbox where job = 'process-picture' and payload ->> 'mediaId' = $1`, [id])).toHaveLength(1);
    expect(await api.as(instructor).get(`/api/media/${id}/image`)).toMatchObject({ status: 409, code: 'media_not_ready' });
    await work(id);
    const after = await seen(id);
    expect(after).toMatchObject({ state: 'ready', contentType: 'image/png' });
    expect(await stored(folderOf(id))).toEqual([`${folderOf(id)}picture`]);
    const answer = await fetch(String((await api.as(instructor).get(`/api/media/${id}/image`)).headers['location']));
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([bytes.length, bytes.includes('GPS'), bytes.includes('script')]).toEqual([after.bytes, false, false]);
    await work(id); // the same job once more
    expect(await seen(id)).toEqual(after);
  });

  test('a run that died with the original gone goes on from what it stored; a picture that lies about its pixels is refused with its reason', async () => {
    const { id } = await uploaded(await newCourse(), { kind: 'image', fileName: 'foto.png', bytes: png });
    await store.put(`${folderOf(id)}picture`, png, { contentType: 'image/png' });
    await store.delete(`${folderOf(id)}original`);
    await api.sql(`update media_assets set state = 'processing' where id = $1`, [id]);
    await work(id);
    expect(await seen(id)).toMatchObject({ state: 'ready', bytes: png.length });

    const bomb = Buffer.from(png);
    bomb.writeUInt32BE(40_000, 16);
    bomb.writeUInt32BE(40_000, 20);
    const { id: large } = await uploaded(await newCourse(), { kind: 'image', fileName: 'besar.png', bytes: bomb });
    await work(large);
    expect(await seen(large)).toMatchObject({ state: 'failed', failure: { code: 'media_too_many_pixels', mayRetry: false } });
  });

  test('a picture keeps the type of its bytes, whatever it was called or sent as, and opens as a page that runs nothing', async () => {
    const media = await uploaded(await newCourse(), { kind: 'image', fileName: '<img src=x onerror=alert(1)>.jpg', bytes: png });
    await work(media.id);
    const shown = await api.as(instructor).get(`/api/media/${media.id}/image`);
    const answer = await fetch(String(shown.headers['location']));
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  });

  test('office files and PDFs are saved under their name; the address allows no other type', async () => {
    const bytes = Buffer.from('%PDF-1.7\nisi\n%%EOF\n');
    const media = await uploaded(await newCourse(), { kind: 'document', fileName: 'a"; filename=b.html\u202E.pdf', bytes });
    const view = await api.as(instructor).call(mediaRoutes.document, { params: { mediaId: media.id } });
    const saved = await fetch(view.downloadUrl);
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment; filename="[^"\r\n]*"(?:; filename\*=UTF-8''[A-Za-z0-9%!#$&+.^_`|~-]*)?$/);
    expect(saved.headers.get('x-content-type-options')).toBe('nosniff');
    const bent = new URL(view.downloadUrl);
    bent.searchParams.set('response-content-type', 'text/html');
    expect((await fetch(bent)).status).toBe(403);
  });
});

describe('a file in a course', () => {
  test('is not deleted while a lesson shows it; then with all that was made of it', async () => {
    const courseId = await newCourse();
    const media = await uploaded(courseId, { kind: 'document', fileName: 'a.pdf', bytes: Buffer.from('%PDF-1.7\nisi\n%%EOF\n') });
    const draft = await api.as(instructor).call(coursesRoutes.draft, { params: { courseId } });
    const lesson = { id: randomUUID(), kind: 'document' as const, title: 'Bacaan', minutes: 5, mediaId: media.id };
    const outline = { ...draft.outline, modules: [{ id: randomUUID(), title: 'Satu', hours: 1, lessons: [lesson] }] };
    const saved = await api.as(instructor).call(coursesRoutes.saveDraft, { params: { courseId }, body: { revision: draft.revision, outline } });
    expect(await api.as(instructor).delete(`/api/media/${media.id}`)).toMatchObject({ status: 409, code: 'media_in_use' });

    await api.as(instructor).call(coursesRoutes.saveDraft, { params: { courseId }, body: { revision: saved.revision, outline: { ...outline, modules: [] } } });
    expect(await api.as(instructor).delete(`/api/media/${media.id}`)).toMatchObject({ status: 204 });
    expect(await stored(folderOf(media.id))).toEqual([]);
    expect((await api.as(instructor).call(mediaRoutes.list, { params: { courseId } })).rows).toEqual([]);
  });

  test('captions come by file, in Windows-1252 too, are replaced and removed, and go out as VTT; a broken line is named', async () => {
    const bytes = await readFile(videoFile);
    const media = await uploaded(await newCourse(), { kind: 'video', fileName: 'a.mp4', bytes });
    const send = (language: string, fileName: string, content: Buffer) => api.as(instructor).put(`/api/media/${media.id}/captions/${language}`, { fileName, content: content.toString('base64') });
    expect((await send('id', 'takarir.srt', Buffer.from('1\r\n00:00:01,000 --> 00:00:02,500\r\nS\xe9hat selalu\r\n', 'latin1'))).body).toMatchObject({ captions: [{ language: 'id', cues: 1 }] });
    const vtt = await api.as(instructor).get(`/api/media/${media.id}/captions/id`);
    expect(vtt.headers['content-type']).toContain('text/vtt');
    expect(vtt.text).toBe('WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nSéhat selalu\n');
    expect(await send('en', 'a.vtt', Buffer.from('WEBVTT\n\n00:05.000 --> 00:01.000\nback\n'))).toMatchObject({ status: 400, code: 'captions_refused', body: { facts: { line: 3 } } });
    expect((await api.as(instructor).delete(`/api/media/${media.id}/captions/id`)).body).toMatchObject({ captions: [] });
  });
});

describe('playing', () => {
  /** The world's video as a worker would have left it: a poster, a master, one quality of one segment. */
  async function playable() {
    const world = await learningWorld(api);
    const [row] = await api.sql<{ id: string }>(`select key as id from course_versions v, jsonb_each(v.document -> 'media') where v.id = $1 and value ->> 'kind' = 'video'`, [world.versionId]);
    const mediaId = row?.id ?? '';
    const prefix = `${folderOf(mediaId)}play-1/`;
    const result = { kind: 'hls', contentType: 'application/vnd.apple.mpegurl', durationMs: 100_000, prefix, poster: 'poster.jpg', qualities: [{ height: 360, bandwidth: 800_000, bytes: 10_000_000 }] };
    await api.sql(
      `insert into media_assets (id, agency_id, course_id, created_by, kind, file_name, content_type, bytes, state, object_key, result)
       values ($1, $2, $3, $4, 'video', 'a.mp4', 'video/mp4', 1000, 'ready', $5, $6)`,
      [mediaId, instructor.agencyId, world.courseId, instructor.id, `${folderOf(mediaId)}original`, result],
    );
    await api.sql(`insert into captions (id, agency_id, media_id, language, cues, file_name) values ($1, $2, $3, 'id', $4, 'a.vtt')`, [randomUUID(), instructor.agencyId, mediaId, JSON.stringify([{ startMs: 0, endMs: 900, text: 'Halo.' }])]);
    const put = (name: string, text: string, contentType: string) => store.put(`${prefix}${name}`, Buffer.from(text), { contentType });
    await put('master.m3u8', '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n360p/index.m3u8\n', 'application/vnd.apple.mpegurl');
    await put('360p/index.m3u8', '#EXTM3U\n#EXTINF:4,\nsegment_00000.m4s\n', 'application/vnd.apple.mpegurl');
    await put('360p/segment_00000.m4s', 'bytes of a segment', 'video/iso.segment');
    return { world, mediaId, enrolmentId: await world.enrol(api.people.learner), lessonId: world.lessons.video };
  }
  const playback = (place: { enrolmentId: string; lessonId: string }, who = api.people.learner) => api.as(who).get(`/api/enrolments/${place.enrolmentId}/lessons/${place.lessonId}/playback`);

  test('the enrolled get poster, playlists, segments by short-lived addresses, captions, and the second to go on at', async () => {
    const place = await playable();
    const learner = api.as(api.people.learner);
    await learner.post(`/api/enrolments/${place.enrolmentId}/lessons/${place.lessonId}/open`, {});
    await api.sql(`update lesson_progress set opened_at = now() - interval '1 minute' where enrolment_id = $1`, [place.enrolmentId]);
    await learner.put(`/api/enrolments/${place.enrolmentId}/lessons/${place.lessonId}/progress`, { positionSeconds: 42, watched: [[0, 10], [30, 42]] });
    const view = (await playback(place)).as(mediaRoutes.playback.returns);
    expect(view).toMatchObject({ kind: 'hls', durationSeconds: 100, positionSeconds: 42, watched: [[0, 10], [30, 42]], qualities: [{ height: 360, bytesPerHour: 360_000_000 }] });
    expect(view.captions).toMatchObject([{ language: 'id', cues: [{ startMs: 0, endMs: 900, text: 'Halo.' }] }]);

    const master = await learner.get(view.url);
    expect(master.headers['content-type']).toContain('mpegurl');
    expect(master.text).toContain('360p/index.m3u8');
    const base = view.url.replace('master.m3u8', '');
    expect((await learner.get(`${base}360p/index.m3u8`)).text).toContain('segment_00000.m4s');
    const segment = await learner.get(`${base}360p/segment_00000.m4s`);
    expect(segment.status).toBe(302);
    const address = String(segment.headers['location']);
    expect(Number(new URL(address).searchParams.get('X-Amz-Expires'))).toBeLessThanOrEqual(60);
    expect(await (await fetch(address)).text()).toBe('bytes of a segment');
    expect((await learner.get(view.captions[0]?.url ?? '')).text).toBe('WEBVTT\n\n00:00:00.000 --> 00:00:00.900\nHalo.\n');
    expect(await learner.get(`${base}..%2f..%2foriginal`)).toMatchObject({ status: 400 });
    expect(await learner.get(`${base}original`)).toMatchObject({ status: 302 }); // an address at the store, of nothing
  });

  test('the address is worthless to a colleague, without a session, altered, and in another session of the same person', async () => {
    const place = await playable();
    const view = (await playback(place)).as(mediaRoutes.playback.returns);
    await place.world.enrol(api.people.colleague);
    expect(await playback(place, api.people.colleague)).toMatchObject({ status: 404 });
    expect(await api.as(api.people.colleague).get(view.url)).toMatchObject({ status: 404 });
    expect(await api.as(null).get(view.url)).toMatchObject({ status: 401 });
    expect(await api.as(null).get(view.url, { cookie: await api.signIn(api.people.learner) })).toMatchObject({ status: 404 });
    const altered = view.url.replace(/playback\/(.)/, (_, sign: string) => `playback/${sign === 'A' ? 'B' : 'A'}`);
    expect(await api.as(api.people.learner).get(altered)).toMatchObject({ status: 404 });
  });

  test('a better package that comes while somebody plays changes nothing for them; who opens the lesson after it plays the better one', async () => {
    const place = await playable();
    const learner = api.as(api.people.learner);
    const before = (await playback(place)).as(mediaRoutes.playback.returns);
    const [old, better] = [`${folderOf(place.mediaId)}play-1/`, `${folderOf(place.mediaId)}play-2/`];
    await store.put(`${better}master.m3u8`, Buffer.from('#EXTM3U\n720p/index.m3u8\n'), { contentType: 'application/vnd.apple.mpegurl' });
    await api.sql(`update media_assets set result = result || jsonb_build_object('prefix', $2::text) where id = $1`, [place.mediaId, better]);
    await api.sql(
      `insert into replaced_packages (id, agency_id, object_key, prefix, kind, content_type, delete_after) values ($1, $2, $3, $4, 'hls', 'application/vnd.apple.mpegurl', now() + interval '6 hours')`,
      [randomUUID(), instructor.agencyId, `${folderOf(place.mediaId)}original`, old],
    );
    const base = before.url.replace('master.m3u8', '');
    expect((await learner.get(`${base}360p/index.m3u8`)).text).toContain('segment_00000.m4s');
    expect(String((await learner.get(`${base}360p/segment_00000.m4s`)).headers['location'])).toContain(encodeURI(old));
    const after = (await playback(place)).as(mediaRoutes.playback.returns);
    expect((await learner.get(after.url)).text).toContain('720p/index.m3u8');
    expect(await learner.get(after.url.replace('master.m3u8', '360p/index.m3u8'))).toMatchObject({ status: 404 });
  });

  test('a token whose package is gone opens nothing', async () => {
    const place = await playable();
    const view = (await playback(place)).as(mediaRoutes.playback.returns);
    await api.sql(`update media_assets set result = result || '{"prefix":"media/other/play-9/"}' where id = $1`, [place.mediaId]);
    expect(await api.as(api.people.learner).get(view.url)).toMatchObject({ status: 404 });
  });

  test('a withdrawn person gets nothing more', async () => {
    const place = await playable();
    const view = (await playback(place)).as(mediaRoutes.playback.returns);
    await api.sql(`update enrolments set state = 'withdrawn' where id = $1`, [place.enrolmentId]);
    expect(await playback(place)).toMatchObject({ status: 404 });
    expect(await api.as(api.people.learner).get(view.url)).toMatchObject({ status: 404 });
  });

  test('a document is shown and saved by addresses of its own; authors play and read without being enrolled', async () => {
    const courseId = await newCourse();
    const pdf = Buffer.from('%PDF-1.7\nisi\n%%EOF\n');
    const media = await uploaded(courseId, { kind: 'document', fileName: 'Rencana "aksi".pdf', bytes: pdf });
    const view = await api.as(instructor).call(mediaRoutes.document, { params: { mediaId: media.id } });
    const saved = await fetch(view.downloadUrl);
    expect(saved.headers.get('content-disposition')).toContain("filename*=UTF-8''Rencana%20%22aksi%22.pdf");
    expect(Buffer.from(await saved.arrayBuffer())).toEqual(pdf);
    expect((await fetch(view.viewUrl ?? '')).headers.get('content-type')).toBe('application/pdf');
    const { mediaId } = await playable();
    expect((await api.as(instructor).call(mediaRoutes.preview, { params: { mediaId } })).positionSeconds).toBe(0);
  });
});
