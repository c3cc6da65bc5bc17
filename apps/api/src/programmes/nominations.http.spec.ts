import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { programmesRoutes } from '@sinau/contracts/programmes';
import { v7 } from 'uuid';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';

let api: TestApi;
let world: LearningWorld;
let admin: Client;
let supervisor: Client;
let learner: Client;

beforeAll(async () => {
  api = await startTestApi();
  world = await learningWorld(api);
  admin = api.as(api.people.agencyAdmin);
  supervisor = api.as(api.people.supervisor);
  learner = api.as(api.people.learner);
}, 60_000);
afterAll(() => api.close());

describe('nominations', () => {
  test('a supervisor puts the team forward; who is approved has a seat, then a place in the queue; a refusal is explained', async () => {
    const runId = await world.openRun(1);
    const { learner: siti, colleague, elsewhere } = api.people;
    const people = await supervisor.call(programmesRoutes.teamPeople, { query: { runId } });
    expect(people.rows.filter((one) => [siti.id, colleague.id].includes(one.id)).map((one) => one.state)).toEqual(['free', 'free']);
    expect(people.rows.some((one) => one.id === elsewhere.id)).toBe(false);
    expect((await supervisor.call(programmesRoutes.teamRuns)).rows.some((run) => run.id === runId)).toBe(true);
    const ask = { runId, personIds: [siti.id, colleague.id, api.people.instructor.id], reason: 'Menyusun register risiko triwulan ini' };
    expect(await supervisor.call(programmesRoutes.nominate, { body: ask })).toEqual({ nominated: 3 });
    expect(await supervisor.call(programmesRoutes.nominate, { body: ask })).toEqual({ nominated: 0 });
    const open = (await admin.call(programmesRoutes.nominations, { query: { state: 'waiting_admin' } })).rows.filter((one) => one.runId === runId);
    expect(open).toHaveLength(3);
    const idOf = (personId: string) => open.find((one) => one.personId === personId)?.id ?? '';
    const decide = (personId: string, approve: boolean, reason = '') => admin.call(programmesRoutes.decideNomination, { params: { nominationId: idOf(personId) }, body: { approve, reason } });
    expect(await decide(siti.id, true)).toEqual({ outcome: 'seated' });
    expect(await decide(colleague.id, true)).toEqual({ outcome: 'waiting' });
    expect((await admin.post(`/api/nominations/${idOf(api.people.instructor.id)}/decision`, { approve: false, reason: ' ' })).code).toBe('nomination_needs_reason');
    expect(await decide(api.people.instructor.id, false, 'Mengajar di angkatan ini')).toEqual({ outcome: 'refused' });
    expect((await admin.post(`/api/nominations/${idOf(siti.id)}/decision`, { approve: false, reason: 'Terlambat' })).code).toBe('nomination_decided');
    expect((await api.as(colleague).call(programmesRoutes.ownRequests)).rows).toMatchObject([{ runId, waitingPlace: 1, nomination: { state: 'approved', origin: 'supervisor' } }]);
    const told = await api.sql<{ facts: { reason: string } }>(`select facts from notifications where person_id = $1 and kind = 'nomination_refused'`, [api.people.instructor.id]);
    expect(told.map(({ facts }) => facts.reason)).toEqual(['Mengajar di angkatan ini']);
    // Who put them forward is told of the refusal, and who is approved without a seat of the queue.
    const heard = await api.sql<{ facts: object }>(`select facts from notifications where person_id = $1 and kind = 'nomination_of_refused'`, [api.people.supervisor.id]);
    expect(heard).toEqual([{ facts: { title: expect.any(String), run: 'Angkatan I', reason: 'Mengajar di angkatan ini', name: api.people.instructor.name } }]);
    expect(await api.sql(`select link from notifications where person_id = $1 and kind = 'nomination_waiting'`, [colleague.id])).toEqual([{ link: '/daftar-tunggu' }]);
    expect(await api.sql(`select 1 from notifications where person_id = $1 and kind like 'nomination_%'`, [siti.id])).toEqual([]);
  });

  test('a learner asks, the supervisor consents or says why not; nobody else of the agency can', async () => {
    const runId = await world.openRun(5);
    await admin.call(programmesRoutes.settle, { params: { runId }, body: { revision: 1, programmeId: null, approval: 'supervisor' } });
    await learner.call(programmesRoutes.requestSeat, { params: { runId }, body: { reason: 'Ditunjuk sebagai pengelola risiko' } });
    expect((await learner.post(`/api/runs/${runId}/request`, { reason: '' })).code).toBe('nomination_open');
    expect((await api.sql(`select 1 from notifications where person_id = $1 and kind = 'consent_asked' and link = '/tim/usulan'`, [api.people.supervisor.id])).length).toBe(1);
    const [nomination] = (await supervisor.call(programmesRoutes.teamNominations, { query: { state: 'waiting_supervisor' } })).rows.filter((one) => one.runId === runId);
    expect(nomination).toMatchObject({ personName: 'Siti Rahmawati', origin: 'learner', reason: 'Ditunjuk sebagai pengelola risiko' });
    const params = { nominationId: nomination?.id ?? '' };
    expect((await admin.post(`/api/nominations/${params.nominationId}/decision`, { approve: true, reason: '' })).code).toBe('nomination_decided');
    // Two taps at once: one decides, one is told.
    const answers = await Promise.all([0, 1].map(() => supervisor.post(`/api/team-nominations/${params.nominationId}/decision`, { approve: true, reason: '' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await api.sql(`select 1 from enrolments where run_id = $1 and person_id = $2 and source = 'nomination'`, [runId, api.people.learner.id])).length).toBe(1);
  });

  test('nobody decides about their own, neither as a supervisor nor as an administrator', async () => {
    const runId = await world.openRun(5);
    const { supervisor: ratna, agencyAdmin: agus } = api.people;
    await api.sql(
      `insert into nominations (id, agency_id, run_id, person_id, origin, state, nominated_by) values (gen_random_uuid(), $1, $2, $3, 'learner', 'waiting_supervisor', $3), (gen_random_uuid(), $1, $2, $4, 'supervisor', 'waiting_admin', $3)`,
      [api.agency.id, runId, ratna.id, agus.id]);
    const rows = await api.sql<{ id: string; person_id: string }>('select id, person_id from nominations where run_id = $1', [runId]);
    const idOf = (personId: string) => rows.find((row) => row.person_id === personId)?.id ?? '';
    const yes = { approve: true, reason: '' };
    expect((await supervisor.post(`/api/team-nominations/${idOf(ratna.id)}/decision`, yes)).code).toBe('own_nomination');
    expect((await admin.post(`/api/nominations/${idOf(agus.id)}/decision`, yes)).code).toBe('own_nomination');
    expect(await api.sql('select 1 from enrolments where run_id = $1', [runId])).toEqual([]);
  });

  test('who has no supervisor is told to whom to turn', async () => {
    const runId = await world.openRun(5);
    expect((await api.as(api.people.elsewhere).post(`/api/runs/${runId}/request`, { reason: '' })).code).toBe('no_supervisor');
  });

  test('what was put forward is taken back by whoever did it, while it is open', async () => {
    const runId = await world.openRun(5);
    await supervisor.call(programmesRoutes.nominate, { body: { runId, personIds: [api.people.colleague.id], reason: '' } });
    const [nomination] = (await supervisor.call(programmesRoutes.teamNominations, { query: {} })).rows.filter((one) => one.runId === runId);
    await supervisor.call(programmesRoutes.withdrawNomination, { params: { nominationId: nomination?.id ?? '' } });
    expect((await supervisor.delete(`/api/team-nominations/${nomination?.id}`)).code).toBe('nomination_decided');
  });
});

/** A third agency with an administrator and `count` people. */
async function thirdAgency(count: number) {
  const [agencyId, unitId] = [v7(), v7()];
  await api.sql(`insert into agencies (id, name, short_name, code, settings) values ($1, 'Pemerintah Kota Bahari', 'BAHARI', 'BAHARI', '{"certificateNumberPattern": "{sequence}"}')`, [agencyId]);
  await api.sql(`insert into units (id, agency_id, parent_id, name, code) values ($1, $2, null, 'Dinas Kesehatan', 'DINKES')`, [unitId, agencyId]);
  const people = await api.sql<{ id: string }>(`insert into people (id, agency_id, full_name) select gen_random_uuid(), $1, 'Warga Bahari ' || n from generate_series(1, $2::int) n returning id`, [agencyId, count]);
  const [first] = people;
  const administrator = { ...api.people.agencyAdmin, id: first?.id ?? '', agencyId, unitId };
  const teacher = { ...api.people.instructor, id: first?.id ?? '', agencyId, unitId };
  await api.sql(`insert into accounts (person_id, agency_id, email, must_change_password) values ($1, $2, 'admin@bahari.test', false)`, [administrator.id, agencyId]);
  await api.assign(administrator, 'agency_admin');
  return { agencyId, people: people.map(({ id }) => id), admin: api.as(administrator), teacher };
}

describe('a joint run of three agencies', () => {
  test('each guest fills its own seats in its own run; nobody sees another’s people; what is handed back serves the host’s queue', async () => {
    const host = await world.openRun(10);
    const third = await thirdAgency(6);
    const foreignAdmin = api.as(api.people.foreignAdmin);
    const foreignWorld = await learningWorld(api, undefined, api.people.foreignInstructor);
    const thirdWorld = await learningWorld(api, undefined, third.teacher);
    const quotas = [api.foreign.id, third.agencyId].map((guestAgencyId) => ({ id: null, unitId: null, guestAgencyId, seats: 3, handBackOn: null }));
    const divided = await admin.call(programmesRoutes.changeSeats, { params: { runId: host }, body: { revision: 1, quotas } });
    expect(divided.pool).toEqual({ seats: 4, taken: 0 });
    expect(divided.quotas.map((quota) => quota.guest?.name).sort()).toEqual(['Pemerintah Kabupaten Wana', 'Pemerintah Kota Bahari']);
    const [offer] = (await foreignAdmin.call(programmesRoutes.jointOffers)).rows;
    expect((await foreignAdmin.call(programmesRoutes.jointOffers)).rows).toHaveLength(1);
    expect(offer).toMatchObject({ hostName: 'Pemerintah Kota Tirta', runName: 'Angkatan I', seats: 3, taken: 0, mirrorRunId: null });
    const [thirdOffer] = (await third.admin.call(programmesRoutes.jointOffers)).rows;
    expect((await third.admin.post(`/api/joint-runs/${offer?.quotaId}/run`, { id: v7(), courseId: thirdWorld.courseId })).status).toBe(404);
    const mirror = v7();
    const open = { params: { quotaId: offer?.quotaId ?? '' }, body: { id: mirror, courseId: foreignWorld.courseId } };
    expect(await foreignAdmin.call(programmesRoutes.acceptJointRun, open)).toEqual({ runId: mirror });
    expect(await foreignAdmin.call(programmesRoutes.acceptJointRun, open)).toEqual({ runId: mirror });
    expect((await foreignAdmin.post(`/api/joint-runs/${offer?.quotaId}/run`, { id: v7(), courseId: foreignWorld.courseId })).code).toBe('joint_run_open');
    const thirdMirror = v7();
    await third.admin.call(programmesRoutes.acceptJointRun, { params: { quotaId: thirdOffer?.quotaId ?? '' }, body: { id: thirdMirror, courseId: thirdWorld.courseId } });
    // Six of the third agency at once for its three seats; one of the second.
    const answers = await Promise.all(third.people.map((personId) => third.admin.post(`/api/runs/${thirdMirror}/waiting/people`, { personIds: [personId] })));
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    await foreignAdmin.call(programmesRoutes.putWaiting, { params: { runId: mirror }, body: { personIds: [api.people.foreignLearner.id] } });
    expect(await third.admin.call(programmesRoutes.seats, { params: { runId: thirdMirror } })).toMatchObject({ waiting: 3, joint: { hostName: 'Pemerintah Kota Tirta', seats: 3, taken: 3 } });
    const seen = await admin.call(programmesRoutes.seats, { params: { runId: host } });
    expect(seen).toMatchObject({ taken: 4, pool: { seats: 4, taken: 0 } });
    expect(seen.quotas.map((quota) => quota.taken).sort()).toEqual([1, 3]);
    // The walls: neither run, people nor seats of the others.
    for (const path of [`/api/runs/${mirror}`, `/api/runs/${mirror}/seats`, `/api/runs/${mirror}/participants`, `/api/runs/${thirdMirror}/waiting`]) expect((await admin.get(path)).status).toBe(404);
    for (const path of [`/api/runs/${host}`, `/api/runs/${host}/seats`, `/api/runs/${thirdMirror}/participants`, `/api/runs/${host}/joint-participants`]) expect((await foreignAdmin.get(path)).status).toBe(404);
    const names = await admin.call(programmesRoutes.jointParticipants, { params: { runId: host } });
    expect(names.rows.map((row) => row.agencyName)).toEqual(['Pemerintah Kabupaten Wana', 'Pemerintah Kota Bahari', 'Pemerintah Kota Bahari', 'Pemerintah Kota Bahari']);
    expect(names.rows[0]).toEqual({ agencyName: 'Pemerintah Kabupaten Wana', fullName: 'Nurul Hidayah' });
    // The second agency gives back its two unused seats, once.
    expect(await foreignAdmin.call(programmesRoutes.handBackJointSeats, { params: { quotaId: offer?.quotaId ?? '' }, body: {} })).toEqual({ unused: 2 });
    expect((await foreignAdmin.post(`/api/joint-runs/${offer?.quotaId}/hand-back`, {})).status).toBe(404);
    expect((await admin.call(programmesRoutes.seats, { params: { runId: host } })).pool).toEqual({ seats: 6, taken: 0 });
    expect((await admin.put(`/api/runs/${host}/seats`, { revision: seen.revision, quotas: [] })).code).toBe('quota_in_use');
  });
});
