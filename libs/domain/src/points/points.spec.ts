import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { byClass, employeeKindOf, reversalOf, ruleFor, standing, totalOf, withAward, type Award, type HoursRule, type LedgerEntry } from './index.js';

const award = fc.record({
  year: fc.integer({ min: 2024, max: 2027 }),
  hours: fc.integer({ min: 1, max: 80 }).map((halves) => halves / 2),
  evidenceId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  competencyClass: fc.constantFrom('technical' as const, 'managerial' as const, 'sociocultural' as const),
  activityKind: fc.constantFrom(11 as const, 16 as const),
});

function take(ledger: readonly LedgerEntry[], evidenceId: string): readonly LedgerEntry[] {
  const reversal = reversalOf(ledger, evidenceId);
  return reversal ? [...ledger, reversal] : ledger;
}

test('the same evidence never counts twice, however often it is awarded and reversed', () => {
  const act = fc.oneof(award.map((given) => ({ award: given })), fc.constantFrom('a', 'b', 'c').map((evidenceId) => ({ reverse: evidenceId })));
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      let ledger: readonly LedgerEntry[] = [];
      const standingAwards = new Map<string, Award | null>();
      for (const one of acts) {
        if ('award' in one) {
          if (!standingAwards.has(one.award.evidenceId)) standingAwards.set(one.award.evidenceId, one.award);
          ledger = withAward(ledger, one.award);
        } else {
          if (standingAwards.has(one.reverse)) standingAwards.set(one.reverse, null);
          ledger = take(ledger, one.reverse);
        }
      }
      for (const year of [2024, 2025, 2026, 2027]) {
        const expected = [...standingAwards.values()].reduce((sum, held) => sum + (held?.year === year ? held.hours : 0), 0);
        expect(totalOf(ledger, year)).toBe(expected);
        expect([...byClass(ledger, year).values()].reduce((sum, hours) => sum + hours, 0)).toBe(expected);
      }
    }),
  );
});

test('a reversal brings every year back to where it was', () => {
  fc.assert(
    fc.property(fc.array(award, { maxLength: 20 }), award, (before, last) => {
      const ledger = before.reduce<readonly LedgerEntry[]>(withAward, []);
      fc.pre(!ledger.some((entry) => entry.evidenceId === last.evidenceId));
      const after = take(withAward(ledger, last), last.evidenceId);
      for (const year of [2024, 2025, 2026, 2027]) expect(totalOf(after, year)).toBe(totalOf(ledger, year));
      expect(reversalOf(after, last.evidenceId)).toBeNull();
    }),
  );
});

const pns: HoursRule = { id: 'pns', appliesTo: 'pns', operator: 'at_least', hours: 20, regulation: 'PP 11/2017', article: '203', validFrom: '2017-04-07', validTo: null, verified: true };
const pppk: HoursRule = { ...pns, id: 'pppk', appliesTo: 'pppk', operator: 'at_most', hours: 24, validFrom: '2020-01-01', verified: false };

test('a PNS has a minimum to reach, a PPPK a maximum that counts, and the year decides which row holds', () => {
  const raised: HoursRule = { ...pns, id: 'raised', hours: 24, validFrom: '2027-01-01' };
  const rules = [pns, pppk, raised];
  expect(ruleFor(rules, employeeKindOf('nip'), 2026)?.hours).toBe(20);
  expect(ruleFor(rules, employeeKindOf('nip'), 2027)?.hours).toBe(24);
  expect(ruleFor(rules, employeeKindOf('ni_pppk'), 2026)?.id).toBe('pppk');
  expect(ruleFor(rules, employeeKindOf(null), 2026)).toBeNull();
  expect(ruleFor([{ ...pns, validTo: '2025-06-30' }], 'pns', 2025)).toBeNull();
  expect(standing(pns, 12.5)).toEqual({ kind: 'short', missing: 7.5 });
  expect(standing(pns, 20)).toEqual({ kind: 'met' });
  expect(standing(pppk, 20)).toEqual({ kind: 'within', left: 4 });
  expect(standing(pppk, 30)).toEqual({ kind: 'beyond', over: 6 });
  expect(standing(null, 3)).toEqual({ kind: 'no_rule' });
});

test('of two rules in force the one that began last holds, in whatever order they come', () => {
  const rule = (id: string, validFrom: string): HoursRule => ({ id, appliesTo: 'pns', operator: 'at_least', hours: 20, regulation: 'Peraturan', article: '1', validFrom, validTo: null, verified: true });
  const [early, late] = [rule('early', '2018-01-01'), rule('late', '2025-01-01')];
  expect([ruleFor([early, late], 'pns', 2026)?.id, ruleFor([late, early], 'pns', 2026)?.id]).toEqual(['late', 'late']);
});
