import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PublicSite } from '@sinau/application/core';
import { RemindOfSessions } from '@sinau/application/sessions';
import { expertsRoutes } from '@sinau/contracts/experts';
import { programmesRoutes } from '@sinau/contracts/programmes';
import { calendarRoutes, sessionsRoutes } from '@sinau/contracts/sessions';
import type { SystemActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { PUBLIC_URL, startTestApi, type Client, type TestApi, type TestPerson } from '../api.spec-kit.js';
import { sessionWorld, workshop } from './session-world.spec-kit.js';

let api: TestApi;
let admin: Client;
let source: ReturnType<typeof createDataSource>;
beforeAll(async () => {
  api = await startTestApi();
  admin = api.as(api.people.agencyAdmin);
  source = await createDataSource(api.database.urls.worker, { size: 2, name: 'spec-worker' }).initialize();
}, 60_000);
afterAll(async () => {
  await source.destroy();
  await api.close();
});

const named = (person: TestPerson) => ({ personId: person.id, guestName: null, guestFrom: null, topic: 'Register risiko' });
const teach = (runId: string, ...people: TestPerson[]) => admin.call(programmesRoutes.instructors, { params: { runId }, body: { instructors: people.map(named) } });
/** Rights are read anew once the database has told every copy of the API, at most five seconds later. */
async function becomes<T>(read: () => Promise<T>, wanted: T): Promise<T> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const now = await read();
    if (now === wanted || Date.now() > deadline) return now;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
const newsOf = async (person: TestPerson, kind: string) => (await api.sql(`select 1 from notifications where person_id = $1 and kind = $2`, [person.id, kind])).length;

test('whoever is named as an instructor shows the code, records attendance and has the session in the calendar, until named no more', async () => {
  const { world, sessionId } = await sessionWorld(api);
  const other = await sessionWorld(api);
  await world.enrol(api.people.learner);
  // A learner by role, who was never assigned anything else.
  const teacher = api.as(api.people.elsewhere);
  const code = async (session = sessionId) => (await teacher.get(`/api/run-sessions/${session}/room-code?direction=in`)).status;
  const shown = async () => (await teacher.call(calendarRoutes.month)).sessions.filter(({ id }) => id === sessionId).map(({ role }) => role);
  const correct = () => teacher.post(`/api/run-sessions/${sessionId}/attendance/corrections`, { personId: api.people.learner.id, present: true, reason: 'Hadir di kelas' });
  expect([await code(), await shown()]).toEqual([403, []]);

  await teach(world.runId, api.people.elsewhere);
  expect([await becomes(code, 200), (await correct()).status, await shown()]).toEqual([200, 204, ['organiser']]);
  expect((await teacher.call(sessionsRoutes.one, { params: { sessionId } })).mayManage).toBe(false);
  const { address } = await teacher.call(calendarRoutes.makeFeed, { body: {} });
  expect((await api.as(null).get(address.replace(PUBLIC_URL, ''))).text).toContain(`${sessionId}`);
  // Of this run alone, and nothing of its course's draft.
  expect([await code(other.sessionId), (await teacher.get(`/api/courses/${world.courseId}/draft`)).status]).toEqual([404, 404]);

  await teach(world.runId, api.people.instructor);
  expect([await becomes(code, 403), (await correct()).status, await shown()]).toEqual([403, 403, []]);
});

test('is told once of being named, also when the list is written anew', async () => {
  const { world } = await sessionWorld(api);
  const before = await newsOf(api.people.colleague, 'teaches_run');
  await teach(world.runId, api.people.colleague);
  await teach(world.runId, api.people.colleague, api.people.instructor);
  expect(await newsOf(api.people.colleague, 'teaches_run') - before).toBe(1);
});

test('one of another agency is not made an instructor by an id', async () => {
  const { world } = await sessionWorld(api);
  expect((await teach(world.runId, api.people.foreignInstructor)).rows).toEqual([]);
});

test('reminders and changes reach instructors and invited experts with an account, each person once', async () => {
  const { world, sessionId } = await sessionWorld(api, api.people.instructor, workshop(3_000, 3_100));
  const { learner, colleague, elsewhere, supervisor } = api.people;
  await world.enrol(learner);
  await world.enrol(colleague);
  // The colleague takes part and teaches; the expert is found by the e-mail in the register.
  await teach(world.runId, colleague, elsewhere);
  const expert = await admin.call(expertsRoutes.create, {
    body: { name: supervisor.name, homeAgency: 'Dinas Kesehatan', competencies: [], expertise: ['risiko'], feeBand: 'none', availability: '', contact: ` ${supervisor.email.toUpperCase()}`, periods: [] },
  });
  const invited = { params: { sessionId, expertId: expert.id } };
  await admin.call(expertsRoutes.invite, { ...invited, body: { topic: 'Mitigasi' } });
  expect(await newsOf(supervisor, 'expert_invited')).toBe(1);
  expect((await api.as(supervisor).call(calendarRoutes.month, { query: { month: new Date(Date.now() + 3_000 * 60_000).toLocaleDateString('en-CA', { timeZone: 'Asia/Jakarta', year: 'numeric', month: '2-digit' }) } })).sessions).toMatchObject([{ id: sessionId, role: 'speaker' }]);

  const reminder = new RemindOfSessions(new Database(source), new PublicSite(PUBLIC_URL));
  const system: SystemActor = { kind: 'system', agencyId: api.agency.id, job: 'reminders' };
  const starts = (await api.sql<{ at: Date }>(`select starts_at as at from run_sessions where id = $1`, [sessionId]))[0]?.at.getTime() ?? 0;
  await reminder.run(system, new Date(starts - 700 * 60_000));
  const told = await api.sql<{ person_id: string }>(`select person_id from notifications where dedupe like $1`, [`session-soon:${sessionId}:%`]);
  expect(told.map((row) => row.person_id).toSorted()).toEqual([learner, colleague, elsewhere, supervisor].map(({ id }) => id).toSorted());

  await admin.call(expertsRoutes.answer, { ...invited, body: { state: 'declined' } });
  await admin.call(sessionsRoutes.cancel, { params: { sessionId }, body: { reason: 'Aula dipakai' } });
  const cancelled = await api.sql<{ person_id: string }>(`select person_id from notifications where kind = 'session_cancelled' and dedupe like $1`, [`session-cancelled:${sessionId}:%`]);
  expect(cancelled.map((row) => row.person_id).toSorted()).toEqual([learner, colleague, elsewhere].map(({ id }) => id).toSorted());
});
