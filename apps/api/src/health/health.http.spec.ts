import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { startTestApi, type TestApi } from '../api.spec-kit.js';

/** The value of a metric without labels, or with those given; undefined when it is not there. */
function valueIn(text: string, name: string): number | undefined {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length + 1));
}

describe('without a token', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  }, 60_000);
  afterAll(() => api.close());
  const get = (path: string, headers: Record<string, string> = {}) => api.wire.send({ method: 'GET', path, headers });

  test('lives and is ready', async () => {
    expect(await get('/live')).toMatchObject({ status: 200, text: 'alive\n' });
    const ready = await get('/ready');
    expect(ready.status).toBe(200);
    expect(JSON.parse(ready.text)).toEqual({ database: true });
  });

  test('shows its numbers to this machine, by route and status, and not through a proxy', async () => {
    await api.as(api.people.learner).get('/api/me');
    await api.as(null).get('/api/me/devices');
    await api.as(null).get('/api/no/such/thing?secret=rahasia');
    const { status, text } = await get('/metrics');
    expect(status).toBe(200);
    expect(text).toContain('sinau_http_request_duration_seconds_count{method="GET",route="/api/me",status="200"} 1');
    expect(text).toMatch(/route="\/api\/[^"]*devices[^"]*",status="40[14]"/);
    expect(text).toMatch(/sinau_database_connections\{pool="app",state="idle"\} \d/);
    expect(text).toMatch(/sinau_database_connections\{pool="author",state="waiting"\} 0/);
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).not.toMatch(/rahasia|no\/such/);
    expect((await get('/metrics', { 'x-forwarded-for': '10.0.0.7' })).status).toBe(404);
  });
});

describe('what must wake somebody is a number here, also while no worker runs', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  }, 60_000);
  afterAll(() => api.close());
  const page = async () => (await api.wire.send({ method: 'GET', path: '/metrics', headers: {} })).text;

  test('at rest nothing waits, nothing failed, the clocks agree, and no backup is said to be there', async () => {
    const asked = performance.now();
    const text = await page();
    const lasted = (performance.now() - asked) / 1_000;
    expect(valueIn(text, 'sinau_outbox_oldest_seconds')).toBe(0);
    expect(valueIn(text, 'sinau_failed_jobs_open')).toBe(0);
    // One machine, one clock: PostgreSQL looked at it while the page was made, so half of that is the most; 10 ms are for rounding.
    expect(Math.abs(valueIn(text, 'sinau_clock_offset_seconds') ?? Infinity)).toBeLessThanOrEqual(lasted / 2 + 0.01);
    expect(text).not.toContain('sinau_upkeep_age_seconds{');
  });

  test('the oldest outbox row, failures of all agencies, the last backup and the last verification', async () => {
    await api.sql(`insert into outbox (id, job, payload, created_at) values (gen_random_uuid(), 'send-mail', '{}', now() - interval '50 seconds')`);
    await api.sql(`insert into failed_jobs (id, job, payload, error, attempts) values (gen_random_uuid(), 'send-mail', '{"a":1}', 'e', 8), (gen_random_uuid(), 'send-mail', '{"a":2}', 'e', 8)`);
    await api.sql(`insert into upkeep (kind, at, findings) values ('backup', now() - interval '27 hours', 0), ('verify', now(), 3)`);
    const text = await page();
    expect(valueIn(text, 'sinau_outbox_oldest_seconds')).toBeGreaterThanOrEqual(50);
    expect(valueIn(text, 'sinau_failed_jobs_open')).toBe(2);
    expect(valueIn(text, 'sinau_upkeep_age_seconds{kind="backup"}')).toBeGreaterThanOrEqual(27 * 3600);
    expect(valueIn(text, 'sinau_upkeep_findings{kind="verify"}')).toBe(3);
  });

  test('each alarm of docs/alerts.yml asks for a number that is given', async () => {
    const rules = readFileSync('docs/alerts.yml', 'utf8');
    const given = [await page(), readFileSync('apps/worker/src/frame/metrics.ts', 'utf8')].join('\n');
    const asked = [...rules.matchAll(/sinau_[a-z_]+/g)].map(([name]) => name.replace(/_(bucket|count|sum)$/, ''));
    expect(new Set(asked).size).toBeGreaterThan(5);
    expect(asked.filter((name) => !given.includes(name))).toEqual([]);
  });
});

test('with a token, only who sends it', async () => {
  const api = await startTestApi((options) => ({ ...options, metricsToken: 'a-token-of-sixteen' }));
  try {
    const ask = async (authorization?: string) => (await api.wire.send({ method: 'GET', path: '/metrics', headers: authorization === undefined ? {} : { authorization } })).status;
    expect([await ask(), await ask('Bearer wrong'), await ask('Bearer '), await ask('a-token-of-sixteen')]).toEqual([404, 404, 404, 404]);
    expect(await ask('Bearer a-token-of-sixteen')).toBe(200);
  } finally {
    await api.close();
  }
}, 60_000);
