import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { choosePort, databaseUrl, ensureApplicationDatabase, ensureRoles, startCluster, type Cluster } from '@sinau/engines';
import { migrate } from '@sinau/persistence/schema';
import pg from 'pg';
import { testOptions } from '../api.spec-kit.js';
import { castOf, type TestPerson } from '../cast.spec-kit.js';
import { createApi } from '../create-api.js';
import { hashToken } from '../http/session-cookie.js';
import { Wire, type WireAnswer } from '../wire.spec-kit.js';

// A PostgreSQL of its own, that can be killed without harm to other specs.
const folder = mkdtempSync(join(tmpdir(), 'sinau-outage-'));
const PASSWORD = 'only-for-this-spec';
const token = randomBytes(32).toString('base64url');
let port: number;
let cluster: Cluster;
let app: Awaited<ReturnType<typeof createApi>>;
let wire: Wire;

const start = () => startCluster({ folder: join(folder, 'postgres'), logFolder: join(folder, 'log'), port, superuserPassword: PASSWORD, settings: {} });
const url = (role: string) => databaseUrl(port, 'sinau', role, PASSWORD);

async function arrange(): Promise<void> {
  await ensureRoles(cluster.url(), { sinau_owner: PASSWORD, sinau_app: PASSWORD, sinau_author: PASSWORD, sinau_worker: PASSWORD, sinau_queue: PASSWORD });
  await ensureApplicationDatabase(cluster.url(), 'sinau');
  await migrate(url('sinau_owner'));
  const client = new pg.Client({ connectionString: url('postgres') });
  await client.connect();
  const sql = async (text: string, values: readonly unknown[] = []) => (await client.query(text, [...values])).rows;
  const { people } = await castOf(sql);
  await openSession(sql, people.learner);
  await client.end();
}

async function openSession(sql: (text: string, values?: readonly unknown[]) => Promise<unknown>, { id, agencyId }: TestPerson): Promise<void> {
  await sql(`insert into sessions (id, token_hash, person_id, agency_id, device_label, expires_at) values (gen_random_uuid(), $1, $2, $3, 'spec', now() + interval '8 hours')`, [hashToken(token), id, agencyId]);
}

beforeAll(async () => {
  ({ port } = await choosePort(27_600));
  cluster = await start();
  await arrange();
  const urls = { owner: url('sinau_owner'), app: url('sinau_app'), author: url('sinau_author'), worker: url('sinau_worker') };
  app = await createApi(testOptions({ name: 'sinau', urls, superuserUrl: url('postgres'), drop: async () => undefined }));
  await app.listen(0, '127.0.0.1');
  wire = new Wire(Number(new URL(await app.getUrl()).port));
}, 120_000);

afterAll(async () => {
  wire.close();
  await app.close();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const get = (path: string) => wire.send({ method: 'GET', path, headers: { cookie: `__Host-sid=${token}`, 'accept-language': 'en' } });

async function eventually(path: string, status: number): Promise<WireAnswer> {
  const until = Date.now() + 30_000;
  for (;;) {
    const answer = await get(path);
    if (answer.status === status) return answer;
    if (Date.now() > until) throw new Error(`${path} still answers ${answer.status}: ${answer.text}`);
    await pause(100);
  }
}

test('PostgreSQL killed: 503 and when to try again, alive all the while; back again without a restart', async () => {
  expect((await get('/api/me')).status).toBe(200);
  for (let round = 0; round < 2; round += 1) {
    process.kill(Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    await cluster.stop();

    const away = await eventually('/api/me', 503);
    expect(away.headers['retry-after']).toBe('2');
    expect(away.headers['content-type']).toContain('application/problem+json');
    expect(JSON.parse(away.text)).toMatchObject({ code: 'unavailable', status: 503, facts: { service: 'database' }, detail: expect.stringContaining('try again') });
    expect(away.text).not.toMatch(/ECONN|127\.0\.0\.1|stack/);
    const notReady = await get('/ready');
    expect(notReady).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
    expect(await get('/live')).toMatchObject({ status: 200 });
    expect(await get('/metrics')).toMatchObject({ status: 200 });
    const asked = await Promise.all(Array.from({ length: 40 }, () => get('/api/me')));
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([503]));

    cluster = await start();
    await eventually('/ready', 200);
    expect(JSON.parse((await eventually('/api/me', 200)).text)).toMatchObject({ name: 'Siti Rahmawati' });
  }
}, 120_000);
