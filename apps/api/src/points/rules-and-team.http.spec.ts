import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pointsRoutes, type NewRule } from '@sinau/contracts/points';
import { Database, type Transaction } from '@sinau/persistence/core';
import { awardHours } from '@sinau/persistence/points';
import { createDataSource } from '@sinau/persistence/schema';
import type { DataSource } from 'typeorm';
import { startTestApi, type TestApi, type TestPerson } from '../api.spec-kit.js';
import { learningWorld } from '../learning.spec-kit.js';
import { addClaim } from './claims.spec-kit.js';

let api: TestApi;
let source: DataSource;
beforeAll(async () => {
  api = await startTestApi();
  source = await createDataSource(api.database.urls.worker, { size: 2, name: 'spec-worker' }).initialize();
}, 60_000);
afterAll(async () => {
  await source.destroy();
  await api.close();
});

const work = (job: (transaction: Transaction) => Promise<void>) => new Database(source).transaction({ kind: 'system', agencyId: api.agency.id, job: 'spec' }, job);
let awards = 0;
const given = (person: TestPerson, hours: number, activityKind: 9 | 11, year = 2026) => work((transaction) => awardHours(transaction, {
  personId: person.id, year, hours, activityKind, minutes: null, evidenceKind: 'attendance', evidenceId: `0199aaaa-0000-7000-8000-${String((awards += 1)).padStart(12, '0')}`, title: 'Sesi', competencyClass: 'technical',
  recordedAt: `${year}-05-${String(awards).padStart(2, '0')}T03:00:00.000Z`,
}));
const cap: NewRule = { regulation: 'Peraturan uji', article: 'Lampiran', validFrom: '2026-01-01', validTo: null, parameters: { kind: 'activity_cap', activityKinds: [9], hours: 6 }, source: 'Belum dicocokkan' };

test('a rule is added unverified, verified once with its source, and never changes again; a later row takes its place', async () => {
  const platform = api.as(api.people.platformAdmin);
  const rule = await platform.call(pointsRoutes.addRule, { body: cap });
  expect(rule).toMatchObject({ ...cap, verified: null });
  expect((await platform.post('/api/hours-rules', cap)).code).toBe('rule_exists');
  expect((await platform.post('/api/hours-rules', { ...cap, validFrom: '2026-02-01', validTo: '2026-01-01' })).code).toBe('rule_days_reversed');

  await given(api.people.learner, 4, 9);
  await given(api.people.learner, 4, 9);
  await given(api.people.learner, 3, 11);
  const own = await api.as(api.people.learner).call(pointsRoutes.mine, { query: { year: 2026 } });
  // Seminars 4 + 4 under a cap of 6, a course of 3: 9 of 11 count.
  expect([own.total, own.counted]).toEqual([11, 9]);
  expect(own.entries.map(({ counted }) => [counted?.hours, counted?.over, counted?.by?.id ?? null])).toEqual([[3, 0, null], [2, 2, rule.id], [4, 0, null]]);

  const verified = await platform.call(pointsRoutes.verifyRule, { params: { ruleId: rule.id }, body: { source: 'Salinan di JDIH LAN' } });
  expect(verified).toMatchObject({ source: 'Salinan di JDIH LAN', verified: { by: api.people.platformAdmin.name } });
  expect((await platform.post(`/api/hours-rules/${rule.id}/verification`, { source: 'Lagi' })).code).toBe('rule_frozen');
  await expect(api.sql(`update regulations set parameters = '{}' where id = $1`, [rule.id])).rejects.toThrow('a rule is frozen');
  await platform.call(pointsRoutes.addRule, { body: { ...cap, validFrom: '2026-06-01', parameters: { kind: 'activity_cap', activityKinds: [9], hours: 8 } } });
  expect((await api.as(api.people.learner).call(pointsRoutes.mine, { query: { year: 2026 } })).counted).toBe(11);
  const seen = await api.as(api.people.auditor).call(pointsRoutes.rules, {});
  expect([seen.mayManage, seen.rules.length]).toEqual([false, 5]);
});

test('a supervisor sees the people of the units below, their counted JP, and no one else', async () => {
  await addClaim(api, api.people.learner);
  const supervisor = api.as(api.people.supervisor);
  const { year } = await supervisor.call(pointsRoutes.team, {});
  await given(api.people.colleague, 7, 11, year);
  const team = await supervisor.call(pointsRoutes.team, {});
  const names = team.rows.map(({ name }) => name);
  expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other)));
  expect(names).toContain(api.people.learner.name);
  expect(names).not.toContain(api.people.elsewhere.name);
  expect(names).not.toContain(api.people.supervisor.name);
  expect(team.members).toBe(names.length);
  expect(team.rows.find(({ personId }) => personId === api.people.colleague.id)).toMatchObject({ counted: 7, employee: 'pns', rule: { hours: 20, operator: 'at_least' } });
  expect(team.rows.find(({ personId }) => personId === api.people.learner.id)).toMatchObject({ openClaims: 1 });

  const found = await supervisor.call(pointsRoutes.team, { query: { search: 'bamb' } });
  expect(found.rows.map(({ name }) => name)).toEqual([api.people.colleague.name]);
  expect((await supervisor.call(pointsRoutes.team, { query: { search: api.people.colleague.identifier } })).rows).toHaveLength(1);
  const first = await supervisor.call(pointsRoutes.team, { query: { limit: '2' } });
  const rest = await supervisor.call(pointsRoutes.team, { query: { limit: '100', after: first.next ?? '' } });
  expect([...first.rows, ...rest.rows].map(({ name }) => name)).toEqual(names);
  const member = await supervisor.call(pointsRoutes.teamMember, { params: { personId: api.people.colleague.id } });
  expect([member.person.name, member.points.counted]).toEqual([api.people.colleague.name, 7]);
  expect((await supervisor.get(`/api/team/${api.people.supervisor.id}`)).status).toBe(404);
});

test('coming sessions of one\'s runs are in the forecast, cancelled ones and those of others are not', async () => {
  const world = await learningWorld(api);
  const session = (title: string, state: string) => api.sql(
    `insert into run_sessions (id, agency_id, run_id, title, kind, starts_at, ends_at, time_zone, activity_kind, competency_class, hours, state)
     values (gen_random_uuid(), $1, $2, $3, 'seminar', now() + interval '10 minutes', now() + interval '1 hour', 'Asia/Jakarta', 9, 'technical', 2.5, $4)`,
    [api.agency.id, world.runId, title, state],
  );
  await session('Seminar', 'planned');
  await session('Batal', 'cancelled');
  await world.enrol(api.people.colleague);
  const mine = await api.as(api.people.colleague).call(pointsRoutes.mine, {});
  expect(mine.sessions).toMatchObject([{ title: 'Seminar', hours: 2.5, timeZone: 'Asia/Jakarta' }]);
  expect((await api.as(api.people.learner).call(pointsRoutes.mine, {})).sessions).toEqual([]);
});
