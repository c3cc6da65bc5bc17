import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { PublicSite } from '@sinau/application/core';
import { AwardAttendance, signedText, TellSessionGuests } from '@sinau/application/sessions';
import { attendanceRoutes, calendarRoutes, sessionsRoutes } from '@sinau/contracts/sessions';
import type { SystemActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { v7 } from 'uuid';
import { startTestApi, type TestApi, type TestPerson } from '../api.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';
import { at, sessionWorld, workshop, type SessionWorld } from './session-world.spec-kit.js';

let api: TestApi;
let source: ReturnType<typeof createDataSource>;
let award: AwardAttendance;
let guest: SystemActor;
/** The host's run with its session, and the guest agency's own run of it. */
let host: SessionWorld;
let mirror: LearningWorld;
beforeAll(async () => {
  api = await startTestApi();
  source = await createDataSource(api.database.urls.worker, { size: 2, name: 'spec-worker' }).initialize();
  award = new AwardAttendance(new Database(source));
  guest = { kind: 'system', agencyId: api.foreign.id, job: 'spec' };
}, 60_000);
afterAll(async () => {
  await source.destroy();
  await api.close();
});
beforeEach(async () => {
  host = await sessionWorld(api);
  mirror = await learningWorld(api, undefined, api.people.foreignInstructor);
  const quotaId = v7();
  await api.sql(`insert into run_quotas (id, agency_id, run_id, guest_agency_id, seats) values ($1, $2, $3, $4, 5)`, [quotaId, api.agency.id, host.world.runId, api.foreign.id]);
  await api.sql(`update runs set joint_quota_id = $2 where id = $1`, [mirror.runId, quotaId]);
  await host.world.enrol(api.people.learner);
  await mirror.enrol(api.people.foreignLearner);
});

const params = () => ({ sessionId: host.sessionId });
const present = async (who: TestPerson) => (await api.as(who).call(attendanceRoutes.attendees, { params: params(), query: { state: 'present' } })).rows.map(({ name }) => name);
const rowsOf = () => api.sql<{ person_id: string; agency_id: string }>(`select person_id, agency_id from attendance_records where session_id = $1 order by recorded_at`, [host.sessionId]);

test('a guest’s learner has it in the calendar, scans the host’s code, and counts in their own agency', async () => {
  const { foreignLearner, foreignAdmin, agencyAdmin } = api.people;
  const { sessions } = await api.as(foreignLearner).call(calendarRoutes.month, { query: { month: at(0).slice(0, 7) } });
  expect(sessions).toMatchObject([{ id: host.sessionId, runId: mirror.runId, role: 'participant', present: null }]);
  const { code } = await api.as(agencyAdmin).call(sessionsRoutes.roomCode, { params: params(), query: { direction: 'in' } });
  expect(await api.as(foreignLearner).call(attendanceRoutes.scan, { body: { sessionId: host.sessionId, code: code ?? '' } })).toMatchObject({ direction: 'in' });
  expect(await rowsOf()).toEqual([{ person_id: foreignLearner.id, agency_id: api.foreign.id }]);

  await api.as(foreignAdmin).call(attendanceRoutes.paper, { params: params(), body: { marks: [{ personId: foreignLearner.id, present: true }] } });
  const [job] = await api.sql<{ id: string; agency: string }>(`select payload ->> 'decisionId' as id, payload ->> 'agencyId' as agency from outbox where job = 'award-attendance' order by id desc limit 1`);
  expect(job?.agency).toBe(api.foreign.id);
  await award.run(guest, job?.id ?? '');
  expect(await api.sql(`select hours, agency_id from ledger_entries where evidence_id = $1`, [job?.id])).toEqual([{ hours: '2.0', agency_id: api.foreign.id }]);
  expect([await present(foreignAdmin), await present(agencyAdmin)]).toEqual([[foreignLearner.name], []]);
});

test('its administrator sees the host’s session with their own people alone, and changes nothing of it', async () => {
  const { foreignAdmin, foreignLearner, agencyAdmin, learner } = api.people;
  const { sessions } = await api.as(foreignAdmin).call(sessionsRoutes.ofRun, { params: { runId: mirror.runId } });
  expect(sessions).toMatchObject([{ id: host.sessionId, runId: mirror.runId, hosted: true, mayManage: false, mayRecord: true, participants: 1 }]);
  const people = await api.as(foreignAdmin).call(attendanceRoutes.attendees, { params: params(), query: {} });
  expect(people.rows.map(({ name }) => name)).toEqual([foreignLearner.name]);
  const foreign = api.as(foreignAdmin);
  const statuses = await Promise.all([
    foreign.put(`/api/run-sessions/${host.sessionId}`, { ...workshop(), revision: 1 }), foreign.post(`/api/run-sessions/${host.sessionId}/cancel`, { reason: 'Batal' }),
    foreign.get(`/api/run-sessions/${host.sessionId}/hook`), foreign.post(`/api/run-sessions/${host.sessionId}/hook/key`, {}),
  ]);
  expect(statuses.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  expect((await foreign.post(`/api/run-sessions/${host.sessionId}/attendance/paper`, { marks: [{ personId: learner.id, present: true }] })).code).toBe('not_in_run');

  const own = await api.as(agencyAdmin).call(sessionsRoutes.one, { params: params() });
  expect(own).toMatchObject({ hosted: false, mayManage: true, participants: 1, decided: 0 });
  await foreign.post(`/api/run-sessions/${host.sessionId}/attendance/paper`, { marks: [{ personId: foreignLearner.id, present: true }] });
  // The host learns that somebody is decided about, not who: its hours are fixed.
  expect(await api.as(agencyAdmin).call(sessionsRoutes.one, { params: params() })).toMatchObject({ decided: 1, present: 0 });
  const changed = await api.as(agencyAdmin).put(`/api/run-sessions/${host.sessionId}`, { ...workshop(), startsAt: own.startsAt, endsAt: own.endsAt, hours: 9, revision: 1 });
  expect(changed.code).toBe('session_has_attendance');
});

test('a webinar’s report is shared out: each agency’s people in their own, strangers with the host', async () => {
  const { learner, foreignLearner, agencyAdmin, foreignAdmin } = api.people;
  const { address, secret } = await api.as(agencyAdmin).call(sessionsRoutes.makeHookKey, { params: params(), body: {} });
  const stay = { joinedAt: at(-50), leftAt: at(50) };
  const events = [{ name: learner.name, email: learner.email, ...stay }, { name: foreignLearner.name, email: foreignLearner.email, ...stay }, { name: 'Tamu', email: null, ...stay }];
  const timestamp = Math.floor(Date.now() / 1000);
  const report = { timestamp, events, signature: createHmac('sha256', secret).update(signedText({ timestamp, events })).digest('hex') };
  for (const answer of [await api.as(null).post(address.replace('https://sinau.test', ''), report), await api.as(null).post(address.replace('https://sinau.test', ''), report)]) expect(answer.body).toEqual({ people: 2, unmatched: 1 });
  expect((await rowsOf()).map(({ agency_id: agency }) => agency).toSorted()).toEqual([api.agency.id, api.foreign.id].toSorted());
  expect([await present(agencyAdmin), await present(foreignAdmin)]).toEqual([[learner.name], [foreignLearner.name]]);
  const waiting = (who: TestPerson) => api.as(who).call(attendanceRoutes.unmatched, { params: params() });
  expect([(await waiting(agencyAdmin)).rows.map(({ label }) => label), (await waiting(foreignAdmin)).rows]).toEqual([['tamu'], []]);
});

test('who is no guest knows nothing of it', async () => {
  await api.sql(`update runs set joint_quota_id = null where id = $1`, [mirror.runId]);
  await api.sql(`delete from run_quotas where run_id = $1`, [host.world.runId]);
  const { foreignLearner, foreignAdmin } = api.people;
  expect((await api.as(foreignAdmin).get(`/api/run-sessions/${host.sessionId}`)).status).toBe(404);
  expect((await api.as(foreignLearner).post('/api/attendance/scans', { sessionId: host.sessionId, code: '0000000000' })).status).toBe(404);
  expect((await api.as(foreignAdmin).call(sessionsRoutes.ofRun, { params: { runId: mirror.runId } })).sessions).toEqual([]);
});

test('a guest agency’s people are told when the host moves or cancels it: each change once, with the reason', async () => {
  const { agencyAdmin, foreignLearner, learner } = api.people;
  const tell = new TellSessionGuests(new Database(source), new PublicSite('https://sinau.test'));
  const asked = () => api.sql<{ payload: { agencyId: string; sessionId: string; revision: number } }>(`select payload from outbox where job = 'tell-session-guests' and payload ->> 'sessionId' = $1 order by created_at, id`, [host.sessionId]);
  const work = async () => {
    const jobs = await asked();
    for (const { payload } of [...jobs, ...jobs]) await tell.run({ kind: 'system', agencyId: payload.agencyId, job: 'tell-session-guests' }, payload);
    return jobs.length;
  };
  const told = (who: TestPerson) => api.sql<{ kind: string; place: string; reason: string | null }>(
    `select kind, facts ->> 'place' as place, facts ->> 'reason' as reason from notifications where person_id = $1 and dedupe like '%' || $2 || '%' order by created_at, id`, [who.id, host.sessionId],
  );
  const own = await api.as(agencyAdmin).call(sessionsRoutes.one, { params: params() });
  const same = { ...workshop(), startsAt: own.startsAt, endsAt: own.endsAt };
  await api.as(agencyAdmin).call(sessionsRoutes.change, { params: params(), body: { ...same, place: 'Aula lantai 2', revision: own.revision } });
  expect(await work()).toBe(1);
  const moved = { kind: 'session_moved', place: 'Aula lantai 2', reason: null };
  expect([await told(foreignLearner), await told(learner)]).toEqual([[moved], [moved]]);

  // A new title moves nobody.
  await api.as(agencyAdmin).call(sessionsRoutes.change, { params: params(), body: { ...same, place: 'Aula lantai 2', title: 'Lokakarya', revision: own.revision + 1 } });
  await api.as(agencyAdmin).call(sessionsRoutes.cancel, { params: params(), body: { reason: 'Narasumber sakit' } });
  expect(await work()).toBe(2);
  const cancelled = { kind: 'session_cancelled', place: 'Aula lantai 2', reason: 'Narasumber sakit' };
  // The first job comes again after the cancellation: it tells that, under the same name.
  expect([await told(foreignLearner), await told(learner)]).toEqual([[moved, cancelled], [moved, cancelled]]);
  const mails = await api.sql<{ template: string }>(`select template from mails where to_address = $1 and dedupe like '%' || $2 || '%' order by created_at, id`, [foreignLearner.email, host.sessionId]);
  expect(mails.map(({ template }) => template)).toEqual(['session-moved', 'session-cancelled']);
});
