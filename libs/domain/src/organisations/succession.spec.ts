import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayBefore, everHeld, overlap, succeed, type Period } from './succession.js';

const today = '2026-11-22';

describe('a new period where only one may hold', () => {
  const held: readonly Period[] = [{ validFrom: '2020-01-01', validTo: '2023-06-30' }, { validFrom: '2023-07-01', validTo: null }];

  test.each([
    // begins, and what comes of it
    ['2024-03-01', { allowed: true, endsOn: '2024-02-29' }], // a leap year
    ['2026-11-22', { allowed: true, endsOn: '2026-11-21' }],
    ['2023-07-01', { allowed: true, endsOn: '2023-06-30' }], // a correction: the one before never held
    // the latest is named: only after that day is there room
    ['2023-06-30', { allowed: false, code: 'period_overlaps', facts: { from: '2023-07-01', to: null } }],
    ['2019-12-31', { allowed: false, code: 'period_overlaps', facts: { from: '2023-07-01', to: null } }],
    ['2026-11-23', { allowed: false, code: 'date_in_future', facts: { today } }],
  ])('from %s', (validFrom, expected) => {
    expect(succeed(held, validFrom, today)).toEqual(expected);
  });

  test('the first one ends nothing', () => {
    expect(succeed([], '2026-01-01', today)).toEqual({ allowed: true, endsOn: null });
  });

  test('whatever is entered in whatever order, no day ever has two, and exactly one holds now', () => {
    const day = fc.integer({ min: 0, max: 3_000 }).map((after) => new Date(Date.UTC(2019, 0, 1) + after * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 12 }), (begins) => {
        let periods: Period[] = [];
        for (const validFrom of begins) {
          const outcome = succeed(periods, validFrom, today);
          if (!outcome.allowed) continue;
          periods = [...periods.map((period) => (period.validTo === null ? { ...period, validTo: outcome.endsOn } : period)), { validFrom, validTo: null }];
        }
        const clashes = periods.flatMap((one, index) => periods.slice(index + 1).filter((other) => overlap(one, other)));
        expect(clashes).toEqual([]);
        expect(periods.filter(({ validTo }) => validTo === null).length).toBe(begins.some((begin) => begin <= today) ? 1 : 0);
      }),
      { numRuns: 1_000 },
    );
  });
});

test('overlap is mutual, and a period that never held meets nobody', () => {
  const day = fc.constantFrom('2026-01-01', '2026-01-02', '2026-01-03', '2026-02-28', '2026-03-01');
  const period = fc.record({ validFrom: day, validTo: fc.option(day, { nil: null }) });
  fc.assert(
    fc.property(period, period, (one, other) => {
      expect(overlap(one, other)).toBe(overlap(other, one));
      if (!everHeld(one)) expect(overlap(one, other)).toBe(false);
      else expect(overlap(one, one)).toBe(true);
    }),
  );
});

test('the day before crosses months, years and leap days', () => {
  expect(['2026-01-01', '2024-03-01', '2026-03-01', '2026-11-22'].map(dayBefore)).toEqual(['2025-12-31', '2024-02-29', '2026-02-28', '2026-11-21']);
});
