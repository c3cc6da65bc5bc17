import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MakePlan } from '@sinau/application/planning';
import { planningRoutes, type PlanView } from '@sinau/contracts/planning';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';
import { planningWorld } from './planning.spec-kit.js';

let api: TestApi;
let admin: Client;
let worker: Database;
beforeAll(async () => {
  api = await startTestApi();
  admin = api.as(api.people.agencyAdmin);
  worker = new Database(await createDataSource(api.database.urls.worker, { size: 2, name: 'spec' }).initialize());
}, 60_000);
afterAll(async () => {
  await worker.dataSource.destroy();
  await api.close();
});

const routes = planningRoutes;
const limits = { budget: 15_000_000, seats: 100, instructorDays: 20, hoursPerPerson: 20 };
const one = (planId: string): Promise<PlanView> => admin.call(routes.plan, { params: { planId } });

/** As the worker does, with its own role. */
async function reckon(planId: string): Promise<void> {
  const [row] = await api.sql<{ task_id: string }>(`select task_id from plans where id = $1`, [planId]);
  await new MakePlan(worker).run({ kind: 'system', agencyId: api.agency.id, job: 'make-plan' }, row?.task_id ?? '');
}

test('a proposal is reckoned by the worker, edited, signed and frozen; its programmes answer their needs; a revision goes on', async () => {
  const { templateId, needId } = await planningWorld(api, 'agency', 2041);
  const asked = await admin.call(routes.proposePlan, { body: { year: 2041, limits, pinned: [] } });
  expect(asked).toMatchObject({ state: 'draft', number: 1, proposal: { state: 'waiting' } });
  expect(await api.sql(`select 1 from outbox where job = 'make-plan'`)).toHaveLength(1);
  await reckon(asked.id);
  await reckon(asked.id); // may run twice

  // 30 seats of 60 people, weight 0.8, 2 levels, half closed: 24. A second run would pass the budget by 5 million.
  const draft = await one(asked.id);
  expect(draft.proposal).toMatchObject({ state: 'solved', gap: 24, cost: 10_000_000, done: 1, total: 1 });
  expect(draft.proposal.reasons.find((reason) => reason.templateId === templateId)).toMatchObject({ gainOfLast: 24, exceeds: [{ limit: 'budget', by: 5_000_000 }] });
  expect(draft.items).toEqual([{ templateId, runs: 1 }]);

  const params = { planId: draft.id };
  const wider = await admin.call(routes.editPlan, { params, body: { revision: draft.revision, items: [{ templateId, runs: 2 }] } });
  expect(await admin.post(`/api/plans/${draft.id}/signing`, { revision: wider.revision })).toMatchObject({ status: 409, code: 'plan_beyond_limits' });
  expect(await admin.put(`/api/plans/${draft.id}`, { revision: draft.revision, items: [] })).toMatchObject({ status: 409, code: 'conflict' });
  const back = await admin.call(routes.editPlan, { params, body: { revision: wider.revision, items: [{ templateId, runs: 1 }] } });
  const answers = await Promise.all([1, 2, 3].map(() => admin.post(`/api/plans/${draft.id}/signing`, { revision: back.revision })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);

  const signed = await one(draft.id);
  expect(signed).toMatchObject({ state: 'signed', signedBy: 'Agus Setiawan', programmes: [{ budgetPlanned: 10_000_000 }] });
  expect(await api.sql(`select need_id from programme_needs where programme_id = $1`, [signed.programmes[0]?.id])).toEqual([{ need_id: needId }]);
  await expect(api.sql(`update plans set items = '[]' where id = $1`, [signed.id])).rejects.toThrow();
  expect(await admin.put(`/api/plans/${draft.id}`, { revision: signed.revision, items: [] })).toMatchObject({ status: 409, code: 'plan_signed' });

  const next = await admin.call(routes.revisePlan, { params, body: {} });
  expect(next).toMatchObject({ number: 2, state: 'draft', items: signed.items });
  expect(await admin.post(`/api/plans/${draft.id}/revision`, {})).toMatchObject({ status: 409, code: 'plan_draft_exists' });
  await admin.call(routes.signPlan, { params: { planId: next.id }, body: { revision: next.revision } });
  // The revision takes over the programme; a second of the same is not made.
  expect(await api.sql(`select plan_id from programmes where year = 2041`)).toEqual([{ plan_id: next.id }]);
});

test('a reckoning that fails for good is told, and another can be asked for', async () => {
  await planningWorld(api, 'agency', 2043);
  const asked = await admin.call(routes.proposePlan, { body: { year: 2043, limits, pinned: [] } });
  const [row] = await api.sql<{ task_id: string }>(`select task_id from plans where id = $1`, [asked.id]);
  await api.sql(`update plans set basis = '{"needs": null}' where id = $1`, [asked.id]);
  const system = { kind: 'system' as const, agencyId: api.agency.id, job: 'make-plan' };
  await expect(new MakePlan(worker).run(system, row?.task_id ?? '', () => false)).rejects.toThrow();
  expect(await api.sql(`select state from tasks where id = $1`, [row?.task_id])).toEqual([{ state: 'waiting' }]);
  await expect(new MakePlan(worker).run(system, row?.task_id ?? '')).rejects.toThrow();
  await api.sql(`update plans set basis = $2 where id = $1`, [asked.id, JSON.stringify(asked.basis)]);
  expect((await one(asked.id)).proposal.state).toBe('failed');
  const again = await admin.call(routes.proposePlan, { body: { year: 2043, limits, pinned: [] } });
  expect(again).toMatchObject({ id: asked.id, proposal: { state: 'waiting' } });
  await reckon(again.id);
  expect((await one(again.id)).proposal.state).toBe('solved');
});

test('what cannot be planned says why, and a new proposal takes the place of the draft', async () => {
  const first = await admin.call(routes.proposePlan, { body: { year: 2042, limits, pinned: [] } });
  await reckon(first.id);
  expect((await one(first.id)).proposal).toMatchObject({ state: 'infeasible', problems: [{ code: 'no_needs' }] });
  const { templateId } = await planningWorld(api, 'agency', 2042);
  const second = await admin.call(routes.proposePlan, { body: { year: 2042, limits, pinned: [{ templateId, runs: 2 }] } });
  expect(second).toMatchObject({ id: first.id, number: 1, proposal: { state: 'waiting' } });
  await reckon(second.id);
  expect((await one(second.id)).proposal.problems).toEqual([{ code: 'pinned_beyond_limit', limit: 'budget', by: 5_000_000 }]);
  expect(await admin.post(`/api/plans/${second.id}/signing`, { revision: (await one(second.id)).revision })).toMatchObject({ status: 409, code: 'plan_empty' });
});
