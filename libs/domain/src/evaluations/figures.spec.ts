import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { figuresOf, type GivenMarks } from './figures.js';
import type { ChoiceItem, FormItem, LikertItem } from './form.js';

const base = { prompt: 'Pernyataan', required: false, competencyId: null } as const;
const material: LikertItem = { ...base, id: 'a', kind: 'likert', aspect: 'material', scale: 4 };
const depth: LikertItem = { ...base, id: 'b', kind: 'likert', aspect: 'material', scale: 5 };
const pace: ChoiceItem = { ...base, id: 'c', kind: 'choice', aspect: 'usefulness', options: [{ id: 'x', label: 'Pas' }, { id: 'y', label: 'Cepat' }, { id: 'z', label: 'Lambat' }] };
const comment: FormItem = { ...base, id: 'd', kind: 'text', aspect: 'other' };
const form = [material, depth, pace, comment];
const answer = (marks: GivenMarks['marks']): GivenMarks => ({ marks, texts: {} });
const of = (marks: readonly number[]) => marks.map((mark) => answer({ a: mark }));

describe('figures', () => {
  test('of ten answers: five of 3 and five of 4', () => {
    // mean (15 + 20) / 10 = 3.5, spread 0.5; index: 2.5 of 3 steps = 83.3
    expect(figuresOf([material], of([3, 3, 3, 3, 3, 4, 4, 4, 4, 4]), 5)).toEqual({ n: 10, items: [{ kind: 'likert', itemId: 'a', n: 10, mean: 3.5, spread: 0.5, counts: [0, 0, 5, 5] }], aspects: [{ aspect: 'material', n: 10, index: 83.3 }], overall: { n: 10, index: 83.3 } });
  });
  test('are none below five', () => expect(figuresOf([material], of([4, 4, 4, 4]), 5)).toBeNull());
  test('keep to themselves how often each mark was given, when a mark was given by few', () => {
    expect(figuresOf([material], of([1, 4, 4, 4, 4, 4]), 5)?.items[0]).toMatchObject({ n: 6, mean: 3.5, counts: null });
  });
  test('hide an item that few answered, also from the mean of its aspect', () => {
    // b was answered by three: their marks, 5 each, are not in the aspect's index of a: 2 of 3 steps = 66.7
    const answers = [...of([3, 3, 3]), ...[1, 2, 3].map(() => answer({ a: 3, b: 5 }))];
    const figures = figuresOf([material, depth], answers, 5);
    expect(figures?.items[1]).toEqual({ kind: 'hidden', itemId: 'b' });
    expect(figures?.aspects).toEqual([{ aspect: 'material', n: 6, index: 66.7 }]);
  });
  test('of a choice never leave a hidden option to be found by subtraction', () => {
    // 7, 6 and 2 of 15: 2 is hidden, and 6 with it
    const chosen = ['x', 'x', 'x', 'x', 'x', 'x', 'x', 'y', 'y', 'y', 'y', 'y', 'y', 'z', 'z'].map((option) => answer({ c: option }));
    expect(figuresOf([pace], chosen, 5)?.items).toEqual([{ kind: 'choice', itemId: 'c', n: 15, counts: [7, null, null] }]);
    expect(figuresOf([pace], chosen.slice(0, 3), 3)?.items).toEqual([{ kind: 'choice', itemId: 'c', n: 3, counts: [3, 0, 0] }]);
    expect(figuresOf([pace], [...chosen.slice(0, 2), ...of([4, 4, 4])], 5)?.items).toEqual([{ kind: 'hidden', itemId: 'c' }]);
  });
});

const given = <T>(values: fc.Arbitrary<T>) => fc.array(values, { maxLength: 1 });
const marks = fc.tuple(given(fc.integer({ min: 1, max: 4 })), given(fc.integer({ min: 1, max: 5 })), given(fc.constantFrom('x', 'y', 'z'))).map(([a, b, c]) => {
  const all: readonly (readonly [string, string | number])[] = [...a.map((mark) => ['a', mark] as const), ...b.map((mark) => ['b', mark] as const), ...c.map((option) => ['c', option] as const)];
  return answer(Object.fromEntries(all));
});

test('whatever was answered: nothing that is shown is about fewer than k, nor is what is left', () => {
  fc.assert(fc.property(fc.array(marks, { maxLength: 40 }), fc.integer({ min: 3, max: 9 }), (answers, k) => {
    const figures = figuresOf(form, answers, k);
    if (figures === null) return expect(answers.length).toBeLessThan(k);
    expect(figures.n).toBeGreaterThanOrEqual(k);
    for (const item of figures.items) {
      if (item.kind === 'hidden') continue;
      expect(item.n).toBeGreaterThanOrEqual(k);
      const counts = item.counts ?? [];
      const told = counts.filter((count) => count !== null && count > 0);
      expect(told.every((count) => count !== null && count >= k)).toBe(true);
      const left = item.n - told.reduce<number>((sum, count) => sum + (count ?? 0), 0);
      if (item.counts !== null) expect(left === 0 || left >= k).toBe(true);
    }
    expect(figures.aspects.every(({ n, index }) => n >= k && index >= 0 && index <= 100)).toBe(true);
  }), { numRuns: 500 });
});
