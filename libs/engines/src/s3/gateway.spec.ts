import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  AbortMultipartUploadCommand, CompleteMultipartUploadCommand, CopyObjectCommand, CreateMultipartUploadCommand,
  DeleteObjectCommand, DeleteObjectsCommand, GetObjectCommand, HeadBucketCommand, HeadObjectCommand, ListBucketsCommand,
  ListMultipartUploadsCommand, ListObjectsV2Command, ListPartsCommand, PutObjectCommand, S3Client, UploadPartCommand,
  type ChecksumAlgorithm, type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { waitUntil } from '../process/processes.js';
import { startGateway, type Gateway } from './gateway.js';

const Bucket = 'sinau';
const MEBIBYTE = 1024 * 1024;
const keys = { accessKeyId: 'a-key', secretAccessKey: 'a secret of many characters' };

let folder: string;
let gateway: Gateway;
let client: S3Client;
let clock = 0; // milliseconds that the gateway's clock is ahead

const clientWith = (options: Partial<S3ClientConfig> = {}): S3Client =>
  new S3Client({ endpoint: gateway.url, region: 'us-east-1', forcePathStyle: true, credentials: keys, maxAttempts: 1, ...options });
/** As the product signs for browsers: without a checksum of a body that isn't there yet. */
const signer = (): S3Client => clientWith({ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' });

const md5 = (data: Buffer): string => createHash('md5').update(data).digest('hex');
const bytesOf = async (Key: string): Promise<Buffer> => {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
  if (Body === undefined) throw new Error('no body');
  return Buffer.from(await Body.transformToByteArray());
};
const put = (Key: string, Body: Buffer | string): Promise<unknown> => client.send(new PutObjectCommand({ Bucket, Key, Body }));
const refusalOf = (action: Promise<unknown>): Promise<{ name: string; status: number | undefined }> =>
  action.then(
    () => ({ name: 'nothing was refused', status: 200 }),
    (error: Error & { $metadata?: { httpStatusCode?: number } }) => ({ name: error.name, status: error.$metadata?.httpStatusCode }),
  );
const exists = (Key: string): Promise<boolean> => client.send(new HeadObjectCommand({ Bucket, Key })).then(() => true, () => false);
const aside = (): string[] => readdirSync(join(folder, '.aside'));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinau-s3-'));
  gateway = await startGateway({
    ...keys, folder, region: 'us-east-1', port: 0, buckets: [Bucket],
    now: () => Date.now() + clock,
    onFault: (error) => { throw error; },
  });
  client = clientWith();
});
afterAll(async () => {
  client.destroy();
  await gateway.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('objects', () => {
  test('come back byte for byte with their headers, and the ETag is the MD5', async () => {
    const Key = 'berkas/a b/ü&<"%2F..txt';
    const stored = await client.send(
      new PutObjectCommand({ Bucket, Key, Body: 'hello world', ContentType: 'text/plain', Metadata: { kelas: '1' }, CacheControl: 'max-age=5' }),
    );
    expect(stored.ETag).toBe(`"${md5(Buffer.from('hello world'))}"`);
    const found = await client.send(new GetObjectCommand({ Bucket, Key }));
    expect(await found.Body?.transformToString()).toBe('hello world');
    expect(found).toMatchObject({ ContentType: 'text/plain', Metadata: { kelas: '1' }, CacheControl: 'max-age=5', ContentLength: 11 });
    expect(found.ContentEncoding).toBeUndefined();
  });

  test('of no bytes, and one whose name begins with another’s, are objects too', async () => {
    await put('kosong', Buffer.alloc(0));
    await put('kosong/di-bawahnya', 'x');
    expect((await bytesOf('kosong')).length).toBe(0);
    expect((await bytesOf('kosong/di-bawahnya')).toString()).toBe('x');
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'kosong/di-bawahnya' }));
    expect(await exists('kosong')).toBe(true);
  });

  test('sent as a stream (aws-chunked with a CRC-32 behind it) are stored decoded', async () => {
    const data = randomBytes(3_000_000);
    const Body = Readable.from([data.subarray(0, 1_000_001), data.subarray(1_000_001)]);
    await client.send(new PutObjectCommand({ Bucket, Key: 'stream', Body, ContentLength: data.length }));
    expect(md5(await bytesOf('stream'))).toBe(md5(data));
  });

  test.each<ChecksumAlgorithm>(['CRC32', 'CRC32C', 'SHA1', 'SHA256'])('sent with a %s are checked, and the checksum is told again', async (ChecksumAlgorithm) => {
    const data = randomBytes(100_000);
    await client.send(new PutObjectCommand({ Bucket, Key: 'sum', Body: data, ChecksumAlgorithm }));
    const found = await client.send(new HeadObjectCommand({ Bucket, Key: 'sum', ChecksumMode: 'ENABLED' }));
    expect(found[`Checksum${ChecksumAlgorithm}` as 'ChecksumSHA256']).toEqual(expect.any(String));
    await client.send(new PutObjectCommand({ Bucket, Key: 'sum', Body: Readable.from([data]), ContentLength: data.length, ChecksumAlgorithm }));
    expect(md5(await bytesOf('sum'))).toBe(md5(data));
  });

  test('with a wrong checksum, MD5 or hash are refused and never become visible', async () => {
    const wrong = (extra: object): Promise<{ name: string }> => refusalOf(client.send(new PutObjectCommand({ Bucket, Key: 'wrong', Body: 'abc', ...extra })));
    expect(await wrong({ ChecksumCRC32: 'AAAAAA==' })).toMatchObject({ name: 'BadDigest', status: 400 });
    expect(await wrong({ ChecksumCRC32C: 'AAAAAA==' })).toMatchObject({ name: 'BadDigest' });
    expect(await wrong({ ChecksumSHA256: createHash('sha256').update('abd').digest('base64') })).toMatchObject({ name: 'BadDigest' });
    expect(await wrong({ ContentMD5: createHash('md5').update('abd').digest('base64') })).toMatchObject({ name: 'BadDigest' });
    expect(await exists('wrong')).toBe(false);
    expect(aside()).toEqual([]);
  });

  test('are sent in ranges, from the end too, and beyond the end is refused with the size', async () => {
    await put('range', 'hello world');
    const range = async (Range: string) => {
      const { Body, ContentRange } = await client.send(new GetObjectCommand({ Bucket, Key: 'range', Range }));
      return [await Body?.transformToString(), ContentRange];
    };
    expect(await range('bytes=6-8')).toEqual(['wor', 'bytes 6-8/11']);
    expect(await range('bytes=6-')).toEqual(['world', 'bytes 6-10/11']);
    expect(await range('bytes=-5')).toEqual(['world', 'bytes 6-10/11']);
    expect(await range('bytes=0-999')).toEqual(['hello world', 'bytes 0-10/11']);
    const url = await getSignedUrl(signer(), new GetObjectCommand({ Bucket, Key: 'range' }), { expiresIn: 60 });
    const beyond = await fetch(url, { headers: { range: 'bytes=100-' } });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */11']);
    const older = await fetch(url, { headers: { range: 'bytes=0-1', 'if-range': '"another"' } });
    expect([older.status, await older.text()]).toEqual([200, 'hello world']);
  });

  test('answer conditions: 304 for a good copy, 412 for a changed one, and no overwriting when only a new one is wanted', async () => {
    await put('condition', 'x');
    const { ETag, LastModified } = await client.send(new HeadObjectCommand({ Bucket, Key: 'condition' }));
    const get = (extra: object) => refusalOf(client.send(new GetObjectCommand({ Bucket, Key: 'condition', ...extra })));
    expect(await get({ IfNoneMatch: ETag })).toMatchObject({ status: 304 });
    expect(await get({ IfModifiedSince: LastModified })).toMatchObject({ status: 304 });
    expect(await get({ IfMatch: '"another"' })).toMatchObject({ status: 412 });
    expect(await get({ IfUnmodifiedSince: new Date(0) })).toMatchObject({ status: 412 });
    expect(await get({ IfMatch: ETag, IfNoneMatch: '"another"' })).toMatchObject({ status: 200 });
    const onlyNew = (Key: string) => refusalOf(client.send(new PutObjectCommand({ Bucket, Key, Body: 'y', IfNoneMatch: '*' })));
    expect(await onlyNew('condition')).toEqual({ name: 'PreconditionFailed', status: 412 });
    const race = await Promise.all(Array.from({ length: 8 }, () => onlyNew('race')));
    expect(race.map(({ status }) => status).toSorted()).toEqual([200, 412, 412, 412, 412, 412, 412, 412]);
    expect((await bytesOf('condition')).toString()).toBe('x');
  });

  test('that are not there are NoSuchKey, and so is a bucket NoSuchBucket', async () => {
    expect(await refusalOf(client.send(new GetObjectCommand({ Bucket, Key: 'nope' })))).toEqual({ name: 'NoSuchKey', status: 404 });
    expect(await refusalOf(client.send(new HeadObjectCommand({ Bucket, Key: 'nope' })))).toMatchObject({ status: 404 });
    expect(await refusalOf(client.send(new GetObjectCommand({ Bucket: 'other', Key: 'nope' })))).toEqual({ name: 'NoSuchBucket', status: 404 });
    await client.send(new HeadBucketCommand({ Bucket }));
    expect((await client.send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name)).toEqual([Bucket]);
  });

  test('are copied with or without new headers, and removed one by one or many', async () => {
    await client.send(new PutObjectCommand({ Bucket, Key: 'asal ü', Body: 'isi', ContentType: 'text/x' }));
    const CopySource = `/${Bucket}/${encodeURIComponent('asal ü')}`;
    await client.send(new CopyObjectCommand({ Bucket, Key: 'salinan', CopySource }));
    expect(await client.send(new HeadObjectCommand({ Bucket, Key: 'salinan' }))).toMatchObject({ ContentType: 'text/x', ContentLength: 3 });
    await client.send(new CopyObjectCommand({ Bucket, Key: 'salinan', CopySource, MetadataDirective: 'REPLACE', ContentType: 'text/y' }));
    expect(await client.send(new HeadObjectCommand({ Bucket, Key: 'salinan' }))).toMatchObject({ ContentType: 'text/y' });
    const removed = await client.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'salinan' }, { Key: 'asal ü' }, { Key: 'tidak-ada' }] } }),
    );
    expect(removed.Deleted?.length).toBe(3);
    expect([await exists('salinan'), await exists('asal ü')]).toEqual([false, false]);
  });

  test('are listed in order, by prefix, by folder and in pages', async () => {
    const names = ['ls/0/a', 'ls/0/b', 'ls/0-c', 'ls/1/a', 'ls/1/b/c', 'ls/top', 'ls/1'];
    for (const name of names) await put(name, 'x');
    const pages = async (extra: object): Promise<{ keys: string[]; prefixes: string[]; pages: number }> => {
      const all = { keys: [] as string[], prefixes: [] as string[], pages: 0 };
      let ContinuationToken: string | undefined;
      do {
        const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'ls/', ContinuationToken, ...extra }));
        all.keys.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
        all.prefixes.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix ?? ''));
        all.pages += 1;
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
      return all;
    };
    expect((await pages({})).keys).toEqual(names.toSorted());
    expect(await pages({ MaxKeys: 3 })).toEqual({ keys: names.toSorted(), prefixes: [], pages: 3 });
    const inFolders = { keys: ['ls/0-c', 'ls/1', 'ls/top'], prefixes: ['ls/0/', 'ls/1/'] };
    expect(await pages({ Delimiter: '/' })).toEqual({ ...inFolders, pages: 1 });
    expect(await pages({ Delimiter: '/', MaxKeys: 2 })).toEqual({ ...inFolders, pages: 3 });
    expect((await pages({ StartAfter: 'ls/1/a' })).keys).toEqual(['ls/1/b/c', 'ls/top']);
  });
});

describe('addresses that are signed', () => {
  const signed = (command: GetObjectCommand | PutObjectCommand, options: object = {}): Promise<string> =>
    getSignedUrl(signer(), command, { expiresIn: 60, ...options });
  const statusOf = async (url: string | URL, options?: RequestInit): Promise<number> => (await fetch(url, options)).status;

  test('open one object for their time and may say how it is saved', async () => {
    await put('signed', 'hello world');
    const url = await signed(
      new GetObjectCommand({ Bucket, Key: 'signed', ResponseContentDisposition: 'attachment; filename="r.txt"', ResponseContentType: 'text/x' }),
    );
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get('content-disposition'), answer.headers.get('content-type'), await answer.text()]).toEqual([
      200, 'attachment; filename="r.txt"', 'text/x', 'hello world',
    ]);
    expect(await statusOf(url, { headers: { range: 'bytes=0-3' } })).toBe(206);
  });

  test('are refused when any part was changed', async () => {
    await put('signed', 'hello world');
    await put('other', 'secret');
    const url = await signed(new GetObjectCommand({ Bucket, Key: 'signed' }));
    const changed = (change: (address: URL) => void): Promise<number> => {
      const address = new URL(url);
      change(address);
      return statusOf(address);
    };
    expect(await statusOf(url)).toBe(200);
    expect(await changed((address) => { address.pathname = `/${Bucket}/other`; })).toBe(403);
    expect(await changed(({ searchParams }) => searchParams.set('X-Amz-Expires', '6000'))).toBe(403);
    expect(await changed(({ searchParams }) => searchParams.set('response-content-type', 'text/html'))).toBe(403);
    expect(await changed(({ searchParams }) => searchParams.delete('X-Amz-Signature'))).toBe(403);
    expect(await changed(({ searchParams }) => searchParams.set('X-Amz-Signature', 'f'.repeat(64)))).toBe(403);
    expect(await changed(({ searchParams }) => searchParams.append('X-Amz-Date', '20200101T000000Z'))).toBe(403);
    expect(await statusOf(url, { method: 'PUT', body: 'x' })).toBe(403);
    expect(await statusOf(url, { method: 'DELETE' })).toBe(403);
  });

  test('do not turn into something else by a header that was not signed', async () => {
    await put('other', 'secret');
    const url = await signed(new PutObjectCommand({ Bucket, Key: 'mine' }));
    expect(await statusOf(url, { method: 'PUT', headers: { 'x-amz-copy-source': `/${Bucket}/other` } })).toBe(403);
    expect(await statusOf(url, { method: 'PUT', headers: { 'x-amz-meta-planted': '1' }, body: 'x' })).toBe(403);
    expect(await exists('mine')).toBe(false);
  });

  test('end with their time, on the server’s clock', async () => {
    await put('signed', 'hello world');
    const url = await signed(new GetObjectCommand({ Bucket, Key: 'signed' }), { expiresIn: 60 });
    try {
      clock = 58_000;
      expect(await statusOf(url)).toBe(200);
      clock = 62_000;
      expect(await statusOf(url)).toBe(403);
    } finally {
      clock = 0;
    }
  });

  test('bind the length and the checksum of what is sent', async () => {
    const bound = new PutObjectCommand({ Bucket, Key: 'bound', ContentLength: 10 });
    const url = await signed(bound, { signableHeaders: new Set(['content-length', 'host']) });
    expect(await statusOf(url, { method: 'PUT', body: Buffer.alloc(20) })).toBe(403);
    expect(await statusOf(url, { method: 'PUT', body: Buffer.alloc(10) })).toBe(200);

    const ChecksumSHA256 = createHash('sha256').update('yang benar').digest('base64');
    const summed = await signed(new PutObjectCommand({ Bucket, Key: 'summed', ChecksumSHA256 }));
    expect(await statusOf(summed, { method: 'PUT', body: 'yang salah' })).toBe(400);
    expect(await exists('summed')).toBe(false);
    expect(await statusOf(summed, { method: 'PUT', body: 'yang benar' })).toBe(200);
  });

  test('are needed: without one, or with another secret, nothing is answered', async () => {
    await put('signed', 'hello world');
    expect(await statusOf(`${gateway.url}/${Bucket}/signed`)).toBe(403);
    expect(await statusOf(gateway.url)).toBe(403);
    const stranger = clientWith({ credentials: { ...keys, secretAccessKey: 'wrong' } });
    expect(await refusalOf(stranger.send(new GetObjectCommand({ Bucket, Key: 'signed' })))).toEqual({ name: 'SignatureDoesNotMatch', status: 403 });
    const nobody = clientWith({ credentials: { ...keys, accessKeyId: 'nobody' } });
    expect(await refusalOf(nobody.send(new GetObjectCommand({ Bucket, Key: 'signed' })))).toEqual({ name: 'InvalidAccessKeyId', status: 403 });
  });

  test('may be used by a page: the preflight allows it and the ETag can be read', async () => {
    const url = await signed(new PutObjectCommand({ Bucket, Key: 'from-a-page' }));
    const origin = 'http://127.0.0.1:5173';
    const preflight = await fetch(url, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'content-type' } });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(origin);
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT');
    const answer = await fetch(url, { method: 'PUT', body: 'x', headers: { origin } });
    expect(answer.headers.get('access-control-expose-headers')).toContain('ETag');
    expect(answer.headers.get('etag')).toBe(`"${md5(Buffer.from('x'))}"`);
  });
});

describe('uploads in parts', () => {
  const Key = 'bagian/besar.mp4';
  const begin = async (): Promise<string> => {
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key, ContentType: 'video/mp4', Metadata: { asal: '2' } }));
    if (UploadId === undefined) throw new Error('no id');
    return UploadId;
  };
  const sendPart = async (UploadId: string, PartNumber: number, body: Buffer): Promise<{ PartNumber: number; ETag: string }> => {
    const url = await getSignedUrl(signer(), new UploadPartCommand({ Bucket, Key, UploadId, PartNumber }), { expiresIn: 60 });
    const answer = await fetch(url, { method: 'PUT', body: new Uint8Array(body) });
    expect(answer.status).toBe(200);
    return { PartNumber, ETag: answer.headers.get('etag') ?? '' };
  };
  const complete = (UploadId: string, Parts: { PartNumber: number; ETag: string }[], extra: object = {}) =>
    client.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts }, ...extra }));

  test('become one object when they are completed, with the headers of the beginning', async () => {
    const data = [randomBytes(5 * MEBIBYTE), randomBytes(5 * MEBIBYTE), randomBytes(77)];
    const whole = Buffer.concat(data);
    const UploadId = await begin();
    const sent = [];
    for (const [index, body] of data.entries()) sent.push(await sendPart(UploadId, index + 1, body));
    expect(await exists(Key)).toBe(false);

    const listed = await client.send(new ListPartsCommand({ Bucket, Key, UploadId, MaxParts: 2 }));
    expect(listed.Parts?.map(({ PartNumber, Size, ETag }) => [PartNumber, Size, ETag])).toEqual([
      [1, 5 * MEBIBYTE, sent[0]?.ETag],
      [2, 5 * MEBIBYTE, sent[1]?.ETag],
    ]);
    const rest = await client.send(new ListPartsCommand({ Bucket, Key, UploadId, PartNumberMarker: listed.NextPartNumberMarker }));
    expect([listed.IsTruncated, rest.Parts?.length, rest.Parts?.[0]?.Size]).toEqual([true, 1, 77]);

    const ChecksumSHA256 = createHash('sha256').update(whole).digest('base64');
    const completed = await complete(UploadId, sent, { ChecksumSHA256, ChecksumType: 'FULL_OBJECT', MpuObjectSize: whole.length });
    expect(completed.ETag).toMatch(/^"[0-9a-f]{32}-3"$/);
    expect(md5(await bytesOf(Key))).toBe(md5(whole));
    const head = await client.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
    expect(head).toMatchObject({ ContentType: 'video/mp4', Metadata: { asal: '2' }, ContentLength: whole.length, ChecksumSHA256 });
    expect(await refusalOf(client.send(new ListPartsCommand({ Bucket, Key, UploadId })))).toMatchObject({ name: 'NoSuchUpload' });
  });

  test('are refused when a part, the order, a size or the checksum of the whole is wrong, and can then be completed rightly', async () => {
    await client.send(new DeleteObjectCommand({ Bucket, Key }));
    const UploadId = await begin();
    const one = await sendPart(UploadId, 1, Buffer.alloc(5 * MEBIBYTE, 1));
    const two = await sendPart(UploadId, 2, Buffer.from('akhir'));
    expect(await refusalOf(complete(UploadId, [{ ...one, ETag: `"${'0'.repeat(32)}"` }]))).toMatchObject({ name: 'InvalidPart' });
    expect(await refusalOf(complete(UploadId, [two, one]))).toMatchObject({ name: 'InvalidPartOrder' });
    expect(await refusalOf(complete(UploadId, [one, two], { MpuObjectSize: 5 }))).toMatchObject({ name: 'InvalidRequest' });
    const ChecksumSHA256 = createHash('sha256').update('other').digest('base64');
    expect(await refusalOf(complete(UploadId, [one, two], { ChecksumSHA256, ChecksumType: 'FULL_OBJECT' }))).toMatchObject({ name: 'BadDigest' });
    const small = await sendPart(UploadId, 1, Buffer.from('kecil'));
    expect(await refusalOf(complete(UploadId, [small, two]))).toMatchObject({ name: 'EntityTooSmall' });
    expect(await exists(Key)).toBe(false);
    const again = await sendPart(UploadId, 1, Buffer.alloc(5 * MEBIBYTE, 1));
    await complete(UploadId, [again, two]);
    expect(await exists(Key)).toBe(true);
  });

  test('can be listed, given up, and are removed when nobody completes them', async () => {
    const [given, forgotten] = [await begin(), await begin()];
    const listed = async () => (await client.send(new ListMultipartUploadsCommand({ Bucket, Prefix: 'bagian/' }))).Uploads?.map(({ UploadId }) => UploadId) ?? [];
    expect((await listed()).toSorted()).toEqual([given, forgotten].toSorted());
    await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId: given }));
    expect(await listed()).toEqual([forgotten]);
    expect(await gateway.removeAbandonedUploads()).toBe(0);
    clock = 7 * 24 * 3_600_000 + 60_000;
    try {
      expect(await gateway.removeAbandonedUploads()).toBe(1);
    } finally {
      clock = 0;
    }
    expect(await refusalOf(sendPart(forgotten, 1, Buffer.from('x')))).not.toMatchObject({ status: 200 });
  });

  test('belong to their object: an id can’t be used for another key, nor a made-up one at all', async () => {
    const UploadId = await begin();
    for (const wrong of [{ Key: 'other', UploadId }, { Key, UploadId: '../../etc' }, { Key, UploadId: '0'.repeat(36) }]) {
      expect(await refusalOf(client.send(new UploadPartCommand({ Bucket, ...wrong, PartNumber: 1, Body: 'x' })))).toMatchObject({ name: 'NoSuchUpload', status: 404 });
    }
  });
});

describe('what a hostile or broken client can do', () => {
  /** A request whose path is sent as it is, unlike fetch, which tidies it. */
  const raw = (method: string, path: string, headers: Record<string, string> = {}): Promise<number> =>
    new Promise((resolve, reject) => {
      const call = httpRequest({ host: '127.0.0.1', port: gateway.port, path, method, headers }, (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      });
      call.on('error', reject);
      call.end();
    });

  test('paths that climb stay inside: such a key is a name like any other', async () => {
    expect(await raw('GET', `/${Bucket}/../../../../etc/passwd`)).toBe(403);
    expect(await raw('GET', `/${Bucket}/%`)).toBe(400);
    for (const Key of ['../../../escaped', '..', '.', '/', 'a//b', 'C:\\x', 'nul\u0001', `${'x'.repeat(200)}/y`]) {
      const url = await getSignedUrl(signer(), new PutObjectCommand({ Bucket, Key }), { expiresIn: 60 });
      const target = url.slice(gateway.url.length);
      const status = await new Promise<number>((resolve, reject) => {
        const call = httpRequest({ host: '127.0.0.1', port: gateway.port, path: target, method: 'PUT', headers: { 'content-length': 1 } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        });
        call.on('error', reject);
        call.end('x');
      });
      expect([Key, status]).toEqual([Key, 200]);
    }
    expect(existsSync(join(folder, '..', 'escaped'))).toBe(false);
    expect(readdirSync(folder).toSorted()).toEqual(['.aside', '.uploads', Bucket]);
    expect(await refusalOf(put('x'.repeat(300), 'x'))).toMatchObject({ name: 'KeyTooLongError', status: 400 });
    expect(await refusalOf(client.send(new PutObjectCommand({ Bucket: '.uploads', Key: 'x', Body: 'x' })))).toMatchObject({ status: 400 });
  });

  test('what is not known is refused and not taken for something else', async () => {
    await put('acl', 'isi');
    const url = new URL(await getSignedUrl(signer(), new PutObjectCommand({ Bucket, Key: 'acl' }), { expiresIn: 60 }));
    expect(await raw('PUT', `${url.pathname}?acl${url.search.replace('?', '&')}`, { 'content-length': '0' })).toBe(403);
    expect((await bytesOf('acl')).toString()).toBe('isi');
    expect(await refusalOf(client.send(new PutObjectCommand({ Bucket, Key: 'acl', Body: 'y', ChecksumAlgorithm: 'CRC64NVME' })))).not.toMatchObject({ status: 200 });
  });

  test('an upload that is cut at any byte leaves nothing visible and nothing aside; 200 trials', async () => {
    const size = 200_000;
    const url = new URL(await getSignedUrl(signer(), new PutObjectCommand({ Bucket, Key: 'cut', ContentLength: size }), { expiresIn: 600 }));
    const head = `PUT ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nContent-Length: ${size}\r\n\r\n`;
    const whole = Buffer.concat([Buffer.from(head), Buffer.alloc(size, 7)]);
    const cutAt = (length: number): Promise<void> =>
      new Promise((resolve, reject) => {
        const socket = connect({ port: gateway.port, host: '127.0.0.1' }, () => socket.write(whole.subarray(0, length), () => socket.destroy()));
        socket.once('close', () => resolve());
        socket.once('error', reject);
      });
    for (let trial = 0; trial < 200; trial += 1) await cutAt(1 + Math.floor(((whole.length - 2) * trial) / 200));
    expect(await waitUntil(() => aside().length === 0, 10_000)).toBe(true);
    expect(await exists('cut')).toBe(false);
  });

  test('a file that was damaged on the disk is an error and not half an object', async () => {
    const other = mkdtempSync(join(tmpdir(), 'sinau-s3-'));
    const faults: unknown[] = [];
    const second = await startGateway({ ...keys, folder: other, region: 'us-east-1', port: 0, buckets: [Bucket], onFault: (error) => faults.push(error) });
    try {
      const its = new S3Client({ endpoint: second.url, region: 'us-east-1', forcePathStyle: true, credentials: keys, maxAttempts: 1 });
      await its.send(new PutObjectCommand({ Bucket, Key: 'damaged', Body: 'x'.repeat(1000) }));
      const file = join(other, Bucket, 'o-damaged');
      truncateSync(file, statSync(file).size - 3);
      expect(await refusalOf(its.send(new GetObjectCommand({ Bucket, Key: 'damaged' })))).toMatchObject({ name: 'InternalError', status: 500 });
      its.destroy();
    } finally {
      await second.close();
      rmSync(other, { recursive: true, force: true });
    }
  });

  test('what a killed write left aside is removed at the next start', async () => {
    const other = mkdtempSync(join(tmpdir(), 'sinau-s3-'));
    const begin = () => startGateway({ ...keys, folder: other, region: 'us-east-1', port: 0, buckets: [Bucket] });
    await (await begin()).close();
    writeFileSync(join(other, '.aside', 'half'), 'half');
    await (await begin()).close();
    expect(readdirSync(join(other, '.aside'))).toEqual([]);
    rmSync(other, { recursive: true, force: true });
  });

  test('memory stays bounded: 256 MiB in and out grow this process by less than 96 MiB', async () => {
    const piece = randomBytes(MEBIBYTE);
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const watch = setInterval(() => { most = Math.max(most, process.memoryUsage().arrayBuffers - before); }, 5);
    function* pieces(): Generator<Buffer> { for (let index = 0; index < 256; index += 1) yield piece; }
    const Body = Readable.from(pieces());
    await client.send(new PutObjectCommand({ Bucket, Key: 'large', Body, ContentLength: 256 * MEBIBYTE }));
    const found = await client.send(new GetObjectCommand({ Bucket, Key: 'large' }));
    let size = 0;
    if (found.Body instanceof Readable) for await (const data of found.Body) size += Buffer.from(data).length;
    clearInterval(watch);
    expect(size).toBe(256 * MEBIBYTE);
    expect(most).toBeLessThan(96 * MEBIBYTE);
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'large' }));
  }, 60_000);
});

test('one file on the disk holds an object’s bytes first', async () => {
  await put('di-cakram', 'isi berkas');
  expect(readFileSync(join(folder, Bucket, 'o-di-cakram')).subarray(0, 10).toString()).toBe('isi berkas');
});
