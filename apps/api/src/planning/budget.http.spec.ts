import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { planningRoutes, type BudgetView } from '@sinau/contracts/planning';
import { budgetKinds, budgetTotals, type BudgetLine } from '@sinau/domain/planning';
import fc from 'fast-check';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';
import { budgetOf } from './planning.spec-kit.js';

let api: TestApi;
let admin: Client;
beforeAll(async () => {
  api = await startTestApi();
  admin = api.as(api.people.agencyAdmin);
}, 60_000);
afterAll(() => api.close());

const read = (programmeId: string): Promise<BudgetView> => admin.call(planningRoutes.budget, { params: { programmeId } });
const wish = { kind: 'committed' as const, item: 'venue' as const, amount: 6_000_000, note: 'Kontrak sewa aula', document: '027/112/2026' };

test('planned, committed, spent; a mistake is taken back by a line of its own, once, and nothing ever changes', async () => {
  const { programmeId, lineId } = await budgetOf(api, 'agency');
  const params = { programmeId };
  const one = await admin.call(planningRoutes.addBudgetLine, { params, body: { revision: 1, ...wish } });
  expect(one).toMatchObject({ programme: { budget: 40_000_000 }, totals: { planned: 10_000_000, committed: 6_000_000, spent: 0 }, revision: 2 });
  expect(one.lines[0]).toMatchObject({ ...wish, reversed: false, recordedBy: api.people.agencyAdmin.name });
  const two = await admin.call(planningRoutes.addBudgetLine, { params, body: { revision: 2, ...wish, kind: 'spent', amount: 60_000_000 } });
  const typo = two.lines[0]?.id ?? '';
  const back = await admin.call(planningRoutes.reverseBudgetLine, { params: { programmeId, lineId: typo }, body: { revision: 3, note: 'Satu nol terlalu banyak' } });
  expect(back.totals).toEqual({ planned: 10_000_000, committed: 6_000_000, spent: 0 });
  expect(back.lines.map(({ amount, reverses, reversed }) => [amount, reverses, reversed])).toEqual([[-60_000_000, typo, false], [60_000_000, null, true], [6_000_000, null, false], [10_000_000, null, false]]);
  const reversal = back.lines[0]?.id ?? '';
  for (const id of [typo, reversal]) expect((await admin.post(`/api/programmes/${programmeId}/budget/${id}/reversal`, { revision: 4, note: 'Sekali lagi' })).code).toBe('budget_line_reversed');
  await expect(api.sql('update programme_budget_lines set amount = 1 where id = $1', [lineId])).rejects.toThrow();
  expect((await api.sql(`select action from audit_entries where subject_id = $1 order by position`, [programmeId])).map((row) => row['action'])).toEqual(['programme_budget.added', 'programme_budget.added', 'programme_budget.reversed']);
});

test('whoever has not seen the latest line adds none: of ten at once one is written', async () => {
  const { programmeId } = await budgetOf(api, 'agency');
  const answers = await Promise.all(Array.from({ length: 10 }, () => admin.post(`/api/programmes/${programmeId}/budget`, { revision: 1, ...wish })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
  expect((await read(programmeId)).totals.committed).toBe(6_000_000);
  for (const amount of [0, -5, 1.5, 10_000_000_000_001]) expect((await admin.post(`/api/programmes/${programmeId}/budget`, { ...wish, revision: 2, amount })).status).toBe(400);
});

test('totals by SQL equal the fold of the lines, to the rupiah, whatever was added and taken back', async () => {
  const act = fc.record({ kind: fc.constantFrom(...budgetKinds), amount: fc.integer({ min: 1, max: 10_000_000_000_000 }), back: fc.boolean() });
  await fc.assert(fc.asyncProperty(fc.array(act, { maxLength: 8 }), async (acts) => {
    const { programmeId } = await budgetOf(api, 'agency');
    let seen = await read(programmeId);
    for (const { kind, amount, back } of acts) {
      seen = await admin.call(planningRoutes.addBudgetLine, { params: { programmeId }, body: { ...wish, revision: seen.revision, kind, amount } });
      if (back) seen = await admin.call(planningRoutes.reverseBudgetLine, { params: { programmeId, lineId: seen.lines[0]?.id ?? '' }, body: { revision: seen.revision, note: 'Batal' } });
    }
    const lines: BudgetLine[] = seen.lines.map(({ id, kind, amount, reverses }) => ({ id, kind, amount, reverses }));
    expect(seen.totals).toEqual(budgetTotals(lines));
  }), { numRuns: 6 });
});
