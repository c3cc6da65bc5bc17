import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PublicSite } from '@sinau/application/core';
import { ServeWaiting, TellSeated } from '@sinau/application/enrolments';
import { ApplyRule, DivideSeats } from '@sinau/application/programmes';
import { enrolmentsRoutes } from '@sinau/contracts/enrolments';
import { programmesRoutes, type RuleConditionBody } from '@sinau/contracts/programmes';
import type { SystemActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { PUBLIC_URL, startTestApi, type Client, type TestApi } from '../api.spec-kit.js';
import { closeRun } from '../decisions/decisions.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';

// The agency's day begins at 00.00 WIB = 17.00 UTC of the day before: noon UTC is 19.00 WIB of the same day.

let api: TestApi;
let admin: Client;
let world: LearningWorld;
let worker: Database;
let apply: ApplyRule;
let system: SystemActor;
let runId: string;

beforeAll(async () => {
  api = await startTestApi();
  admin = api.as(api.people.agencyAdmin);
  world = await learningWorld(api);
  worker = new Database(await createDataSource(api.database.urls.worker, { size: 8, name: 'spec-worker' }).initialize());
  apply = new ApplyRule(worker, new TellSeated(new PublicSite(PUBLIC_URL)));
  system = { kind: 'system', agencyId: api.agency.id, job: 'spec' };
}, 60_000);
afterAll(async () => {
  await worker?.dataSource.destroy();
  await api?.close();
});

/** Nurses of the field office and its like; each spec has a title of its own. */
let title: string;
let spec = 0;
beforeEach(async () => {
  spec += 1;
  title = `Perawat Angkatan ${spec}`;
  runId = await world.openRun(3);
});

async function nurses(count: number, unitId = api.units.field): Promise<string[]> {
  const rows = await api.sql<{ id: string }>(
    `with made as (insert into people (id, agency_id, full_name) select gen_random_uuid(), $2, 'Perawat ' || lpad(n::text, 2, '0') from generate_series(1, $1::int) n returning id, full_name),
     posted as (insert into appointments (id, agency_id, person_id, unit_id, position_title, position_kind, valid_from) select gen_random_uuid(), $2, id, $3, $4, 'terampil', '2020-01-01' from made)
     select id from made order by full_name`,
    [count, api.agency.id, unitId, title],
  );
  return rows.map(({ id }) => id);
}

type Values = { readonly conditions?: RuleConditionBody[]; readonly exceptions?: string[]; readonly dailyAtHour?: number | null; readonly startsOn?: string | null; readonly endsOn?: string | null };
const valuesOf = ({ conditions = [{ kind: 'position_title', text: title.toLowerCase() }], exceptions = [], dailyAtHour = null, startsOn = null, endsOn = null }: Values) => ({ name: 'Semua perawat', conditions, exceptions, dailyAtHour, startsOn, endsOn });

async function write(values: Values = {}): Promise<string> {
  const { id } = await admin.call(programmesRoutes.createEnrolmentRule, { params: { runId }, body: { id: randomUUID(), ...valuesOf(values) } });
  return id;
}

/** Tried and begun; the worker has not looked yet. */
async function begun(values: Values = {}): Promise<string> {
  const ruleId = await write(values);
  await admin.call(programmesRoutes.tryEnrolmentRule, { params: { ruleId }, body: { revision: 1 } });
  await admin.call(programmesRoutes.activateEnrolmentRule, { params: { ruleId }, body: {} });
  return ruleId;
}

/** What the worker does: whatever is due at the moment. */
async function work(at = new Date()): Promise<void> {
  for (const ruleId of await apply.find(system, at)) await apply.run(system, ruleId, at);
}

const inRun = async (): Promise<string[]> => (await api.sql<{ person_id: string }>(`select person_id from enrolments where run_id = $1 and state <> 'withdrawn' and source = 'rule' order by person_id`, [runId])).map((row) => row.person_id);
const waiting = async (): Promise<number> => (await api.sql<{ n: number }>(`select count(*)::int as n from waiting_places where run_id = $1 and state = 'waiting' and source = 'rule'`, [runId]))[0]?.n ?? 0;
const roundsOf = async (): Promise<unknown[]> => (await admin.call(programmesRoutes.enrolmentRules, { params: { runId } })).rows.flatMap(({ rounds }) => rounds);

describe('a rule', () => {
  test('says before it is saved whom it would enrol, in seats and on the list, and writes nothing', async () => {
    const people = await nurses(5);
    await world.enrol({ ...api.people.learner, id: people[0] ?? '' }, runId);
    const preview = await admin.call(programmesRoutes.previewEnrolmentRule, { params: { runId }, body: { conditions: [{ kind: 'position_title', text: title }], exceptions: [people[4] ?? ''] } });
    // 5 fit: one is in the run, one is excepted. 3 are new, and 2 of the 3 seats are free: one would wait.
    expect(preview).toMatchObject({ fitting: 5, already: 1, excepted: 1, newcomers: 3, seated: 2, left: 1, seats: { capacity: 3, before: 1, after: 3 }, waitingList: { before: 0, after: 1 } });
    expect(preview.sample.map(({ name, unitName, positionTitle, gap }) => [name, unitName !== '', positionTitle, gap])).toEqual(['Perawat 02', 'Perawat 03', 'Perawat 04'].map((name) => [name, true, title, null]));
    expect(await inRun()).toEqual([]);
  });

  test('enrols nobody before it was tried as it stands, and is tried again after a change', async () => {
    await nurses(2);
    const ruleId = await write();
    const params = { ruleId };
    expect((await admin.post(`/api/enrolment-rules/${ruleId}/activation`, {})).code).toBe('rule_not_tried');
    expect((await admin.post(`/api/enrolment-rules/${ruleId}/application`, {})).code).toBe('rule_not_active');
    expect(await admin.call(programmesRoutes.tryEnrolmentRule, { params, body: { revision: 1 } })).toMatchObject({ newcomers: 2, seated: 2 });
    expect(await admin.call(programmesRoutes.changeEnrolmentRule, { params, body: { revision: 1, ...valuesOf({ exceptions: [] }) } })).toMatchObject({ state: 'draft', tried: false, revision: 2 });
    expect((await admin.post(`/api/enrolment-rules/${ruleId}/activation`, {})).code).toBe('rule_not_tried');
    expect((await admin.post(`/api/enrolment-rules/${ruleId}/trial`, { revision: 1 })).code).toBe('conflict');
    expect((await admin.put(`/api/enrolment-rules/${ruleId}`, { revision: 1, ...valuesOf({}) })).code).toBe('conflict');
    await admin.call(programmesRoutes.tryEnrolmentRule, { params, body: { revision: 2 } });
    expect(await admin.call(programmesRoutes.activateEnrolmentRule, { params, body: {} })).toMatchObject({ state: 'active', asked: true });
    expect((await admin.post(`/api/enrolment-rules/${ruleId}/activation`, {})).code).toBe('rule_active');
    expect(await inRun()).toEqual([]);
    await work();
    expect(await inRun()).toHaveLength(2);
  });

  test('fills the seats in order, puts the rest on the list, tells who has a seat, and a second delivery does nothing', async () => {
    const people = await nurses(5);
    const ruleId = await begun();
    const at = new Date();
    await Promise.all([apply.run(system, ruleId, at), apply.run(system, ruleId, at), apply.run(system, ruleId, at)]);
    expect(await inRun()).toEqual(people.slice(0, 3).sort());
    expect(await waiting()).toBe(2);
    expect(await roundsOf()).toMatchObject([{ fitting: 5, enrolled: 3, waiting: 2, keptOut: 0, appliedByName: expect.any(String), revision: 1 }]);
    expect(await api.sql(`select 1 from notifications where person_id = any($1) and kind = 'enrolled'`, [people])).toHaveLength(3);
    const audit = await api.sql<{ action: string }>(`select action from audit_entries where subject_id = $1 order by position`, [ruleId]);
    expect(audit.map(({ action }) => action)).toEqual(['enrolment_rule.created', 'enrolment_rule.activated', 'enrolment_rule.applied']);
    expect((await admin.send('DELETE', `/api/enrolment-rules/${ruleId}`, undefined)).code).toBe('rule_applied');
  });

  test('asks for a unit with all below it, a kind of post, and leaves out who fits only in part', async () => {
    const [inField] = await nurses(1, api.units.field);
    await nurses(1, api.units.other);
    const conditions: RuleConditionBody[] = [{ kind: 'unit', unitIds: [api.units.office] }, { kind: 'position_kind', positionKinds: ['terampil', 'mahir'] }, { kind: 'position_title', text: title }];
    const [below] = await api.sql<{ parent_id: string | null }>('select parent_id from units where id = $1', [api.units.field]);
    expect(below?.parent_id).toBe(api.units.office);
    const rows = await admin.call(programmesRoutes.enrolmentRulePeople, { params: { ruleId: await write({ conditions }) }, query: {} });
    expect(rows.rows.map(({ id, standing }) => [id, standing])).toEqual([[inField, 'newcomer']]);
    const other = await admin.call(programmesRoutes.previewEnrolmentRule, { params: { runId }, body: { conditions: [conditions[0]!, { kind: 'position_kind', positionKinds: ['pelaksana'] }, conditions[2]!], exceptions: [] } });
    expect(other.fitting).toBe(0);
  });

  test('is refused without a part, with a part twice, with days the wrong way round, and with parts of another agency', async () => {
    const unit = (unitId: string): RuleConditionBody => ({ kind: 'unit', unitIds: [unitId] });
    const create = (values: Values) => admin.post(`/api/runs/${runId}/enrolment-rules`, { id: randomUUID(), ...valuesOf(values) });
    expect((await create({ conditions: [] })).code).toBe('rule_empty');
    expect((await create({ conditions: [unit(api.units.office), unit(api.units.field)] })).code).toBe('rule_condition_twice');
    expect(await create({ startsOn: '2026-12-02', endsOn: '2026-12-01' })).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(await create({ conditions: [unit(api.units.foreign)] })).toMatchObject({ status: 404 });
    expect(await create({ exceptions: [api.people.foreignLearner.id] })).toMatchObject({ status: 404 });
    expect(await create({ conditions: [{ kind: 'competency_gap', competencyId: randomUUID(), levels: 1 }] })).toMatchObject({ status: 404 });
    await closeRun(admin, runId);
    expect((await create({})).code).toBe('run_ended');
  });
});

describe('day by day', () => {
  const morning = (day: number): Date => new Date(Date.now() + day * 86_400_000);

  test('who comes to fit later comes in: a transfer and a new gap; who was taken out or left the list never does', async () => {
    const [stays, leaves, third] = await nurses(3);
    // A hundred seats, so that nobody waits but who is put there.
    await api.sql('update runs set capacity = 100 where id = $1', [runId]);
    await begun({ dailyAtHour: 0, conditions: [{ kind: 'unit', unitIds: [api.units.field] }, { kind: 'position_title', text: title }] });
    await work();
    expect(await inRun()).toEqual([stays, leaves, third].sort());
    const [gone] = await api.sql<{ id: string }>('select id from enrolments where run_id = $1 and person_id = $2', [runId, leaves]);
    await admin.call(enrolmentsRoutes.withdraw, { params: { runId, enrolmentId: gone?.id ?? '' }, body: { reason: 'Cuti besar' } });
    const [moved] = await nurses(1, api.units.other);
    await work(morning(1));
    expect(await inRun()).toEqual([stays, third].sort());
    await api.sql(`update appointments set unit_id = $2 where person_id = $1`, [moved, api.units.field]);
    // The same day finds nothing due; the next morning finds the transfer.
    await work(morning(1));
    expect(await inRun()).not.toContain(moved);
    await work(morning(2));
    expect(await inRun()).toEqual([stays, third, moved].sort());
    const [newest] = await roundsOf();
    expect(newest).toMatchObject({ fitting: 4, enrolled: 1, waiting: 0, keptOut: 1, appliedByName: null });
    expect(await roundsOf()).toHaveLength(2);
  });

  test('a gap that is measured later brings somebody in, the widest gap first', async () => {
    const [competencyId, profileId] = [randomUUID(), randomUUID()];
    await api.sql(`insert into competencies (id, agency_id, code, name, competency_class, levels) values ($1, $2, $3, 'Manajemen risiko', 'technical', '[]')`, [competencyId, api.agency.id, `MR.${spec}`]);
    await api.sql(`insert into competency_profiles (id, agency_id, title_pattern) values ($1, $2, $3)`, [profileId, api.agency.id, title]);
    await api.sql(`insert into competency_requirements (profile_id, competency_id, agency_id, level) values ($1, $2, $3, 4)`, [profileId, competencyId, api.agency.id]);
    const [first, second, third] = await nurses(3);
    const measure = (personId: string | undefined, level: number) =>
      api.sql(`insert into competency_levels (person_id, competency_id, agency_id, level, sources, measured_on) values ($1, $2, $3, $4, '{test}', '2026-03-01') on conflict (person_id, competency_id) do update set level = excluded.level`, [personId, competencyId, api.agency.id, level]);
    // Asked 4. Measured 3 and 1, the third not at all: gaps of 1 and 3.
    await measure(first, 3);
    await measure(second, 1);
    await api.sql('update runs set capacity = 1 where id = $1', [runId]);
    await begun({ dailyAtHour: 0, conditions: [{ kind: 'competency_gap', competencyId, levels: 1 }] });
    const { rows: [rule] } = await admin.call(programmesRoutes.enrolmentRules, { params: { runId } });
    expect(rule).toMatchObject({ competency: { name: 'Manajemen risiko' } });
    await work();
    expect(await inRun()).toEqual([second]);
    expect(await waiting()).toBe(1);
    await measure(third, 2);
    await work(morning(1));
    expect(await waiting()).toBe(2);
    const people = await admin.call(programmesRoutes.enrolmentRulePeople, { params: { ruleId: rule?.id ?? '' }, query: { standing: 'waiting' } });
    expect(people.rows.map(({ id, gap }) => [id, gap])).toEqual([[first, { required: 4, current: 3 }], [third, { required: 4, current: 2 }]]);
  });

  test('keeps to its days and its hour of the agency’s day, and rests while it is paused', async () => {
    await nurses(1);
    const [agency] = await api.sql<{ tomorrow: string; after: string }>(`select ((now() at time zone time_zone)::date + 1)::text as tomorrow, ((now() at time zone time_zone)::date + 2)::text as after from agencies where id = $1`, [api.agency.id]);
    const ruleId = await begun({ dailyAtHour: 6, startsOn: agency?.tomorrow ?? '', endsOn: agency?.tomorrow ?? '' });
    const at = (day: string | undefined, utc: string) => new Date(`${day}T${utc}Z`);
    // Nothing was asked for: its first day is tomorrow. 05.59 WIB is 22.59 UTC of the day before.
    await work();
    const today = new Date(at(agency?.tomorrow, '00:00:00').getTime() - 86_400_000).toISOString().slice(0, 10);
    await work(at(today, '22:59:00'));
    expect(await inRun()).toEqual([]);
    await admin.call(programmesRoutes.pauseEnrolmentRule, { params: { ruleId }, body: {} });
    await work(at(agency?.tomorrow, '02:00:00'));
    expect(await inRun()).toEqual([]);
    await admin.call(programmesRoutes.activateEnrolmentRule, { params: { ruleId }, body: {} });
    await work(at(agency?.after, '02:00:00'));
    expect(await inRun()).toEqual([]);
    await work(at(agency?.tomorrow, '02:00:00'));
    expect(await inRun()).toHaveLength(1);
  });

  test('100 enrolments race with a rule for 10 seats: ten sit, never one more', async () => {
    await api.sql('update runs set capacity = 10 where id = $1', [runId]);
    const fitting = await nurses(60);
    const ruleId = await begun();
    const at = new Date();
    const [, ...answers] = await Promise.all([
      apply.run(system, ruleId, at),
      ...fitting.slice(0, 40).map((personId) => admin.post(`/api/runs/${runId}/participants`, { personIds: [personId] })),
      ...fitting.slice(0, 40).map((personId) => admin.post(`/api/runs/${runId}/waiting/people`, { personIds: [personId] })),
    ]);
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    const [counted] = await api.sql<{ seats_taken: number; rows: number; waiting: number }>(
      `select seats_taken, (select count(*)::int from enrolments where run_id = r.id) as rows, (select count(*)::int from waiting_places where run_id = r.id and state = 'waiting') as waiting from runs r where id = $1`, [runId]);
    // Everybody fits the rule: who has no seat waits.
    expect(counted).toEqual({ seats_taken: 10, rows: 10, waiting: 50 });
  }, 120_000);
});

describe('what the worker finds by itself', () => {
  test('quotas whose day has come go to the pool, and who waits beside a free seat is served', async () => {
    const serve = new ServeWaiting(worker, new TellSeated(new PublicSite(PUBLIC_URL)));
    const divide = new DivideSeats(worker, serve);
    const people = await nurses(3);
    const [agency] = await api.sql<{ tomorrow: string }>(`select ((now() at time zone time_zone)::date + 1)::text as tomorrow from agencies where id = $1`, [api.agency.id]);
    await admin.call(programmesRoutes.changeSeats, { params: { runId }, body: { revision: 1, quotas: [{ id: null, unitId: api.units.other, guestAgencyId: null, seats: 2, handBackOn: agency?.tomorrow ?? null }] } });
    await admin.call(programmesRoutes.putWaiting, { params: { runId }, body: { personIds: people } });
    // 3 seats, 2 kept for another unit: one of the three sits.
    expect(await admin.call(programmesRoutes.seats, { params: { runId } })).toMatchObject({ taken: 1, waiting: 2 });
    const dueOf = async (at: Date) => (await divide.due(system, at)).filter((quota) => quota.runId === runId);
    expect(await dueOf(new Date())).toEqual([]);
    const noon = new Date(`${agency?.tomorrow}T05:00:00Z`);
    const [due] = await dueOf(noon);
    await divide.handBackDue(system, due ?? { id: '', runId });
    await divide.handBackDue(system, due ?? { id: '', runId });
    expect(await admin.call(programmesRoutes.seats, { params: { runId } })).toMatchObject({ taken: 3, waiting: 0, pool: { seats: 3, taken: 3 } });
    expect(await dueOf(noon)).toEqual([]);
    // A seat freed where nobody was told: the run is found, served once, and not found again.
    const [late] = await nurses(1);
    await admin.call(programmesRoutes.putWaiting, { params: { runId }, body: { personIds: [late ?? ''] } });
    await api.sql('update runs set capacity = 4 where id = $1', [runId]);
    expect(await serve.find(system, new Date())).toContain(runId);
    expect(await serve.run(system, runId)).toBe(1);
    expect(await serve.find(system, new Date())).not.toContain(runId);
  });
});
