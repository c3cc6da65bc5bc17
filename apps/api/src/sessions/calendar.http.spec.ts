import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PublicSite } from '@sinau/application/core';
import { RemindOfSessions } from '@sinau/application/sessions';
import { calendarRoutes } from '@sinau/contracts/sessions';
import type { SystemActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { PUBLIC_URL, startTestApi, type TestApi } from '../api.spec-kit.js';
import { sessionWorld, workshop } from './session-world.spec-kit.js';

let api: TestApi;
let source: ReturnType<typeof createDataSource>;
beforeAll(async () => {
  api = await startTestApi();
  source = await createDataSource(api.database.urls.worker, { size: 2, name: 'spec-worker' }).initialize();
}, 60_000);
afterAll(async () => {
  await source.destroy();
  await api.close();
});

test('a month shows a learner the sessions of their runs, an instructor those of their courses, a colleague nothing', async () => {
  const { world, sessionId } = await sessionWorld(api, api.people.instructor, workshop(60, 160));
  await world.enrol(api.people.learner);
  const seen = async (person: keyof TestApi['people']) => {
    const month = await api.as(api.people[person]).call(calendarRoutes.month);
    return month.sessions.filter(({ id }) => id === sessionId).map(({ role, title }) => [role, title]);
  };
  expect(await seen('learner')).toEqual([['participant', 'Lokakarya daftar risiko']]);
  expect(await seen('instructor')).toEqual([['organiser', 'Lokakarya daftar risiko']]);
  expect(await seen('agencyAdmin')).toEqual([['organiser', 'Lokakarya daftar risiko']]);
  expect([await seen('colleague'), await seen('supervisor'), await seen('foreignLearner'), await seen('foreignAdmin')]).toEqual([[], [], [], []]);
  const past = await api.as(api.people.learner).call(calendarRoutes.month, { query: { month: '2020-02' } });
  expect(past).toMatchObject({ month: '2020-02', sessions: [] });
});

test('the secret address is told once, reads without a session, and ends with the next or with its holder', async () => {
  const { world } = await sessionWorld(api, api.people.instructor, workshop(60, 160));
  await world.enrol(api.people.elsewhere);
  const learner = api.as(api.people.elsewhere);
  const first = (await learner.call(calendarRoutes.makeFeed, { body: {} })).address.replace(PUBLIC_URL, '');
  const read = (path: string) => api.as(null).get(path);
  const file = await read(first);
  expect([file.status, file.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(file.text).toContain('SUMMARY:Lokakarya daftar risiko');
  expect(file.text).toContain('TZID:Asia/Makassar');
  expect((await learner.call(calendarRoutes.month)).feedSince).not.toBeNull();
  const second = (await learner.call(calendarRoutes.makeFeed, { body: {} })).address.replace(PUBLIC_URL, '');
  expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200]);
  // Not the code, only its hash, is in the database.
  expect((await api.sql(`select 1 from calendar_feeds where encode(code_hash, 'escape') like '%' || $1 || '%'`, [second.slice(-26)])).length).toBe(0);
  await api.sql(`update people set state = 'suspended' where id = $1`, [api.people.elsewhere.id]);
  expect((await read(second)).status).toBe(404);
  await api.sql(`update people set state = 'active' where id = $1`, [api.people.elsewhere.id]);
  await learner.call(calendarRoutes.endFeed);
  expect((await read(second)).status).toBe(404);
});

test('reminders a day and an hour before, once each, and anew when the session moves', async () => {
  const { world, sessionId } = await sessionWorld(api, api.people.instructor, workshop(3_000, 3_100));
  await world.enrol(api.people.learner);
  await world.enrol(api.people.colleague);
  const reminder = new RemindOfSessions(new Database(source), new PublicSite(PUBLIC_URL));
  const system: SystemActor = { kind: 'system', agencyId: api.agency.id, job: 'reminders' };
  const told = async () => (await api.sql(`select 1 from notifications where dedupe like $1`, [`session-soon:${sessionId}:%`])).length;
  const starts = (await api.sql<{ at: Date }>(`select starts_at as at from run_sessions where id = $1`, [sessionId]))[0]?.at.getTime() ?? 0;
  const before = async (minutes: number) => {
    await reminder.run(system, new Date(starts - minutes * 60_000));
    return told();
  };
  // Two people: none 25 hours before, two a day before, two more an hour before, none after the start.
  expect([await before(1_500), await before(1_440), await before(700), await before(60), await before(10), await before(-1)]).toEqual([0, 2, 2, 4, 4, 4]);
  expect((await api.sql(`select 1 from mails where dedupe like $1`, [`session-soon:${sessionId}:%`])).length).toBe(4);
  await api.sql(`update run_sessions set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day' where id = $1`, [sessionId]);
  await reminder.run(system, new Date(starts));
  expect(await told()).toBe(6);
  await api.sql(`update run_sessions set state = 'cancelled' where id = $1`, [sessionId]);
  await reminder.run(system, new Date(starts + 1_400 * 60_000));
  expect(await told()).toBe(6);
});
