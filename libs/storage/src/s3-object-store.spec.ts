import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { S3ObjectStore } from './s3-object-store.js';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const failing = (status: number, code: string): Answer => (_request, response) =>
  void response.writeHead(status, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>-</Message></Error>`);
const fine: Answer = (_request, response) => void response.writeHead(200, { etag: '"e"' }).end();
const silent: Answer = () => undefined;

/** A server that misbehaves by script: each request gets the next answer. */
describe('S3ObjectStore on a server that is ill', () => {
  let server: Server;
  let store: S3ObjectStore;
  /** Waits a second: enough for a request to come through on a busy machine, and for no test to wait long. */
  let impatient: S3ObjectStore;
  let script: Answer[];
  let bodies: string[];

  const storeAt = (endpoint: string, silenceMs: number): S3ObjectStore =>
    new S3ObjectStore({
      endpoint,
      publicEndpoint: 'https://berkas.contoh.go.id',
      region: 'ap-southeast-3',
      bucket: 'sinau',
      accessKeyId: 'AK',
      secretAccessKey: 'SK',
      pathStyle: true,
      patience: { silenceMs, attempts: 3, firstPauseMs: 1 },
    });

  beforeEach(async () => {
    [script, bodies] = [[], []];
    server = createServer((request, response) => {
      const answer = script.shift() ?? failing(500, 'ScriptIsOver');
      if (answer === silent) return;
      request.setEncoding('latin1');
      let body = '';
      request.on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        bodies.push(body);
        answer(request, response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    [store, impatient] = [storeAt(address, 60_000), storeAt(address, 1_000)];
  });
  afterEach(async () => {
    store.close();
    impatient.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('asks three times while the server says to come back, then goes on', async () => {
    script = [failing(503, 'SlowDown'), failing(500, 'InternalError'), fine];
    await store.delete('a');
    expect(bodies).toHaveLength(3);
  });

  it('gives up after the third time, and calls it unavailable', async () => {
    script = [failing(503, 'SlowDown'), failing(503, 'SlowDown'), failing(503, 'SlowDown'), fine];
    await expect(store.delete('a')).rejects.toMatchObject({ failure: 'unavailable' });
    expect(script).toEqual([fine]);
  });

  it('does not ask again when it is refused; a missing bucket is a wrong setting, not a missing object', async () => {
    script = [failing(403, 'AccessDenied'), failing(404, 'NoSuchBucket'), failing(404, 'NoSuchKey')];
    await expect(store.get('a')).rejects.toMatchObject({ failure: 'refused' });
    await expect(store.get('a')).rejects.toMatchObject({ failure: 'refused' });
    await expect(store.get('a')).rejects.toMatchObject({ failure: 'not_found' });
    expect(bodies).toHaveLength(3);
  });

  it('is unavailable when nobody listens and when nobody answers', async () => {
    script = [silent, silent, silent];
    await expect(impatient.head('a')).rejects.toMatchObject({ failure: 'unavailable' });
    expect(script).toHaveLength(0);
    const { port } = server.address() as AddressInfo;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await expect(storeAt(`http://127.0.0.1:${port}`, 60_000).head('a')).rejects.toMatchObject({ failure: 'unavailable' });
  });

  it('opens a stream anew for each attempt, so that the second sends all of it', async () => {
    script = [failing(503, 'SlowDown'), fine];
    let opened = 0;
    const content = { size: 6, open: () => Readable.from([Buffer.from(`isi ${(opened += 1)}.`)]) };
    await store.put('a', content, { contentType: 'text/plain' });
    expect(bodies).toEqual(['isi 1.', 'isi 2.']);
  });

  it('says that a source of the body broke instead of sending half', async () => {
    script = [fine, fine, fine];
    const broken = { size: 6, open: () => Readable.from((async function* () { yield Buffer.from('isi'); throw new Error('disk'); })()) };
    await expect(store.put('a', broken, { contentType: 'text/plain' })).rejects.toMatchObject({ failure: 'unavailable', detail: 'the source of the body broke: disk' });
    expect(bodies).toEqual([]);
  });

  const halfBody = (end: (response: ServerResponse) => void): Answer => (_request, response) => {
    response.writeHead(200, { 'content-length': '10', etag: '"e"' });
    response.write('12345', () => end(response));
  };

  it.each([
    ['breaks off', (response: ServerResponse) => void response.destroy()],
    ['stands still', () => undefined],
  ])('ends the body of an object that %s with an error, never as a short file', async (_name, end) => {
    script = [halfBody(end)];
    const { body, size } = await impatient.get('a');
    expect(size).toBe(10);
    await expect(body.toArray()).rejects.toMatchObject({ failure: 'unavailable' });
  });

  it('lets go of a body that nobody reads', async () => {
    let closed = false;
    script = [(request, response) => { request.socket.once('close', () => (closed = true)); halfBody(() => undefined)(request, response); }];
    (await store.get('a')).body.destroy();
    while (!closed) await new Promise((resolve) => setImmediate(resolve)); // Jest's own deadline ends a wait that is in vain
  });

  it('knows that the joining succeeded although its answer got lost', async () => {
    const lost: Answer = (request) => void request.socket.destroy();
    const head: Answer = (_request, response) => void response.writeHead(200, { 'content-length': '7', etag: '"e-2"' }).end();
    script = [lost, failing(404, 'NoSuchUpload'), head, head];
    expect(await store.completeUpload('a', 'u', [{ partNumber: 1, etag: 'e' }])).toEqual({ key: 'a', size: 7, etag: 'e-2' });
  });

  it.each([
    [501, 'NotImplemented', 'not_supported'],
    [403, 'AccessDenied', 'not_permitted'],
  ])('starts although the server answers %d to CORS rules, and tells', async (status, code, outcome) => {
    script = [failing(404, 'NotFound'), fine, failing(status, code)];
    expect(await store.ensureBucket(['https://sinau.contoh.go.id'])).toBe(outcome);
    script = [fine, failing(503, 'SlowDown')];
    await expect(store.ensureBucket(['https://sinau.contoh.go.id'])).rejects.toMatchObject({ failure: 'unavailable' });
  });

  it('signs for the public address without asking anyone, and no checksum of an empty body', async () => {
    const url = new URL(await store.presignGet('a/b.pdf', { expiresIn: 300 }));
    expect([url.origin, url.pathname, url.searchParams.get('X-Amz-Expires')]).toEqual(['https://berkas.contoh.go.id', '/sinau/a/b.pdf', '300']);
    const part = await store.presignPart('a/b.mp4', 'u', 3, { expiresIn: 900, size: 8_388_608 });
    expect(new URL(part.url).searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;host');
    const put = await store.presignPut('a/c', { expiresIn: 60, contentType: 'image/png', size: 4, sha256: 'ab'.repeat(32) });
    expect(new URL(put.url).searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;content-type;host;x-amz-checksum-sha256');
    expect(put.headers).toEqual({ 'content-type': 'image/png', 'x-amz-checksum-sha256': Buffer.alloc(32, 0xab).toString('base64') });
    for (const address of [url.href, part.url, put.url]) expect(address).not.toMatch(/crc32/i);
    expect(bodies).toEqual([]);
  });
});
