import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { behaviourFigures, responseRows, type MarkCount } from './behaviour-figures.js';
import type { LikertItem } from './form.js';

const item: LikertItem = { id: 'a', aspect: 'behaviour', kind: 'likert', scale: 4, prompt: 'Menyusun daftar risiko', required: true, competencyId: null };
const count = (mark: number, n: number, moved = false): MarkCount => ({ days: 30, group: 'self', moved, itemId: 'a', mark, n });

test('a group of five speaks, one of four does not', () => {
  // Marks 2, 3, 3, 4, 4: mean 3.2, squares 1.44 + 0.04 + 0.04 + 0.64 + 0.64 = 2.8, sqrt(2.8 / 4) = 0.84.
  expect(behaviourFigures(5, [item], [count(2, 1), count(3, 2), count(4, 2)])).toEqual([{ days: 30, group: 'self', itemId: 'a', all: { n: 5, mean: 3.2, spread: 0.84 }, stayed: { n: 5, mean: 3.2, spread: 0.84 } }]);
  expect(behaviourFigures(5, [item], [count(3, 2), count(4, 2)])).toEqual([{ days: 30, group: 'self', itemId: 'a', all: null, stayed: null }]);
  expect(behaviourFigures(5, [item], [])).toEqual([]);
});

test('leaving out those who moved never shows what the few of them said', () => {
  // Twelve of whom three moved: the nine stay hidden, or twelve less nine would be the three.
  expect(behaviourFigures(5, [item], [count(3, 9), count(1, 3, true)])[0]).toMatchObject({ all: { n: 12, mean: 2.5 }, stayed: null });
  expect(behaviourFigures(5, [item], [count(3, 9), count(1, 5, true)])[0]).toMatchObject({ all: { n: 14 }, stayed: { n: 9, mean: 3, spread: 0 } });
});

test('whatever was answered, each shown figure and each difference of two stands for k people or for none', () => {
  const some = fc.array(fc.record({ mark: fc.integer({ min: 1, max: 4 }), n: fc.integer({ min: 1, max: 6 }), moved: fc.boolean() }), { maxLength: 8 });
  fc.assert(
    fc.property(some, fc.integer({ min: 3, max: 8 }), (counts, k) => {
      for (const { all, stayed } of behaviourFigures(k, [item], counts.map((one) => count(one.mark, one.n, one.moved)))) {
        if (all !== null) expect(all.n).toBeGreaterThanOrEqual(k);
        if (stayed !== null) expect(stayed.n).toBeGreaterThanOrEqual(k);
        if (all !== null && stayed !== null) expect(all.n === stayed.n || all.n - stayed.n >= k).toBe(true);
      }
    }),
  );
});

test('both supervisors are one group', () => {
  const asked = { days: 90, asked: 8, answered: 4, moved: 1 };
  expect(responseRows([{ ...asked, rater: 'supervisor_then' }, { ...asked, rater: 'supervisor_now', asked: 2, answered: 1, moved: 2 }, { ...asked, days: 30, rater: 'self' }])).toEqual([
    { days: 30, group: 'self', asked: 8, answered: 4, moved: 1, rate: 50 }, { days: 90, group: 'supervisor', asked: 10, answered: 5, moved: 3, rate: 50 },
  ]);
});

test('askings stand in their order, and a single answer where one is enough has no spread', () => {
  const at = (days: number, group: MarkCount['group']): MarkCount => ({ ...count(3, 1), days, group });
  const figures = behaviourFigures(1, [item], [at(90, 'self'), at(30, 'supervisor'), at(30, 'colleague')]);
  expect(figures.map(({ days, group, all }) => [days, group, all])).toEqual([
    [30, 'colleague', { n: 1, mean: 3, spread: null }], [30, 'supervisor', { n: 1, mean: 3, spread: null }], [90, 'self', { n: 1, mean: 3, spread: null }],
  ]);
});

test('both supervisors are one group; rows stand by day and group', () => {
  const asked = (days: number, rater: 'self' | 'supervisor_then' | 'supervisor_now', number: number, answered: number) => ({ days, rater, asked: number, answered, moved: 1 });
  // 3 + 1 asked of the supervisors, 2 answered: a half.
  expect(responseRows([asked(90, 'self', 4, 4), asked(30, 'supervisor_then', 3, 2), asked(30, 'self', 4, 1), asked(30, 'supervisor_now', 1, 0)])).toMatchObject([
    { days: 30, group: 'self', asked: 4, answered: 1, moved: 1 }, { days: 30, group: 'supervisor', asked: 4, answered: 2, moved: 2 }, { days: 90, group: 'self', asked: 4, answered: 4 },
  ]);
});
