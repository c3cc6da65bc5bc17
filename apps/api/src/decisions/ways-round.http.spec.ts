import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { decisionsRoutes } from '@sinau/contracts/decisions';
import { expertsRoutes } from '@sinau/contracts/experts';
import { programmesRoutes } from '@sinau/contracts/programmes';
import { sessionsRoutes } from '@sinau/contracts/sessions';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';
import { workshop } from '../sessions/session-world.spec-kit.js';
import { closeRun } from './decisions.spec-kit.js';

let api: TestApi;
let admin: Client;
let world: LearningWorld;
beforeAll(async () => {
  api = await startTestApi();
  admin = api.as(api.people.agencyAdmin);
}, 60_000);
afterAll(() => api.close());
/* Each test is about the colleague, a learner by role, who taught the first run and is to be replaced by its decision. */
beforeEach(async () => {
  await api.sql(`delete from role_assignments where person_id = $1 and role = 'instructor'`, [api.people.colleague.id]);
  world = await learningWorld(api);
});

const named = () => ({ personId: api.people.colleague.id, guestName: null, guestFrom: null, topic: '' });
const settle = (runId: string, programmeId: string) => admin.call(programmesRoutes.settle, { params: { runId }, body: { revision: 1, programmeId, approval: 'none' } });
const put = (runId: string, instructor: object = named()) => admin.put(`/api/runs/${runId}/instructors`, { instructors: [instructor] });

async function replaced(runId = world.runId): Promise<void> {
  const { rows } = await admin.call(programmesRoutes.instructors, { params: { runId }, body: { instructors: [named()] } });
  await closeRun(admin, runId, { kind: 'change_instructor', reasons: 'Tidak hadir dua kali.', instructorIds: rows.map(({ id }) => id) });
}
async function allow(runId: string): Promise<void> {
  const { rows: [block] } = await admin.call(decisionsRoutes.blocks, { params: { runId } });
  await admin.call(decisionsRoutes.override, { params: { runId }, body: { blockId: block?.id ?? '', reason: 'Satu-satunya ahli di provinsi' } });
}
const assign = (scopeKind: 'run' | 'course', scopeId: string) => admin.post(`/api/people/${api.people.colleague.id}/roles`, { role: 'instructor', scopeKind, scopeId });
const isRefused = (answer: { status: number; code: string | null }) => expect([answer.status, answer.code]).toEqual([409, 'instructor_blocked']);

test('a role for the next run is no way round, until an exception is written', async () => {
  await replaced();
  const next = await world.openRun();
  isRefused(await assign('run', next));
  await allow(next);
  expect((await assign('run', next)).status).toBe(200);
  // For this run alone.
  isRefused(await assign('run', await world.openRun()));
});

test('a role for the whole course is none, until an exception is written for each of its open runs', async () => {
  await replaced();
  isRefused(await assign('course', world.courseId));
  const [second, third] = [await world.openRun(), await world.openRun()];
  await allow(second);
  isRefused(await assign('course', world.courseId));
  await allow(third);
  expect((await assign('course', world.courseId)).status).toBe(200);
});

test('what was given before the decision, or by a course, does not open the room of a run without an exception', async () => {
  const next = await world.openRun();
  await put(next);
  const { id: sessionId } = await admin.call(sessionsRoutes.create, { params: { runId: next }, body: { ...workshop(), id: randomUUID() } });
  await world.enrol(api.people.learner, next);
  const teacher = api.as(api.people.colleague);
  const code = () => teacher.get(`/api/run-sessions/${sessionId}/room-code?direction=in`);
  const correct = () => teacher.post(`/api/run-sessions/${sessionId}/attendance/corrections`, { personId: api.people.learner.id, present: true, reason: 'Hadir' });
  await replaced();
  isRefused(await code());
  isRefused(await correct());
  await allow(next);
  expect([(await code()).status, (await correct()).status]).toEqual([200, 204]);
});

test('an invitation as an expert is none, by the account or by the name', async () => {
  await replaced();
  const next = await world.openRun();
  const { id: sessionId } = await admin.call(sessionsRoutes.create, { params: { runId: next }, body: { ...workshop(), id: randomUUID() } });
  const register = (name: string, contact: string | null) => admin.call(expertsRoutes.create, { body: { name, homeAgency: `Balai ${randomUUID()}`, competencies: [], expertise: ['risiko'], feeBand: 'none', availability: '', contact, periods: [] } });
  const [byAccount, byName, another] = [await register('Pak Bambang', api.people.colleague.email), await register('bambang  PRAKOSO', null), await register('Ahli lain', null)];
  const invite = (expertId: string) => admin.put(`/api/run-sessions/${sessionId}/experts/${expertId}`, { topic: '' });
  isRefused(await invite(byAccount.id));
  isRefused(await invite(byName.id));
  expect((await invite(another.id)).status).toBe(200);
  await allow(next);
  expect([(await invite(byAccount.id)).status, (await invite(byName.id)).status]).toEqual([200, 200]);
});

test('the next run without a programme, or of another one, is none; nor another course of the programme', async () => {
  const programme = async (courseId: string) => {
    const id = randomUUID();
    await api.sql(`insert into programmes (id, agency_id, name, year, state, objectives, owner_ids, course_id) select $1, agency_id, 'Manajemen risiko', 2026, 'active', '["Menyusun"]', array[owner_id], $3::uuid from courses where id = $2`, [id, world.courseId, courseId]);
    return id;
  };
  const [first, other] = [await programme(world.courseId), await programme(world.courseId)];
  await settle(world.runId, first);
  await replaced();
  const [without, inOther] = [await world.openRun(), await world.openRun()];
  await settle(inOther, other);
  isRefused(await put(without));
  isRefused(await put(inOther));
  // Written by the name alone.
  isRefused(await put(without, { personId: null, guestName: api.people.colleague.name, guestFrom: null, topic: '' }));
  // The programme's next run may be of another course.
  const elsewhere = await learningWorld(api);
  await api.sql('update runs set programme_id = $2 where id = $1', [elsewhere.runId, first]);
  isRefused(await put(elsewhere.runId));
  for (const runId of [without, inOther, elsewhere.runId]) await allow(runId);
  expect([(await put(without)).status, (await put(inOther)).status, (await put(elsewhere.runId)).status]).toEqual([200, 200, 200]);
});
