import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { startGateway, type Gateway } from './gateway.js';

/** Other people's clients read the protocol in their own way; each is tried when this machine has it. */
const keys = { accessKeyId: 'a-key', secretAccessKey: 'a secret of many characters' };
const run = promisify(execFile);
let folder: string;
let gateway: Gateway;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinau-s3-clients-'));
  gateway = await startGateway({ ...keys, folder: join(folder, 's3'), region: 'us-east-1', port: 0, buckets: ['sinau'] });
  mkdirSync(join(folder, 'from/dalam'), { recursive: true });
  writeFileSync(join(folder, 'from/kecil.txt'), 'isi kecil');
  writeFileSync(join(folder, 'from/dalam/nama dengan spasi & ü.txt'), 'isi dalam');
  writeFileSync(join(folder, 'from/besar.bin'), randomBytes(23 * 1024 * 1024 + 17)); // several parts for both clients
});
afterAll(async () => {
  await gateway.close();
  rmSync(folder, { recursive: true, force: true });
});

const found = (name: string): boolean => (process.env['PATH'] ?? '').split(delimiter).some((part) => part !== '' && existsSync(join(part, name)));
const hash = (path: string): string => createHash('sha256').update(readFileSync(join(folder, path))).digest('hex');
const FILES = ['kecil.txt', 'dalam/nama dengan spasi & ü.txt', 'besar.bin'];

/** Without the machine's own settings for the real service, which the clients would follow. */
const environment = (): NodeJS.ProcessEnv => Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')));

type Client = (...words: readonly string[]) => Promise<string>;

function rclone(): Client {
  const settings = {
    RCLONE_CONFIG_LOCAL_TYPE: 's3',
    RCLONE_CONFIG_LOCAL_PROVIDER: 'Other',
    RCLONE_CONFIG_LOCAL_ENDPOINT: gateway.url,
    RCLONE_CONFIG_LOCAL_REGION: 'us-east-1',
    RCLONE_CONFIG_LOCAL_ACCESS_KEY_ID: keys.accessKeyId,
    RCLONE_CONFIG_LOCAL_SECRET_ACCESS_KEY: keys.secretAccessKey,
    RCLONE_CONFIG: join(folder, 'rclone.conf'),
  };
  return async (...words) => (await run('rclone', [...words, '--s3-upload-cutoff', '10M', '--s3-chunk-size', '5M'], { env: { ...environment(), ...settings } })).stdout;
}

function s3cmd(): Client {
  const config = join(folder, 's3cmd.cfg');
  const host = gateway.url.replace('http://', '');
  const lines = [`access_key = ${keys.accessKeyId}`, `secret_key = ${keys.secretAccessKey}`, `host_base = ${host}`, `host_bucket = ${host}`];
  writeFileSync(config, `[default]\n${[...lines, 'use_https = False', 'bucket_location = us-east-1', 'multipart_chunk_size_mb = 5'].join('\n')}\n`);
  return async (...words) => (await run('s3cmd', ['-c', config, '--no-progress', ...words], { env: environment() })).stdout;
}

const JOURNEYS: Readonly<Record<string, () => Promise<void>>> = {
  rclone: async () => {
    const client = rclone();
    await client('copy', join(folder, 'from'), 'local:sinau/rclone');
    expect(await client('check', join(folder, 'from'), 'local:sinau/rclone', '--download', '--combined', '-')).not.toMatch(/^[-+*!]/m);
    await client('copy', 'local:sinau/rclone', join(folder, 'to-rclone'));
    expect(FILES.map((file) => hash(`to-rclone/${file}`))).toEqual(FILES.map((file) => hash(`from/${file}`)));
    await client('copyto', 'local:sinau/rclone/kecil.txt', 'local:sinau/rclone/salinan.txt');
    expect((await client('cat', 'local:sinau/rclone/salinan.txt')).trim()).toBe('isi kecil');
    await client('purge', 'local:sinau/rclone');
    expect(await client('lsf', '-R', 'local:sinau')).not.toContain('rclone');
  },
  s3cmd: async () => {
    const client = s3cmd();
    await client('sync', `${join(folder, 'from')}/`, 's3://sinau/s3cmd/');
    const listed = await client('ls', '--recursive', 's3://sinau/s3cmd/');
    for (const file of FILES) expect(listed).toContain(`s3://sinau/s3cmd/${file}`);
    mkdirSync(join(folder, 'to-s3cmd'));
    await client('sync', 's3://sinau/s3cmd/', `${join(folder, 'to-s3cmd')}/`);
    expect(FILES.map((file) => hash(`to-s3cmd/${file}`))).toEqual(FILES.map((file) => hash(`from/${file}`)));
    await client('cp', 's3://sinau/s3cmd/kecil.txt', 's3://sinau/s3cmd/salinan.txt');
    await client('del', '--recursive', '--force', 's3://sinau/s3cmd/');
    expect((await client('ls', '--recursive', 's3://sinau/')).trim()).toBe('');
  },
};

test('every foreign client of this machine stores, lists, reads and removes', async () => {
  for (const [name, journey] of Object.entries(JOURNEYS)) {
    if (found(name)) await journey();
    else process.stderr.write(`${name} is not on PATH: the S3 gateway is not tried with it\n`);
  }
}, 120_000);
