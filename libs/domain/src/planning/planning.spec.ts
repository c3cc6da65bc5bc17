import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { budgetKinds, budgetTotals, reversalOf, type BudgetLine } from './budget.js';
import { closedGap } from './closed-gap.js';
import { mayHold, maySign } from './may-sign.js';
import { modelText } from './model.js';
import type { PlanBasis } from './plan.js';

const basis: PlanBasis = {
  needs: [{ id: 'n', title: 'Risiko', competencyId: 'risk', weight: 50, gap: 2, people: 45 }, { id: 'm', title: 'Data', competencyId: 'data', weight: 40, gap: null, people: 10 }],
  candidates: [
    { id: 'a', name: 'Manajemen risiko', costPerRun: 20, seatsPerRun: 30, instructorDays: 2, hours: 10, mostRuns: 3, effects: [{ competencyId: 'risk', closes: 60 }] },
    { id: 'b', name: 'Keduanya', costPerRun: 10, seatsPerRun: 20, instructorDays: 1, hours: 30, mostRuns: 2, effects: [{ competencyId: 'risk', closes: 30 }, { competencyId: 'data', closes: 50 }] },
  ],
  limits: { budget: 50, seats: 100, instructorDays: 10, hoursPerPerson: 20 }, people: 55, pinned: [],
};

describe('what runs close', () => {
  test('each person of a need once, each seat where it gains most', () => {
    // A person in `a` closes 0.5 × 2 × 0.6 = 0.6; in `b` 0.3 for risk and 0.4 × 1 × 0.5 = 0.2 for data.
    // 30 seats of `a`: 18. 20 of `b`: the other 15 of risk 4.5, and 5 of data 1.
    expect(closedGap(basis, [{ templateId: 'a', runs: 1 }, { templateId: 'b', runs: 1 }])).toEqual({ total: 23.5, needs: [{ needId: 'm', people: 5, closed: 1 }, { needId: 'n', people: 45, closed: 22.5 }] });
    expect(closedGap(basis, []).total).toBe(0);
  });
});

test('the model of a plan that closes nothing has a goal all the same', () => {
  const nothing = { ...basis, needs: [] };
  expect(modelText(nothing, { objective: 'gap' })).toContain('Maximize\n goal: 0 x0\nSubject To');
});

describe('a draft', () => {
  test.each([
    ['within everything', [{ templateId: 'a', runs: 2 }], null],
    ['empty', [{ templateId: 'a', runs: 0 }], 'plan_empty'],
    ['beyond the budget', [{ templateId: 'a', runs: 3 }], 'plan_beyond_limits'],
    ['with more JP than a person may be asked for', [{ templateId: 'b', runs: 1 }], 'plan_beyond_limits'],
    ['held too often', [{ templateId: 'a', runs: 4 }], 'plan_beyond_most'],
    ['with what it was not reckoned from', [{ templateId: 'z', runs: 1 }], 'plan_item_unknown'],
    ['with a template twice', [{ templateId: 'a', runs: 1 }, { templateId: 'a', runs: 1 }], 'plan_item_unknown'],
  ])('%s', (_, items, code) => expect(maySign(basis, items)).toMatchObject(code === null ? { allowed: true } : { allowed: false, code }));
  test('may pass its limits until it is signed', () => expect(mayHold(basis, [{ templateId: 'a', runs: 3 }])).toEqual({ allowed: true }));
});

test('budget totals are the fold of the lines: what is reversed counts nothing, and is reversed once', () => {
  const written = fc.array(fc.record({ kind: fc.constantFrom(...budgetKinds), amount: fc.integer({ min: 1, max: 1_000_000_000 }) }), { maxLength: 40 });
  fc.assert(
    fc.property(written, fc.array(fc.nat(60), { maxLength: 60 }), (given, reversed) => {
      const lines: BudgetLine[] = given.map((line, at) => ({ ...line, id: `l${at}`, reverses: null }));
      const living = new Set(lines);
      for (const at of reversed) {
        const line = lines[at];
        const back = line === undefined ? null : reversalOf(line, lines);
        if (!line || !back) continue;
        lines.push({ ...back, id: `r${lines.length}` });
        living.delete(line);
      }
      const expected = Object.fromEntries(budgetKinds.map((kind) => [kind, [...living].filter((line) => line.kind === kind).reduce((sum, { amount }) => sum + amount, 0)]));
      expect(budgetTotals(lines)).toEqual(expected);
      for (const line of lines) if (line.reverses !== null) expect(reversalOf(line, lines)).toBeNull();
    }),
  );
});
