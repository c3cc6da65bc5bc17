import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { enrolmentsRoutes } from '@sinau/contracts/enrolments';
import { programmesRoutes } from '@sinau/contracts/programmes';
import { startTestApi, type Client, type TestApi, type TestPerson } from '../api.spec-kit.js';
import { closeRun } from '../decisions/decisions.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';

let api: TestApi;
let admin: Client;
let world: LearningWorld;

beforeAll(async () => {
  api = await startTestApi();
  admin = api.as(api.people.agencyAdmin);
  world = await learningWorld(api);
}, 60_000);
afterAll(() => api.close());

const plan = { reaction: true, learning: true, behaviourDays: [30 as const, 90 as const], resultMonths: 6 };

describe('a programme', () => {
  test('is drafted, answers a need, begins when complete, has runs of its course, and ends after them', async () => {
    const { agencyId } = api.people.agencyAdmin;
    const [needId, foreignNeed] = [randomUUID(), randomUUID()];
    const need = `insert into needs (id, agency_id, origin, year, title, people, weight, state) values ($1, $2, 'gap', 2026, 'Register risiko belum ada', 40, 80, 'accepted')`;
    await api.sql(need, [needId, agencyId]);
    await api.sql(need, [foreignNeed, api.people.foreignLearner.agencyId]);
    const programmeId = randomUUID();
    const draft = await admin.call(programmesRoutes.create, { body: { id: programmeId, name: 'Manajemen risiko puskesmas', year: 2026 } });
    expect(draft).toMatchObject({ state: 'draft', revision: 1, owners: [{ id: api.people.agencyAdmin.id }] });
    const params = { programmeId };
    expect((await admin.post(`/api/programmes/${programmeId}/activation`, {})).code).toBe('programme_incomplete');
    const body = {
      name: 'Manajemen risiko puskesmas', year: 2026, summary: 'Puskesmas menyusun register risiko.', objectives: ['Menyusun register risiko'],
      indicators: [{ name: 'Puskesmas dengan register risiko', baseline: '2 dari 12', target: '12 dari 12' }], methods: ['online_course' as const, 'workshop' as const],
      courseId: world.courseId, curriculum: [{ kind: 'session' as const, title: 'Lokakarya', hours: 4 }, { kind: 'practice' as const, title: 'Praktik', hours: 2.5 }],
      budgetPlanned: 45_000_000, ownerIds: [api.people.agencyAdmin.id], evaluationPlan: plan, needIds: [needId, foreignNeed],
    };
    const changed = await admin.call(programmesRoutes.change, { params, body: { ...body, revision: 1 } });
    // 4 + 2.5 JP beside the course; the foreign need does not exist here.
    expect(changed).toMatchObject({ curriculumHours: 6.5, budgetPlanned: 45_000_000, needs: [{ id: needId, people: 40, weight: 80 }], course: { title: 'Manajemen risiko di puskesmas', hours: 10 }, revision: 2 });
    expect((await admin.put(`/api/programmes/${programmeId}`, { ...body, revision: 1 })).code).toBe('conflict');
    expect(await admin.put(`/api/programmes/${programmeId}`, { ...body, revision: 2, ownerIds: [api.people.foreignLearner.id] })).toMatchObject({ status: 404 });
    const runId = await world.openRun(10);
    expect((await admin.put(`/api/runs/${runId}/programme`, { revision: 1, programmeId, approval: 'none' })).code).toBe('programme_not_active');
    await admin.call(programmesRoutes.activate, { params, body: {} });
    await admin.call(programmesRoutes.settle, { params: { runId }, body: { revision: 1, programmeId, approval: 'none' } });
    expect((await admin.call(programmesRoutes.one, { params })).runs).toMatchObject([{ id: runId, phase: 'open', capacity: 10, seatsTaken: 0 }]);
    expect(await admin.call(enrolmentsRoutes.run, { params: { runId } })).toMatchObject({ programme: { id: programmeId, name: 'Manajemen risiko puskesmas' } });
    expect((await admin.post(`/api/programmes/${programmeId}/end`, {})).code).toBe('programme_has_open_runs');
    await closeRun(admin, runId);
    expect(await admin.call(programmesRoutes.end, { params, body: {} })).toMatchObject({ state: 'ended' });
    expect((await admin.call(programmesRoutes.list, { query: { search: 'puskesmas', state: 'ended' } })).rows).toMatchObject([{ id: programmeId, runs: 1, needs: 1, budgetPlanned: 45_000_000 }]);
    const actions = await api.sql<{ action: string }>(`select action from audit_entries where subject_id = $1 order by position`, [programmeId]);
    expect(actions.map((row) => row.action)).toEqual(['programme.created', 'programme.changed', 'programme.activated', 'programme.ended']);
  });

  test('pages by year and id', async () => {
    for (const year of [2030, 2031, 2032]) await admin.call(programmesRoutes.create, { body: { id: randomUUID(), name: 'Halaman', year } });
    const first = await admin.call(programmesRoutes.list, { query: { search: 'Halaman', limit: 2 } });
    expect(first.rows.map((row) => row.year)).toEqual([2032, 2031]);
    expect((await admin.call(programmesRoutes.list, { query: { search: 'Halaman', limit: 2, after: first.next ?? '' } })).rows.map((row) => row.year)).toEqual([2030]);
  });
});

/** `count` active people of the agency, posted to the unit. */
async function crowd(count: number, unitId: string): Promise<string[]> {
  const rows = await api.sql<{ id: string }>(
    `with made as (insert into people (id, agency_id, full_name) select gen_random_uuid(), $2, 'Peserta ' || n from generate_series(1, $1::int) n returning id),
     posted as (insert into appointments (id, agency_id, person_id, unit_id, position_title, position_kind, valid_from) select gen_random_uuid(), $2, id, $3, 'Perawat', 'pelaksana', '2020-01-01' from made)
     select id from made`,
    [count, api.people.agencyAdmin.agencyId, unitId],
  );
  return rows.map((row) => row.id);
}

async function divide(runId: string, quotas: readonly { unitId: string; seats: number; handBackOn?: string }[]) {
  const { revision } = await admin.call(programmesRoutes.seats, { params: { runId } });
  const body = { revision, quotas: quotas.map((quota) => ({ id: null, guestAgencyId: null, handBackOn: null, ...quota })) };
  return admin.call(programmesRoutes.changeSeats, { params: { runId }, body });
}

type Counts = { capacity: number; seats_taken: number; rows: number; quota_seats: number; quota_taken: number; quota_rows: number; waiting: number };
async function counts(runId: string): Promise<Counts | undefined> {
  const [row] = await api.sql<Counts>(
    `select r.capacity, r.seats_taken, (select count(*)::int from enrolments where run_id = r.id and state <> 'withdrawn') as rows,
       (select coalesce(sum(seats), 0)::int from run_quotas where run_id = r.id) as quota_seats, (select coalesce(sum(taken), 0)::int from run_quotas where run_id = r.id) as quota_taken,
       (select count(*)::int from enrolments where run_id = r.id and state <> 'withdrawn' and quota_id is not null) as quota_rows,
       (select count(*)::int from waiting_places where run_id = r.id and state = 'waiting') as waiting
     from runs r where r.id = $1`, [runId]);
  return row;
}

describe('seats', () => {
  test('200 enrol at once in 30 seats, 10 of them kept for a unit: 30 sit, never one more, and 170 wait in order', async () => {
    const runId = await world.openRun(30);
    await divide(runId, [{ unitId: api.units.office, seats: 10 }]);
    const inside = await crowd(100, api.units.office);
    const outside = await crowd(100, api.units.other);
    const answers = await Promise.all([...inside, ...outside].map((personId, index) => (index % 2 === 0
      ? admin.post(`/api/runs/${runId}/waiting/people`, { personIds: [personId] })
      : admin.post(`/api/runs/${runId}/participants`, { personIds: [personId] }))));
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    const first = await counts(runId);
    // Those of the unit may use the common seats too: all 30 are taken by whoever came first, 10 of them by the unit's own.
    expect(first).toMatchObject({ seats_taken: 30, rows: 30, quota_taken: 10, quota_rows: 10 });
    await admin.call(programmesRoutes.putWaiting, { params: { runId }, body: { personIds: [...inside, ...outside] } });
    expect(await counts(runId)).toMatchObject({ rows: 30, waiting: 170 });
    const list = await admin.call(programmesRoutes.waiting, { params: { runId }, query: { limit: 100 } });
    expect(list.rows.map((row) => row.place)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    expect((await admin.call(programmesRoutes.waiting, { params: { runId }, query: { limit: 100, after: list.next ?? '' } })).rows.map((row) => row.place)).toEqual(Array.from({ length: 70 }, (_, index) => index + 101));
  }, 120_000);

  test('who waits first gets the seat that is given up, is told, and leaves the list', async () => {
    const runId = await world.openRun(1);
    const { learner, colleague, elsewhere } = api.people;
    const seated = await world.enrol(learner, runId);
    const wait = (person: TestPerson) => api.as(person).call(programmesRoutes.wait, { params: { runId }, body: {} });
    expect(await wait(elsewhere)).toEqual({ enrolmentId: null, place: 1 });
    expect(await wait(colleague)).toEqual({ enrolmentId: null, place: 2 });
    expect(await wait(elsewhere)).toEqual({ enrolmentId: null, place: 1 });
    expect((await api.as(elsewhere).call(programmesRoutes.ownRequests)).rows).toMatchObject([{ runId, waitingPlace: 1, nomination: null }]);
    await admin.call(enrolmentsRoutes.withdraw, { params: { runId, enrolmentId: seated }, body: { reason: 'Pindah tugas' } });
    expect((await api.as(elsewhere).call(programmesRoutes.ownRequests)).rows).toEqual([]);
    expect((await api.as(colleague).call(programmesRoutes.ownRequests)).rows).toMatchObject([{ runId, waitingPlace: 1 }]);
    const news = await api.sql(`select 1 from notifications where person_id = $1 and kind = 'enrolled' and facts ->> 'run' = 'Angkatan I'`, [elsewhere.id]);
    expect(news.length).toBe(1);
    await api.as(colleague).call(programmesRoutes.stopWaiting, { params: { runId } });
    expect(await counts(runId)).toMatchObject({ rows: 1, waiting: 0 });
  });

  test('a larger capacity serves who waits; quotas beyond it are refused in numbers', async () => {
    const runId = await world.openRun(3);
    const people = await crowd(5, api.units.other);
    await admin.call(programmesRoutes.putWaiting, { params: { runId }, body: { personIds: people } });
    expect(await counts(runId)).toMatchObject({ rows: 3, waiting: 2 });
    const run = await admin.call(enrolmentsRoutes.run, { params: { runId } });
    const values = { name: run.name, startsOn: run.startsOn, endsOn: run.endsOn, place: null, selfEnrolment: true, certificateTemplateId: null };
    await admin.call(enrolmentsRoutes.changeRun, { params: { runId }, body: { ...values, capacity: 4, revision: run.revision } });
    expect(await counts(runId)).toMatchObject({ rows: 4, waiting: 1 });
    const { revision } = await admin.call(programmesRoutes.seats, { params: { runId } });
    const quotas = [{ id: null, unitId: api.units.office, guestAgencyId: null, seats: 1, handBackOn: null }];
    // 1 kept + 4 who sit in common seats > 4.
    expect((await admin.put(`/api/runs/${runId}/seats`, { revision, quotas })).code).toBe('quotas_over_capacity');
    expect((await admin.put(`/api/runs/${runId}/seats`, { revision, quotas: [...quotas, ...quotas] })).code).toBe('quota_twice');
    expect(await admin.put(`/api/runs/${runId}/seats`, { revision, quotas: [{ ...quotas[0], unitId: api.units.foreign }] })).toMatchObject({ status: 404 });
  });

  test('unused seats are handed back, and enrolments that race with it never pass the capacity', async () => {
    for (let round = 0; round < 5; round += 1) {
      const runId = await world.openRun(12);
      const { quotas: [quota] } = await divide(runId, [{ unitId: api.units.office, seats: 8 }]);
      const inside = await crowd(4, api.units.office);
      const outside = await crowd(20, api.units.other);
      await admin.call(programmesRoutes.putWaiting, { params: { runId }, body: { personIds: outside.slice(0, 10) } });
      const answers = await Promise.all([
        ...inside.map((personId) => admin.post(`/api/runs/${runId}/participants`, { personIds: [personId] })),
        admin.post(`/api/runs/${runId}/quotas/${quota?.id}/hand-back`, {}),
        ...outside.slice(10).map((personId) => admin.post(`/api/runs/${runId}/waiting/people`, { personIds: [personId] })),
      ]);
      expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
      const now = await counts(runId);
      expect(now).toMatchObject({ rows: 12, seats_taken: 12 });
      expect(now?.quota_seats).toBe(now?.quota_taken);
      expect(now?.quota_taken).toBe(now?.quota_rows);
      expect((await admin.post(`/api/runs/${runId}/quotas/${quota?.id}/hand-back`, {})).status).toBe(404);
    }
  }, 120_000);

  test('a run says who teaches: people of the agency and invited experts, once each', async () => {
    const runId = await world.openRun(5);
    const person = { personId: api.people.instructor.id, guestName: null, guestFrom: null, topic: 'Register risiko' };
    const expert = { personId: null, guestName: 'dr. Sari Wulandari', guestFrom: 'Universitas Gadjah Mada', topic: 'Mitigasi' };
    const { rows } = await admin.call(programmesRoutes.instructors, { params: { runId }, body: { instructors: [person, expert] } });
    expect(rows).toMatchObject([{ personId: person.personId, topic: 'Register risiko' }, { personId: null, name: 'dr. Sari Wulandari', from: 'Universitas Gadjah Mada' }]);
    expect((await admin.put(`/api/runs/${runId}/instructors`, { instructors: [person, person] })).code).toBe('instructor_twice');
    expect((await admin.call(programmesRoutes.seats, { params: { runId } })).instructors).toHaveLength(2);
  });

  test('a run that asks for the supervisor’s consent lets nobody in by a tap, nor onto the list', async () => {
    const runId = await world.openRun(5);
    await admin.call(programmesRoutes.settle, { params: { runId }, body: { revision: 1, programmeId: null, approval: 'supervisor' } });
    const learner = api.as(api.people.learner);
    expect((await learner.post(`/api/runs/${runId}/enrolment`, {})).code).toBe('run_needs_approval');
    expect((await learner.post(`/api/runs/${runId}/waiting`, {})).code).toBe('run_needs_approval');
  });
});
