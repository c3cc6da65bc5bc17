import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { notificationsRoutes } from '@sinau/contracts/notifications';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { notify } from '@sinau/persistence/notifications';
import type { DataSource } from 'typeorm';
import { startTestApi, type TestApi } from '../api.spec-kit.js';

let api: TestApi;
let source: DataSource;
let database: Database;

beforeAll(async () => {
  api = await startTestApi();
  source = createDataSource(api.database.urls.worker, { size: 2, name: 'spec-worker' });
  await source.initialize();
  database = new Database(source);
}, 60_000);
afterAll(async () => {
  await source.destroy();
  await api.close();
});

const tell = (dedupe: string) =>
  database.transaction({ kind: 'system', agencyId: api.agency.id, job: 'spec' }, (transaction) =>
    notify(transaction, { personId: api.people.learner.id, kind: 'enrolled', facts: { title: 'Manajemen risiko' }, link: '/kursus/1', dedupe }));

/** Reads an event stream until `wanted` came, or it ended. */
async function readUntil(body: ReadableStream<Uint8Array>, wanted: string): Promise<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (!text.includes(wanted)) {
    const { done, value } = await reader.read();
    if (done) return `${text}[end]`;
    text += decoder.decode(value);
  }
  return text;
}

async function openStream(cookie: string): Promise<{ body: ReadableStream<Uint8Array>; close: () => void }> {
  const stop = new AbortController();
  const response = await fetch(`${await api.app.getUrl()}/api/events`, { headers: { cookie, 'sec-fetch-site': 'same-origin' }, signal: stop.signal });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  if (!response.body) throw new Error('no body');
  return { body: response.body, close: () => stop.abort() };
}

test('the same event tells a person once; unread ones are counted, read and counted down', async () => {
  await tell('one');
  await tell('one');
  await tell('two');
  const learner = api.as(api.people.learner);
  const page = await learner.call(notificationsRoutes.mine, { query: { limit: 1 } });
  expect(page.unread).toBe(2);
  const rest = await learner.call(notificationsRoutes.mine, { query: { limit: 1, after: page.next ?? '' } });
  expect(rest.next).toBeNull();
  await learner.call(notificationsRoutes.read, { params: { notificationId: rest.rows[0]?.id ?? '' }, body: {} });
  expect((await learner.call(notificationsRoutes.mine)).unread).toBe(1);
  await learner.call(notificationsRoutes.readAll, { body: {} });
  expect(await learner.call(notificationsRoutes.mine, { query: { unread: 'true' } })).toMatchObject({ unread: 0, rows: [] });
});

test('a stream is told of news written by another process, and ends with its session within 5 s', async () => {
  const cookie = await api.signIn(api.people.learner);
  const { body, close } = await openStream(cookie);
  const [first, second] = body.tee();
  await readUntil(first, 'connected');
  await tell(`live-${cookie.length}`);
  const told = await readUntil(second, 'event: notification');
  expect(told).toContain('event: notification');
  close();

  const again = await openStream(cookie);
  await api.sql(`update sessions set revoked_at = now() where person_id = $1`, [api.people.learner.id]);
  expect(await readUntil(again.body, 'event: session_ended')).toContain('session_ended');
});

test('a person has no way to another person\'s notifications', async () => {
  await tell('mine');
  expect((await api.as(api.people.colleague).call(notificationsRoutes.mine)).rows).toEqual([]);
});
