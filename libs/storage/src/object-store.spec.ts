import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startGateway } from '@sinau/engines';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { checksumOf } from './checksum.js';
import { MemoryObjectStore } from './memory-object-store.js';
import type { ObjectStore } from './object-store.js';
import { S3ObjectStore } from './s3-object-store.js';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const text = async (body: Readable): Promise<string> => Buffer.concat(await body.toArray()).toString();
const plain = { contentType: 'text/plain' };
const MEBIBYTE = 1024 * 1024;

/** A store, and how a browser reaches its addresses. `clock.now` is the time at which addresses are signed. */
interface Bench {
  readonly store: ObjectStore;
  readonly clock: { now: Date };
  follow(url: string, init?: { method: string; body: Uint8Array; headers?: Record<string, string> }): Promise<Response>;
  close(): Promise<void>;
}

async function memoryBench(): Promise<Bench> {
  const clock = { now: new Date() };
  const store = new MemoryObjectStore(() => clock.now);
  const follow: Bench['follow'] = (url, init) => {
    const signedAt = clock.now;
    clock.now = new Date(); // the server's clock is the true one
    return store.answer(url, init).finally(() => (clock.now = signedAt));
  };
  return { store, clock, follow, close: async () => undefined };
}

/** The project's own gateway on a free port and a folder of its own; browsers reach it by another name than we do. */
async function s3Bench(): Promise<Bench> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sinau-storage-'));
  const keys = { accessKeyId: 'AK', secretAccessKey: 'SK', region: 'ap-southeast-3' };
  const gateway = await startGateway({ ...keys, folder, port: 0, buckets: [] });
  const clock = { now: new Date() };
  const store = new S3ObjectStore({ ...keys, endpoint: gateway.url, publicEndpoint: `http://localhost:${gateway.port}`, bucket: 'sinau', pathStyle: true, now: () => clock.now });
  const close = async (): Promise<void> => {
    store.close();
    await gateway.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { store, clock, follow: (url, init) => fetch(url, init), close };
}

describe.each([
  ['MemoryObjectStore', memoryBench],
  ['S3ObjectStore on our gateway', s3Bench],
])('%s keeps the contract of ObjectStore', (_name, open) => {
  let bench: Bench;
  let store: ObjectStore;
  beforeAll(async () => {
    bench = await open();
    store = bench.store;
    await store.ensureBucket(['http://127.0.0.1:4000']);
    await store.ensureBucket(['http://127.0.0.1:4000']); // a second start changes nothing
  });
  beforeEach(() => {
    bench.clock.now = new Date();
  });
  afterAll(() => bench.close());

  it('gives back what was put, whole and by range, with its type and name', async () => {
    const put = await store.put('a/greeting.txt', Buffer.from('selamat belajar'), { ...plain, contentDisposition: 'attachment; filename="salam.txt"' });
    expect(put).toMatchObject({ key: 'a/greeting.txt', size: 15 });
    const opened = await store.get('a/greeting.txt');
    expect([opened.size, opened.contentType, opened.etag, await text(opened.body)]).toEqual([15, 'text/plain', put.etag, 'selamat belajar']);
    // bytes 8 to 14 are "belajar"; an end beyond the last byte means "to the end"
    const part = await store.getRange('a/greeting.txt', { start: 8, end: 900 });
    expect([part.size, await text(part.body)]).toEqual([7, 'belajar']);
    expect(await store.head('a/greeting.txt')).toMatchObject({ size: 15, etag: put.etag, contentType: 'text/plain', contentDisposition: 'attachment; filename="salam.txt"' });
  });

  it('writes once where it is told to: of many at the same time one, and never over what is there', async () => {
    const tries = await Promise.all(Array.from({ length: 8 }, (_, number) => store.putNew('a/once', Buffer.from(`try ${number}`), plain)));
    expect(tries.filter((put) => put !== null)).toHaveLength(1);
    const kept = await text((await store.get('a/once')).body);
    expect(await store.putNew('a/once', Buffer.from('another'), plain)).toBeNull();
    expect(await text((await store.get('a/once')).body)).toBe(kept);
  });

  it('takes a stream of known size and an empty object', async () => {
    const chunk = Buffer.alloc(64 * 1024, 7);
    const source = { size: 3 * MEBIBYTE, open: () => Readable.from(Array.from({ length: 48 }, () => chunk)) }; // 48 × 64 KiB = 3 MiB
    await store.put('a/stream.bin', source, { contentType: 'application/octet-stream', sha256: sha256(Buffer.alloc(3 * MEBIBYTE, 7)) });
    expect(await checksumOf(store, 'a/stream.bin')).toEqual({ size: 3 * MEBIBYTE, sha256: sha256(Buffer.alloc(3 * MEBIBYTE, 7)) });
    await store.put('a/empty', new Uint8Array(), plain);
    expect(await text((await store.get('a/empty')).body)).toBe('');
  });

  it('refuses a body that differs from its checksum and shows nothing of it', async () => {
    await expect(store.put('a/wrong', Buffer.from('x'), { ...plain, sha256: sha256(Buffer.from('y')) })).rejects.toMatchObject({ failure: 'refused' });
    await expect(store.head('a/wrong')).rejects.toMatchObject({ failure: 'not_found' });
  });

  it('tells a missing object from a refused key and a refused range', async () => {
    await expect(store.get('a/nobody')).rejects.toMatchObject({ failure: 'not_found' });
    await expect(store.head('a/nobody')).rejects.toMatchObject({ failure: 'not_found' });
    await store.put('a/short', Buffer.from('abc'), plain);
    await expect(store.getRange('a/short', { start: 3, end: 5 })).rejects.toMatchObject({ failure: 'refused' });
    for (const key of ['', '/a', 'a/', 'a//b', '../a', 'a/../b', 'a/./b', 'a b', 'a\\b', 'a%2e', 'a\0', 'é', 'a'.repeat(513)]) {
      await expect(store.head(key)).rejects.toMatchObject({ failure: 'refused' });
    }
  });

  it('lists in key order page by page, and deletes whole folders only', async () => {
    for (const name of ['list/1/c', 'list/1/a', 'list/1/b', 'list/10/a']) await store.put(name, Buffer.from(name), plain);
    const first = await store.list('list/1/', { limit: 2 });
    expect([first.objects.map(({ key }) => key), first.next]).toEqual([['list/1/a', 'list/1/b'], 'list/1/b']);
    const second = await store.list('list/1/', { after: 'list/1/b', limit: 2 });
    expect([second.objects.map(({ key, size }) => [key, size]), second.next]).toEqual([[['list/1/c', 8]], null]);
    for (const prefix of ['', '/', 'list', 'list/1', '../']) await expect(store.deletePrefix(prefix)).rejects.toMatchObject({ failure: 'refused' });
    expect(await store.deletePrefix('list/1/')).toBe(3);
    expect((await store.list('list/')).objects.map(({ key }) => key)).toEqual(['list/10/a']);
    await store.delete('list/10/a');
    await store.delete('list/10/a');
    expect(await store.deletePrefix('list/')).toBe(0);
  });

  it('uploads in parts by address, tells which arrived, and shows the object only when joined', async () => {
    const whole = Buffer.concat([Buffer.alloc(5 * MEBIBYTE, 1), Buffer.from('the end')]);
    const uploadId = await store.createUpload('up/video.mp4', { contentType: 'video/mp4', contentDisposition: 'attachment' });
    const send = async (partNumber: number, body: Buffer): Promise<Response> => {
      const { url, headers } = await store.presignPart('up/video.mp4', uploadId, partNumber, { expiresIn: 900, size: body.length });
      return bench.follow(url, { method: 'PUT', body, headers: { ...headers } });
    };
    expect(await store.listParts('up/video.mp4', uploadId)).toEqual([]);
    expect((await send(2, whole.subarray(5 * MEBIBYTE))).status).toBe(200);
    expect((await send(1, whole.subarray(0, 5 * MEBIBYTE))).status).toBe(200);
    const parts = await store.listParts('up/video.mp4', uploadId);
    expect(parts.map(({ partNumber, size }) => [partNumber, size])).toEqual([[1, 5_242_880], [2, 7]]);
    await expect(store.head('up/video.mp4')).rejects.toMatchObject({ failure: 'not_found' });
    await expect(store.completeUpload('up/video.mp4', uploadId, parts.toReversed())).rejects.toMatchObject({ failure: 'refused' });
    expect(await store.completeUpload('up/video.mp4', uploadId, parts)).toMatchObject({ key: 'up/video.mp4', size: 5_242_887 });
    expect(await checksumOf(store, 'up/video.mp4')).toEqual({ size: 5_242_887, sha256: sha256(whole) });
    expect(await store.head('up/video.mp4')).toMatchObject({ contentType: 'video/mp4', contentDisposition: 'attachment' });
    await expect(store.listParts('up/video.mp4', uploadId)).rejects.toMatchObject({ failure: 'not_found' });
  });

  it('refuses to join parts that are too small or not there, and forgets an aborted upload', async () => {
    const uploadId = await store.createUpload('up/small', { contentType: 'video/mp4' });
    for (const partNumber of [1, 2]) {
      const { url } = await store.presignPart('up/small', uploadId, partNumber, { expiresIn: 60 });
      await bench.follow(url, { method: 'PUT', body: Buffer.from('small') });
    }
    const parts = await store.listParts('up/small', uploadId);
    await expect(store.completeUpload('up/small', uploadId, parts)).rejects.toMatchObject({ failure: 'refused' });
    await expect(store.completeUpload('up/small', uploadId, [{ partNumber: 9, etag: '0'.repeat(32) }])).rejects.toMatchObject({ failure: 'refused' });
    await expect(store.listParts('up/other', uploadId)).rejects.toMatchObject({ failure: 'not_found' });
    await store.abortUpload('up/small', uploadId);
    await store.abortUpload('up/small', uploadId);
    await expect(store.listParts('up/small', uploadId)).rejects.toMatchObject({ failure: 'not_found' });
  });

  it('gives reading addresses that are bound to one object, name the download, and end', async () => {
    await store.put('a/sertifikat.pdf', Buffer.from('%PDF'), { contentType: 'application/pdf' });
    await store.put('a/rahasia.pdf', Buffer.from('%PDF'), { contentType: 'application/pdf' });
    const shown = await bench.follow(await store.presignGet('a/sertifikat.pdf', { expiresIn: 600 }));
    expect([shown.status, shown.headers.get('content-disposition'), await shown.text()]).toEqual([200, null, '%PDF']);

    const url = await store.presignGet('a/sertifikat.pdf', { expiresIn: 600, downloadName: 'Sertifikat "Nur’aini".pdf', contentType: 'application/x-berkas' });
    const saved = await bench.follow(url);
    expect(saved.headers.get('content-type')).toBe('application/x-berkas');
    expect(saved.headers.get('content-disposition')).toBe(`attachment; filename="Sertifikat _Nur_aini_.pdf"; filename*=UTF-8''Sertifikat%20%22Nur%E2%80%99aini%22.pdf`);
    expect((await bench.follow(url.replace('sertifikat.pdf', 'rahasia.pdf'))).status).toBe(403);
    expect((await bench.follow(url, { method: 'PUT', body: Buffer.from('x') })).status).toBe(403);

    bench.clock.now = new Date(Date.now() - 601_000); // signed 601 s ago for 600 s: over since a second
    expect((await bench.follow(await store.presignGet('a/sertifikat.pdf', { expiresIn: 600 }))).status).toBe(403);
    for (const expiresIn of [0, 601, 1.5, Number.NaN]) await expect(store.presignGet('a/sertifikat.pdf', { expiresIn })).rejects.toMatchObject({ failure: 'refused' });
  });

  it('gives writing addresses that take exactly the announced bytes', async () => {
    const body = Buffer.from('berkas');
    const { url, headers } = await store.presignPut('a/direct', { expiresIn: 60, contentType: 'text/plain', size: 6, sha256: sha256(body) });
    expect((await bench.follow(url, { method: 'PUT', body: Buffer.from('ber'), headers: { ...headers } })).ok).toBe(false);
    expect((await bench.follow(url, { method: 'PUT', body: Buffer.from('BERKAS'), headers: { ...headers } })).ok).toBe(false);
    await expect(store.head('a/direct')).rejects.toMatchObject({ failure: 'not_found' });
    expect((await bench.follow(url, { method: 'PUT', body, headers: { ...headers } })).status).toBe(200);
    expect(await store.head('a/direct')).toMatchObject({ size: 6, contentType: 'text/plain' });
  });
});

describe('MemoryObjectStore', () => {
  it('can be away and come back with everything still there', async () => {
    const store = new MemoryObjectStore();
    await store.put('a', Buffer.from('1'), plain);
    store.away = true;
    await expect(store.get('a')).rejects.toMatchObject({ failure: 'unavailable' });
    await expect(store.put('b', Buffer.from('1'), plain)).rejects.toMatchObject({ failure: 'unavailable' });
    store.away = false;
    expect((await store.head('a')).size).toBe(1);
  });
});
