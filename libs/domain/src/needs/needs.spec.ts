import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mayDecide, mayMerge, mergedFigures, needOrigins, peopleOf, type NeedFigures, type NeedNode } from './need.js';
import { findingKey, surveyFindings, weakestElements, type UnitSurvey } from './weakest-elements.js';
import { weigh } from './weigh.js';

const nothing: NeedFigures = { origins: [], named: [], unnamed: 0, gap: null, priority: false };

describe('a weight', () => {
  test('of 40 people lacking 1.5 levels, found as a gap, in the regional plan', () => {
    // 40 of 100 people: 12 of 30. 1.5 of 2 levels: 26.25 of 35. A gap: 12 of 20. In the plan: 15.
    const { total, parts } = weigh({ origins: ['gap'], named: ['a'], unnamed: 39, gap: 1.5, priority: true });
    expect(total).toBe(65.25);
    expect(parts.map(({ part, points, of }) => [part, points, of])).toEqual([['people', 12, 30], ['gap', 26.25, 35], ['origin', 12, 20], ['priority', 15, 15]]);
  });

  test('of several origins counts the heaviest once, and is never below 0 or above 100', () => {
    expect(weigh({ ...nothing, origins: ['evaluation', 'leader', 'gap'] }).total).toBe(20);
    expect(weigh(nothing).total).toBe(0);
    expect(weigh({ origins: [...needOrigins], named: [], unnamed: 20_000, gap: 4, priority: true }).total).toBe(100);
  });
});

test('people who are known count once, the others are added, and the gap is the average over people', () => {
  // 3 named (one of them in both) and 10 + 5 unnamed; gaps 2 over 12 people and 1 over 7: (24 + 7) / 19 = 1.63
  const one: NeedFigures = { origins: ['gap'], named: ['ana', 'budi'], unnamed: 10, gap: 2, priority: false };
  const other: NeedFigures = { origins: ['survey'], named: ['budi', 'citra'], unnamed: 5, gap: 1, priority: true };
  expect(mergedFigures([one, other])).toEqual({ origins: ['gap', 'survey'], named: ['ana', 'budi', 'citra'], unnamed: 15, gap: 1.63, priority: true });
  expect(peopleOf(mergedFigures([one, other]))).toBe(18);
  expect(mergedFigures([nothing, { ...nothing, gap: 3 }]).gap).toBe(3);
  expect(mergedFigures([nothing, nothing]).gap).toBeNull();
});

test('the two lowest elements of a survey, ties by name, nothing at 4', () => {
  const values = [{ element: 'time', value: 2.8 }, { element: 'cost', value: 4 }, { element: 'complaints', value: 2.6 }, { element: 'conduct', value: 2.8 }];
  expect(weakestElements(values).map(({ element }) => element)).toEqual(['complaints', 'conduct']);
  expect(weakestElements([{ element: 'cost', value: 4 }])).toEqual([]);
  expect(weakestElements([{ element: 'cost', value: 2 }, { element: 'time', value: 2 }], 1)).toEqual([{ element: 'cost', value: 2 }]);
  expect(weakestElements([{ element: 'time', value: 2 }, { element: 'cost', value: 2 }], 1)).toEqual([{ element: 'cost', value: 2 }]);
});

test('each unit is told of by the two lowest elements of its survey, where enough people answered and the marks are known', () => {
  const survey = (unitId: string, change: Partial<UnitSurvey>): UnitSurvey => ({ unitId, unitName: unitId, people: 12, period: '2026-S1', elements: { time: 2.71, conduct: 3.02, cost: 3.4, product: 4 }, respondents: 212, ...change });
  const { found, untold } = surveyFindings(
    [
      survey('a', {}), survey('b', { elements: { facilities: 2.5, product: 4 }, respondents: 5 }), survey('c', { elements: { product: 4 } }),
      // Four people of at least five; none named; an index without elements.
      survey('d', { respondents: 4 }), survey('e', { respondents: null }), survey('f', { elements: {} }),
    ],
    5,
  );
  expect(found.map(({ unitId, element, value, respondents }) => [unitId, element, value, respondents])).toEqual([['a', 'time', 2.71, 212], ['a', 'conduct', 3.02, 212], ['b', 'facilities', 2.5, 5]]);
  expect(found[0]).toEqual({ unitId: 'a', unitName: 'a', people: 12, period: '2026-S1', element: 'time', value: 2.71, respondents: 212 });
  expect(untold).toBe(3);
  expect(found.map(findingKey)[0]).toBe('survey:a:2026-S1:time');
});

describe('deciding', () => {
  const node = (id: string, change: Partial<NeedNode> = {}): NeedNode => ({ id, state: 'open', year: 2027, mergedInto: null, figures: nothing, ...change });
  test.each([
    ['itself', [node('a')], 'need_merge_itself'],
    ['nothing', [], 'need_merge_itself'],
    ['another year', [node('b', { year: 2026 })], 'need_merge_years'],
    ['a decided one', [node('b', { state: 'refused' })], 'need_decided'],
  ])('a need is not merged with %s', (_, others, code) => expect(mayMerge(node('a'), others)).toMatchObject({ allowed: false, code }));
  test('only an open need is decided', () => {
    expect(mayDecide('open').allowed).toBe(true);
    for (const state of ['merged', 'accepted', 'refused'] as const) expect(mayDecide(state).allowed).toBe(false);
    expect(mayMerge(node('a', { state: 'accepted' }), [node('b')])).toMatchObject({ allowed: false, code: 'need_decided' });
  });
});

type Act = { readonly kind: 'accept' | 'refuse' | 'merge'; readonly at: number; readonly others: readonly number[] };
const figures = fc.record({
  origins: fc.subarray([...needOrigins], { minLength: 1 }), named: fc.uniqueArray(fc.integer({ min: 0, max: 9 }).map((n) => `p${n}`)),
  unnamed: fc.nat(50), gap: fc.option(fc.integer({ min: 0, max: 400 }).map((n) => n / 100)), priority: fc.boolean(),
});
const acts = fc.array(fc.record({ kind: fc.constantFrom<Act['kind']>('accept', 'refuse', 'merge', 'merge'), at: fc.nat(7), others: fc.uniqueArray(fc.nat(7), { maxLength: 3 }) }), { maxLength: 30 });

function apply(needs: readonly NeedNode[], act: Act): readonly NeedNode[] {
  const survivor = needs[act.at];
  if (!survivor) return needs;
  if (act.kind !== 'merge') return mayDecide(survivor.state).allowed ? needs.map((need) => (need === survivor ? { ...need, state: act.kind === 'accept' ? 'accepted' as const : 'refused' as const } : need)) : needs;
  const others = act.others.flatMap((at) => needs[at] ?? []);
  if (!mayMerge(survivor, others).allowed) return needs;
  const together = mergedFigures([survivor, ...others].map((need) => need.figures));
  return needs.map((need) => (need === survivor ? { ...need, figures: together } : others.includes(need) ? { ...need, state: 'merged' as const, mergedInto: survivor.id } : need));
}

function rootOf(needs: readonly NeedNode[], id: string, steps = 0): string {
  const need = needs.find((candidate) => candidate.id === id);
  if (steps > needs.length || !need) throw new Error('a circle');
  return need.mergedInto === null ? id : rootOf(needs, need.mergedInto, steps + 1);
}

test('whatever is done: nothing is decided twice, merging makes no circle, and everybody is counted in one living need', () => {
  fc.assert(
    fc.property(fc.array(figures, { minLength: 8, maxLength: 8 }), acts, (all, wanted) => {
      const first: readonly NeedNode[] = all.map((one, at) => ({ id: `n${at}`, state: 'open', year: 2027, mergedInto: null, figures: one }));
      let needs = first;
      for (const act of wanted) {
        const before = needs;
        needs = apply(needs, act);
        before.forEach((need, at) => { if (need.state !== 'open') expect(needs[at]).toEqual(need); });
      }
      for (const need of needs.filter(({ mergedInto }) => mergedInto === null)) {
        const members = first.filter(({ id }) => rootOf(needs, id) === need.id);
        expect(need.figures.unnamed).toBe(members.reduce((sum, member) => sum + member.figures.unnamed, 0));
        expect([...need.figures.named].sort()).toEqual([...new Set(members.flatMap((member) => member.figures.named))].sort());
      }
      // The weight lives on once: it is weighed from the survivor's figures, and what is merged is weighed no more.
      expect(needs.filter(({ state }) => state === 'merged').every(({ mergedInto }) => mergedInto !== null)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
