import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { choosePort, Service, waitUntil } from '@sinau/engines';

const Bucket = 'sinau';
const credentials = { accessKeyId: 'a-key', secretAccessKey: 'a secret of many characters' };
let folder: string;
let program: string;
let port: number;

/** The program as it is in the sources, in one file that Node can run. It lies in the repository, to find its packages. */
function bundle(): string {
  const out = join('.cache', `s3-${process.pid}.mjs`);
  mkdirSync('.cache', { recursive: true });
  const options = {
    ...{ entryPoints: ['apps/local/src/s3/main.ts'], outfile: out, bundle: true, platform: 'node', format: 'esm' },
    ...{ conditions: ['@sinau/source'], external: ['pg'] },
  };
  // in a process of its own: inside Jest, esbuild meets arrays of another realm
  const build = `require('esbuild').buildSync(${JSON.stringify(options)})`;
  execFileSync(process.execPath, ['-e', build], { env: { ...process.env, NODE_OPTIONS: '' } });
  return out;
}

async function start(): Promise<Service> {
  const service = Service.start({
    name: 's3',
    file: process.execPath,
    arguments: [program],
    environment: {
      ...process.env,
      NODE_OPTIONS: '',
      S3_FOLDER: folder,
      S3_PORT: String(port),
      S3_REGION: 'us-east-1',
      S3_BUCKET: Bucket,
      S3_ACCESS_KEY_ID: credentials.accessKeyId,
      S3_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    },
    logFile: join(folder, 's3.log'),
    stopSignal: 'SIGTERM',
    channel: true,
  });
  await new Promise((resolve) => service.child.once('message', resolve));
  return service;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinau-s3-killed-'));
  program = bundle();
  port = (await choosePort(23_500 + (process.pid % 400))).port;
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(program, { force: true });
});

test('kill -9 in the middle of a put: the older object stays, nothing half is seen, and the next start tidies up', async () => {
  const client = new S3Client({ endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', forcePathStyle: true, credentials, requestChecksumCalculation: 'WHEN_REQUIRED' });
  const aside = (): number => readdirSync(join(folder, '.aside')).length;
  const first = await start();
  await client.send(new PutObjectCommand({ Bucket, Key: 'video', Body: 'the older one' }));

  const url = new URL(await getSignedUrl(client, new PutObjectCommand({ Bucket, Key: 'video', ContentLength: 10_000_000 }), { expiresIn: 60 }));
  const put = request(url, { method: 'PUT', headers: { 'content-length': 10_000_000 } });
  const cut = new Promise((resolve) => put.once('error', resolve));
  put.write(Buffer.alloc(3_000_000, 1));
  expect(await waitUntil(() => aside() === 1, 10_000)).toBe(true);
  first.child.kill('SIGKILL');
  await Promise.all([first.exited, cut]);
  expect(aside()).toBe(1);

  const second = await start();
  expect(aside()).toBe(0);
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: 'video' }));
  expect(await Body?.transformToString()).toBe('the older one');
  client.destroy();
  expect(await second.stop(5_000)).toEqual({ code: 0, signal: null });
}, 60_000);
