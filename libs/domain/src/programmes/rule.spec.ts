import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkConditions, mayActivateRule, seatsFound, type RuleCondition, type RuleState } from './rule.js';
import { place, type Claim, type Seats } from './seats.js';

const unit: RuleCondition = { kind: 'unit', unitIds: ['dinkes'] };
const title: RuleCondition = { kind: 'position_title', text: 'perawat' };

describe('a rule', () => {
  it('has a part, and each kind of part once', () => {
    expect(checkConditions([])).toMatchObject({ code: 'rule_empty' });
    expect(checkConditions([unit, unit])).toMatchObject({ code: 'rule_condition_twice' });
    expect(checkConditions([unit, title]).allowed).toBe(true);
  });

  it.each<[RuleState, number | null, string | null]>([
    ['draft', null, 'rule_not_tried'],
    ['draft', 2, 'rule_not_tried'],
    ['checked', 3, null],
    ['paused', 3, null],
    ['paused', 2, 'rule_not_tried'],
    ['active', 3, 'rule_active'],
  ])('%s, tried at %s and now at 3: %s', (state, triedRevision, code) => {
    const decision = mayActivateRule({ state, revision: 3, triedRevision });
    expect(decision.allowed ? null : decision.code).toBe(code);
  });
});

describe('seats that newcomers find', () => {
  it('are those of their own quota, and then of the pool', () => {
    // 10 seats: 4 for Dinkes (1 taken), so 6 common ones, of which 2 are taken. 5 of Dinkes: 3 in the quota, 2 in the pool; 7 others: 4 − 2 = 2.
    const seats: Seats = { capacity: 10, taken: 3, quotas: [{ id: 'dinkes', seats: 4, taken: 1, handedBack: false }] };
    expect(seatsFound(seats, [{ quotaId: 'dinkes', people: 5 }, { quotaId: null, people: 7 }])).toBe(3 + 2 + 2);
    expect(seatsFound({ capacity: null, taken: 9, quotas: [] }, [{ quotaId: null, people: 7 }])).toBe(7);
  });

  it('are as many as are given one by one, in whatever order', () => {
    const world = fc.record({
      pool: fc.integer({ min: 0, max: 6 }), poolTaken: fc.integer({ min: 0, max: 6 }),
      quotas: fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c'), seats: fc.integer({ min: 0, max: 5 }), taken: fc.integer({ min: 0, max: 5 }) }), { selector: ({ id }) => id, maxLength: 3 }),
      claims: fc.array(fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null }), { maxLength: 25 }),
    });
    fc.assert(
      fc.property(world, ({ pool, poolTaken, quotas, claims }) => {
        const sound = quotas.map((quota) => ({ ...quota, taken: Math.min(quota.taken, quota.seats), handedBack: false }));
        const inPool = Math.min(poolTaken, pool);
        const sum = (of: (quota: (typeof sound)[number]) => number): number => sound.reduce((all, one) => all + of(one), 0);
        const seats: Seats = { capacity: pool + sum((one) => one.seats), taken: inPool + sum((one) => one.taken), quotas: sound };
        const known = claims.map((quotaId, at): Claim => ({ personId: String(at), quotaId: sound.some(({ id }) => id === quotaId) ? quotaId : null }));
        const groups = [null, 'a', 'b', 'c'].map((quotaId) => ({ quotaId, people: known.filter((one) => one.quotaId === quotaId).length }));
        expect(seatsFound(seats, groups)).toBe(place(seats, known).given.length);
      }),
      { numRuns: 500 },
    );
  });
});
