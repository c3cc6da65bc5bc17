import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApi, type TestApi } from '../api.spec-kit.js';

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
