import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { VerifyInstallation } from '@sinau/application/audit';
import { readApiConfiguration, readMigrateConfiguration, readWorkerConfiguration, type Reading } from '@sinau/config';
import { choosePort, startCluster, startGateway, type Cluster, type Gateway } from '@sinau/engines';
import { Database } from '@sinau/persistence/core';
import { createDataSource, migrate } from '@sinau/persistence/schema';
import { S3ObjectStore } from '@sinau/storage';
import pg from 'pg';
import { seedDemo } from '../seed/seed-demo.js';
import { foldersOf } from '../stack/folders.js';
import { givenServices } from '../stack/given.js';
import { stackEnvironment } from '../stack/environment.js';
import { readSecrets } from '../stack/secrets.js';
import { bootstrapPostgres, BUCKET, DATABASE, REGION, roleUrl, type Setting } from '../stack/services.js';
import { backUp, restore } from './back-up.js';

/** The cluster ends while idle connections are open: what they say then is no failure of a query. */
function superuserPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 2 });
  pool.on('error', () => undefined);
  return pool;
}

// The demo is backed up while somebody writes, restored into a second cluster and a second store, and looked through. Then each kind of damage is done to the copy.

const top = mkdtempSync(join(tmpdir(), 'sinau-restore-'));
const running: { stop(): Promise<void> }[] = [];
let setting: Setting;
let copy: { readonly owner: Database; readonly superuser: pg.Pool; readonly store: S3ObjectStore };
let written = 0;

function valueOf<Value>(reading: Reading<Value>): Value {
  if (!reading.ok) throw new Error(reading.problems.join('; '));
  return reading.value;
}

/** PostgreSQL and the gateway of a data folder, as the stack runs them. */
async function run(name: string, from: number): Promise<{ setting: Setting; cluster: Cluster; gateway: Gateway }> {
  const folders = foldersOf({ SINAU_DATA: join(top, name) });
  const secrets = readSecrets(folders.secretsFile);
  const [{ port: postgres }, { port: s3 }] = [await choosePort(from + (process.pid % 200)), await choosePort(from + 300 + (process.pid % 200))];
  const cluster = await startCluster({ folder: folders.postgres, logFolder: folders.logs, port: postgres, superuserPassword: secrets.superuser });
  running.push(cluster);
  const gateway = await startGateway({ folder: folders.objects, port: s3, buckets: [BUCKET], region: REGION, ...secrets.s3 });
  running.push({ stop: () => gateway.close() });
  const made: Setting = { folders, secrets, ports: { api: 0, web: 0, redis: 0, metrics: 0, postgres, s3 } };
  await bootstrapPostgres(made);
  return { setting: made, cluster, gateway };
}

const storeOf = ({ secrets, ports }: Setting): S3ObjectStore =>
  new S3ObjectStore({ ...secrets.s3, endpoint: `http://127.0.0.1:${ports.s3}`, publicEndpoint: null, region: REGION, bucket: BUCKET, pathStyle: true });

async function seed(of: Setting): Promise<void> {
  await migrate(roleUrl(of, DATABASE, 'sinau_owner'));
  const environment = { ...stackEnvironment(of, givenServices({}), false, 'http://127.0.0.1:3000') };
  await seedDemo({ migrate: valueOf(readMigrateConfiguration(environment)), api: valueOf(readApiConfiguration(environment)), worker: valueOf(readWorkerConfiguration(environment)) });
}

/** A certificate whose PDF is printed, and a packaged video: what the worker would make of the seed. */
async function print(of: Setting, superuser: pg.Pool): Promise<void> {
  const store = storeOf(of);
  const pdf = Buffer.from('%PDF-1.7 of one certificate');
  const { rows } = await superuser.query<{ agency_id: string; id: string }>(
    `update certificates set pdf_state = 'ready', pdf_bytes = $1, pdf_sha256 = encode(sha256($2), 'hex') where id = (select id from certificates order by id limit 1) returning id, agency_id`,
    [pdf.length, pdf],
  );
  const [printed] = rows;
  await store.put(`certificates/${printed?.agency_id}/${printed?.id}.pdf`, pdf, { contentType: 'application/pdf' });
  const names = { 'master.m3u8': '#EXTM3U\n360p/index.m3u8\n', '360p/index.m3u8': '#EXTM3U\n#EXT-X-MAP:URI="init.mp4"\nsegment_00000.m4s\n', '360p/init.mp4': 'i', '360p/segment_00000.m4s': 's' };
  for (const [name, text] of Object.entries(names)) await store.put(`media/play-1/${name}`, Buffer.from(text), { contentType: 'text/plain' });
  await superuser.query(`update media_assets set state = 'ready', result = '{"kind":"hls","prefix":"media/play-1/","poster":null}' where id = (select id from media_assets where kind = 'video' order by id limit 1)`);
  store.close();
}

beforeAll(async () => {
  const first = await run('first', 22_400);
  setting = first.setting;
  await seed(setting);
  const superuser = superuserPool(first.cluster.url(DATABASE));
  await print(setting, superuser);
  await superuser.query('create table written (n int primary key)');
  let going = true;
  const writer = (async () => {
    while (going) {
      await superuser.query('insert into written values ($1)', [written + 1]);
      written += 1;
    }
  })();
  const begun = written;
  await backUp(setting, join(top, 'backup'));
  going = false;
  await writer;
  expect(written).toBeGreaterThan(begun); // people worked meanwhile
  await superuser.end();

  const folders = foldersOf({ SINAU_DATA: join(top, 'second') });
  await restore(join(top, 'backup'), folders);
  const second = await run('second', 23_100);
  copy = {
    owner: new Database(await createDataSource(roleUrl(second.setting, DATABASE, 'sinau_owner'), { size: 2, name: 'spec' }).initialize()),
    superuser: superuserPool(second.cluster.url(DATABASE)),
    store: storeOf(second.setting),
  };
}, 300_000);
afterAll(async () => {
  await copy?.owner.dataSource.destroy();
  await copy?.superuser.end();
  copy?.store.close();
  for (const one of running.toReversed()) await one.stop();
  rmSync(top, { recursive: true, force: true });
}, 60_000);

const verify = () => new VerifyInstallation(copy.owner, copy.store).run();
const found = async () => (await verify()).findings.map(({ kind, what }) => `${kind}: ${what}`);

test('the restored installation is whole: chain, certificates, scores and files', async () => {
  const { auditEntries, certificates, attempts, objects, findings } = await verify();
  expect(findings).toEqual([]);
  expect([auditEntries > 0, certificates >= 20, attempts > 0, objects > 10]).toEqual([true, true, true, true]);
}, 60_000);

test('what was acknowledged before the backup ended is there, without a gap', async () => {
  const { rows } = await copy.superuser.query<{ n: number; last: number }>('select count(*)::int as n, max(n) as last from written');
  expect(rows[0]?.n).toBeGreaterThan(0);
  expect(rows[0]?.n).toBe(rows[0]?.last); // 1, 2, 3 … : rows that came later than the end are no gap
}, 60_000);

/** Past triggers and walls, as somebody with the files in hand could. */
const damage = async (sql: string): Promise<number> => (await copy.superuser.query(`set session_replication_role = replica; ${sql}`).then((results) => (Array.isArray(results) ? results : [results]).at(-1)?.rowCount)) ?? 0;

test('an audit entry that was changed or removed is found at its place', async () => {
  await damage(`update audit_entries set actor_name = 'Orang Lain' where (agency_id, position) = (select agency_id, max(position) from audit_entries group by agency_id limit 1)`);
  expect(await found()).toEqual([expect.stringMatching(/^audit: agency [0-9a-f-]{36}: the chain does not fit at entry \d+$/)]);
}, 60_000);

test('a score that grading does not give again is found, and the certificate that stands on it', async () => {
  const before = (await found()).length;
  await damage(`update attempts set score = score - 1 where id = (select (said ->> 'attemptId')::uuid from certificates, jsonb_array_elements(snapshot -> 'evidence' -> 'attempts') as said order by 1 limit 1)`);
  const now = await found();
  expect(now.length).toBeGreaterThanOrEqual(before + 2);
  expect(now).toContainEqual(expect.stringMatching(/^attempt: attempt .* graded again /));
  expect(now).toContainEqual(expect.stringMatching(/^certificate: .* is not there as it was: score /));
}, 60_000);

test('a certificate for somebody who did not earn it is found', async () => {
  await damage(`update certificates set snapshot = jsonb_set(snapshot, '{number}', '"999/PALSU/2026"') where id = (select id from certificates order by id desc limit 1)`);
  await damage(`delete from ledger_entries where evidence_id = (select id from certificates order by id desc limit 1)`);
  const now = await found();
  expect(now).toContainEqual(expect.stringMatching(/^certificate: .* says another number/));
  expect(now).toContainEqual(expect.stringMatching(/^certificate: .* hours were not awarded/));
}, 60_000);

test('a file that is missing, too short or another one is found', async () => {
  const before = (await found()).length;
  const { rows } = await copy.superuser.query<{ object_key: string }>('select distinct object_key from media_assets order by object_key limit 2');
  const [gone, short] = rows.map((row) => row.object_key);
  await copy.store.delete(gone ?? '');
  await copy.store.put(short ?? '', Buffer.from('short'), { contentType: 'text/plain' });
  await copy.store.delete('media/play-1/360p/segment_00000.m4s');
  const pdf = await copy.superuser.query<{ key: string; bytes: number }>(`select 'certificates/' || agency_id || '/' || id || '.pdf' as key, pdf_bytes as bytes from certificates where pdf_state = 'ready'`);
  await copy.store.put(pdf.rows[0]?.key ?? '', Buffer.alloc(pdf.rows[0]?.bytes ?? 0, 'x'), { contentType: 'application/pdf' });
  const now = await found();
  expect(now).toHaveLength(before + 4);
  expect(now).toContainEqual(expect.stringContaining(`${gone} (original of`));
  expect(now).toContainEqual(expect.stringMatching(/5 bytes and not \d+/));
  expect(now).toContainEqual(expect.stringContaining('media/play-1/360p/segment_00000.m4s (video'));
  expect(now).toContainEqual(expect.stringContaining('its bytes are not those that were stored'));
}, 60_000);

test('a backup goes into an empty folder only, and a restore over nothing that is there', async () => {
  await expect(backUp(setting, join(top, 'backup'))).rejects.toThrow('is not empty');
  await expect(restore(join(top, 'backup'), foldersOf({ SINAU_DATA: join(top, 'second') }))).rejects.toThrow('holds data already');
  await expect(restore(join(top, 'first'), foldersOf({ SINAU_DATA: join(top, 'third') }))).rejects.toThrow('holds no whole backup');
}, 60_000);
