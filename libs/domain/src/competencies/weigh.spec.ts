import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { competencyLevels } from './competency.js';
import { measurementSources, type Measurement, type MeasurementSource } from './measurement.js';
import { initialRule, monthsAfter, weigh, weighingMethods, type WeighingRule } from './weigh.js';

const TODAY = '2026-11-22';
const found = (id: string, source: MeasurementSource, level: Measurement['level'], measuredOn = '2026-03-01'): Measurement => ({ id, source, level, measuredOn, withdraws: null });
const levelOf = (measurements: readonly Measurement[], rule: WeighingRule = initialRule) => weigh(measurements, rule, TODAY)?.level ?? null;

describe('months', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-11-22', 36, '2029-11-22'],
    ['2026-12-31', 2, '2027-02-28'],
  ])('%s and %i months is %s', (day, months, then) => expect(monthsAfter(day, months)).toBe(then));
});

describe('one level out of several findings', () => {
  test('is the weighted mean, a half going down', () => {
    // self 10 × 4 + supervisor 30 × 2 = 100 over 40 is 2.5: down to 2. With a test 40 × 4: 260 over 80 is 3.25: 3.
    expect(levelOf([found('a', 'self', 4), found('b', 'supervisor', 2)])).toBe(2);
    expect(levelOf([found('a', 'self', 4), found('b', 'supervisor', 2), found('c', 'test', 4)])).toBe(3);
    expect(weigh([], initialRule, TODAY)).toBeNull();
  });

  test('takes the newest of each source, and none that is withdrawn, too old, or of no weight', () => {
    expect(levelOf([found('a', 'test', 2, '2025-01-01'), found('b', 'test', 4, '2026-01-01')])).toBe(4);
    expect(levelOf([found('a', 'test', 2, '2026-01-01'), found('b', 'test', 4, '2026-01-01')])).toBe(4);
    expect(levelOf([found('a', 'test', 2, '2025-01-01'), found('b', 'test', 4, '2026-01-01'), { ...found('c', 'test', 4), withdraws: 'b' }])).toBe(2);
    // 36 months after 2023-11-22 is today: the first day on which it counts no more.
    expect(levelOf([found('a', 'test', 2, '2023-11-22')])).toBeNull();
    expect(weigh([found('a', 'test', 2, '2023-11-23')], initialRule, TODAY)).toEqual({ level: 2, sources: ['test'], measuredOn: '2023-11-23', changesOn: '2026-11-23' });
    expect(weigh([found('a', 'test', 2, '2003-11-23')], { ...initialRule, ageLimitMonths: null }, TODAY)).toMatchObject({ level: 2, changesOn: null });
    expect(levelOf([found('a', 'self', 5)], { ...initialRule, weights: { ...initialRule.weights, self: 0 } })).toBeNull();
  });

  test('or is what the strongest source says, the newer of two that are as strong', () => {
    const rule: WeighingRule = { method: 'strongest', weights: { self: 10, supervisor: 40, test: 40, certificate: 20 }, ageLimitMonths: 12 };
    expect(weigh([found('a', 'self', 5), found('b', 'certificate', 3)], rule, TODAY)).toEqual({ level: 3, sources: ['certificate'], measuredOn: '2026-03-01', changesOn: '2027-03-01' });
    expect(levelOf([found('a', 'supervisor', 2, '2026-05-01'), found('b', 'test', 4, '2026-04-30')], rule)).toBe(2);
    expect(levelOf([found('a', 'supervisor', 2, '2026-04-01'), found('b', 'test', 4, '2026-04-30')], rule)).toBe(4);
  });
});

const rules: fc.Arbitrary<WeighingRule> = fc.record({
  method: fc.constantFrom(...weighingMethods),
  weights: fc.record({ self: fc.nat(100), supervisor: fc.nat(100), test: fc.nat(100), certificate: fc.nat(100) }),
  ageLimitMonths: fc.option(fc.integer({ min: 1, max: 60 })),
});
const days = fc.integer({ min: 0, max: 2000 }).map((back) => new Date(Date.UTC(2026, 10, 22 - back)).toISOString().slice(0, 10));
const findings = fc.uniqueArray(
  fc.record({ id: fc.uuid(), source: fc.constantFrom(...measurementSources), level: fc.constantFrom(...competencyLevels), measuredOn: days, withdraws: fc.constant<string | null>(null) }),
  { selector: ({ id }) => id, maxLength: 12 },
);
/** Findings, some of them taken back by a later row. */
const histories = fc.tuple(findings, fc.array(fc.boolean(), { maxLength: 12 })).map(([all, taken]) => [
  ...all,
  ...all.filter((_, at) => taken[at]).map((finding) => ({ ...finding, id: `withdraws ${finding.id}`, withdraws: finding.id })),
]);

describe('of every history', () => {
  test('the order of the rows and rows told twice change nothing', () => {
    fc.assert(fc.property(histories, rules, fc.infiniteStream(fc.nat()), (history, rule, order) => {
      const told = weigh(history, rule, TODAY);
      const shuffled = history.map((finding) => ({ finding, at: order.next().value ?? 0 })).sort((one, other) => one.at - other.at).map(({ finding }) => finding);
      expect(weigh(shuffled, rule, TODAY)).toEqual(told);
      expect(weigh([...history, ...history], rule, TODAY)).toEqual(told);
    }));
  });

  test('the level lies between the lowest and the highest finding, and is of sources that are there', () => {
    fc.assert(fc.property(histories, rules, (history, rule) => {
      const told = weigh(history, rule, TODAY);
      if (!told) return;
      const levels = history.map(({ level }) => level);
      expect(told.level).toBeGreaterThanOrEqual(Math.min(...levels));
      expect(told.level).toBeLessThanOrEqual(Math.max(...levels));
      for (const source of told.sources) expect(history.some((finding) => finding.source === source && rule.weights[source] > 0)).toBe(true);
    }));
  });

  test('taking a source away never invents a level, and taking all away leaves none', () => {
    fc.assert(fc.property(histories, rules, fc.constantFrom(...measurementSources), (history, rule, source) => {
      const less = weigh(history.filter((finding) => finding.source !== source), rule, TODAY);
      if (weigh(history, rule, TODAY) === null) expect(less).toBeNull();
      expect(less?.sources.includes(source) ?? false).toBe(false);
      const allBack = history.flatMap((finding) => (finding.withdraws === null ? [{ ...finding, id: `back ${finding.id}`, withdraws: finding.id }] : []));
      expect(weigh([...history, ...allBack], rule, TODAY)).toBeNull();
    }));
  });

  test('nothing changes before the day on which it says that it may', () => {
    fc.assert(fc.property(histories, rules, fc.integer({ min: 0, max: 1500 }), (history, rule, later) => {
      const told = weigh(history, rule, TODAY);
      const then = new Date(Date.UTC(2026, 10, 22 + later)).toISOString().slice(0, 10);
      if (told && (told.changesOn === null || then < told.changesOn)) expect(weigh(history, rule, then)).toEqual(told);
      if (!told) expect(weigh(history, rule, then)).toBeNull();
    }));
  });
});
