import { describe, expect, test } from '@jest/globals';
import { asksTooMuch, closedGap, demandOf, excessOf, gainPerPerson, type PlanBasis, type PlanCandidate, type RunCount } from '@sinau/domain/planning';
import fc from 'fast-check';
import { solvePlan, type Proposal } from './solve-plan.js';

const candidate = (id: string, change: Partial<PlanCandidate> = {}): PlanCandidate => ({
  id, name: id, costPerRun: 10_000_000, seatsPerRun: 30, instructorDays: 2, hours: 10, mostRuns: 3, effects: [{ competencyId: 'risk', closes: 50 }], ...change,
});
const wide = { budget: 1_000_000_000, seats: 10_000, instructorDays: 1_000, hoursPerPerson: 1_000 };
const basis = (change: Partial<PlanBasis> = {}): PlanBasis => ({
  needs: [{ id: 'n1', title: 'Risiko', competencyId: 'risk', weight: 80, gap: 2, people: 60 }], candidates: [candidate('a')], limits: wide, people: 60, pinned: [], ...change,
});

async function proposed(given: PlanBasis): Promise<Proposal> {
  const solved = await solvePlan(given);
  if (solved.kind !== 'solved') throw new Error(JSON.stringify(solved.problems));
  return solved.proposal;
}

/** Every number of runs of every candidate, one after the other. */
function* everyPlan(candidates: readonly PlanCandidate[]): Generator<readonly RunCount[]> {
  const [first, ...rest] = candidates;
  if (!first) return yield [];
  for (const others of everyPlan(rest)) for (let runs = 0; runs <= first.mostRuns; runs += 1) yield [{ templateId: first.id, runs }, ...others];
}

/** The most gap that these runs close, seat by seat: what is left of each need is tried in every way. */
function assignedByHand({ needs, candidates }: PlanBasis, counts: readonly RunCount[]): number {
  const known = new Map<string, number>();
  const seats = candidates.map(({ id, seatsPerRun }) => seatsPerRun * (counts.find(({ templateId }) => templateId === id)?.runs ?? 0));
  const most = (at: number, free: number, left: readonly number[]): number => {
    const one = candidates[at];
    if (!one) return 0;
    const key = `${at} ${free} ${left.join()}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    let best = most(at + 1, seats[at + 1] ?? 0, left);
    if (free > 0) needs.forEach((need, index) => {
      const gain = gainPerPerson(one, need);
      if (gain > 0 && (left[index] ?? 0) > 0) best = Math.max(best, gain + most(at, free - 1, left.map((people, which) => (which === index ? people - 1 : people))));
    });
    known.set(key, best);
    return best;
  };
  return most(0, seats[0] ?? 0, needs.map(({ people }) => people));
}

function byBruteForce(given: PlanBasis): number {
  let best = 0;
  for (const counts of everyPlan(given.candidates)) {
    const held = given.candidates.filter(({ id }) => counts.some(({ templateId, runs }) => templateId === id && runs > 0));
    if (excessOf(given, counts).length > 0 || held.some((one) => asksTooMuch(given, one))) continue;
    best = Math.max(best, assignedByHand(given, counts));
  }
  return best;
}

const competencies = ['risk', 'service', 'data'];
const smallCandidates = fc.array(
  fc.record({
    costPerRun: fc.integer({ min: 1, max: 40 }).map((millions) => millions * 1_000_000), seatsPerRun: fc.integer({ min: 1, max: 3 }), instructorDays: fc.integer({ min: 0, max: 6 }).map((halves) => halves / 2),
    hours: fc.integer({ min: 2, max: 24 }), mostRuns: fc.integer({ min: 0, max: 2 }),
    effects: fc.uniqueArray(fc.record({ competencyId: fc.constantFrom(...competencies), closes: fc.integer({ min: 5, max: 100 }) }), { minLength: 1, maxLength: 2, selector: ({ competencyId }) => competencyId }),
  }),
  { minLength: 1, maxLength: 8 },
).map((all) => all.map((one, at): PlanCandidate => ({ ...one, id: `t${at}`, name: `Program ${at}` })));
const smallNeeds = fc.array(
  fc.record({ competencyId: fc.constantFrom(...competencies), weight: fc.integer({ min: 1, max: 100 }), gap: fc.option(fc.integer({ min: 10, max: 400 }).map((hundredths) => hundredths / 100)), people: fc.integer({ min: 1, max: 4 }) }),
  { minLength: 1, maxLength: 3 },
).map((all) => all.map((one, at) => ({ ...one, id: `n${at}`, title: `Kebutuhan ${at}` })));
const small = fc.record({
  needs: smallNeeds, candidates: smallCandidates, people: fc.integer({ min: 1, max: 12 }), pinned: fc.constant([]),
  limits: fc.record({ budget: fc.integer({ min: 0, max: 120 }).map((millions) => millions * 1_000_000), seats: fc.integer({ min: 0, max: 16 }), instructorDays: fc.integer({ min: 0, max: 12 }), hoursPerPerson: fc.integer({ min: 2, max: 40 }) }),
});

async function gapOf(given: PlanBasis): Promise<number> {
  const solved = await solvePlan(given);
  return solved.kind === 'solved' ? solved.proposal.gap : 0;
}

describe('the planner', () => {
  test('closes as much as trying every plan does, and passes no limit', async () => {
    await fc.assert(
      fc.asyncProperty(small, async (given) => {
        const solved = await solvePlan(given);
        if (solved.kind === 'infeasible') return expect(byBruteForce(given)).toBe(0);
        expect(solved.proposal.gap).toBeCloseTo(byBruteForce(given), 5);
        expect(excessOf(given, solved.proposal.counts)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 240_000);

  test('never closes less for more budget', async () => {
    await fc.assert(
      fc.asyncProperty(small, fc.integer({ min: 1, max: 60 }), async (given, millions) => {
        const more = { ...given, limits: { ...given.limits, budget: given.limits.budget + millions * 1_000_000 } };
        expect(await gapOf(more)).toBeGreaterThanOrEqual((await gapOf(given)) - 1e-6);
      }),
      { numRuns: 40 },
    );
  }, 240_000);

  test('a floor as near to the gap as the solver looks', async () => {
    const need = (id: string, weight: number, gap: number, people: number) => ({ id, title: id, competencyId: 'service', weight, gap, people });
    const small = (id: string, seatsPerRun: number, mostRuns: number, closes: number) => candidate(id, { costPerRun: 1_000_000, seatsPerRun, instructorDays: 0, hours: 2, mostRuns, effects: [{ competencyId: 'service', closes }] });
    const given = basis({
      needs: [need('n0', 34, 1.48, 1), need('n1', 3, 3.88, 2)], candidates: [small('t0', 1, 1, 5), small('t1', 2, 2, 83)],
      people: 1, limits: { budget: 0, seats: 4, instructorDays: 0, hoursPerPerson: 8 },
    });
    // two runs of t1 seat 4: 1 person × 0.34 × 1.48 × 0.83 and 2 × 0.03 × 3.88 × 0.83
    expect((await proposed({ ...given, limits: { ...given.limits, budget: 2_000_000 } })).gap).toBeCloseTo(0.417656 + 2 * 0.096612, 6);
  });

  test('answers the same in whatever order needs and templates come', async () => {
    await fc.assert(
      fc.asyncProperty(small, async (given) => {
        const turned = { ...given, needs: [...given.needs].reverse(), candidates: [...given.candidates].reverse() };
        expect(await solvePlan(turned)).toEqual(await solvePlan(given));
      }),
      { numRuns: 25 },
    );
  }, 240_000);

  test('of two that close the same takes the cheaper, of two that cost the same the first', async () => {
    const one = basis({ candidates: [candidate('b', { mostRuns: 1 }), candidate('a', { mostRuns: 1, costPerRun: 12_000_000 })], needs: [{ id: 'n1', title: '', competencyId: 'risk', weight: 100, gap: 1, people: 30 }] });
    expect((await proposed(one)).counts.filter(({ runs }) => runs > 0)).toEqual([{ templateId: 'b', runs: 1 }]);
    const same = { ...one, candidates: one.candidates.map((each) => ({ ...each, costPerRun: 10_000_000 })) };
    expect((await proposed(same)).counts.filter(({ runs }) => runs > 0)).toEqual([{ templateId: 'a', runs: 1 }]);
  });
});

describe('its reasons, in numbers', () => {
  // 60 people lacking 2 levels, weight 80: a seat of `a` closes 0.8 × 2 × 0.5 = 0.8, a run of 30 seats 24.
  test('what the last run closes, and what one more would need', async () => {
    const { counts, gap, reasons } = await proposed(basis({ limits: { ...wide, budget: 15_000_000 } }));
    expect([counts, gap]).toEqual([[{ templateId: 'a', runs: 1 }], 24]);
    expect(reasons).toEqual([{
      templateId: 'a', runs: 1, gainOfLast: 24, whyNoMore: 'limits', gainOfNext: 24, exceeds: [{ limit: 'budget', by: 5_000_000 }], swapLoss: null, needed: [{ limit: 'budget', more: 5_000_000 }],
    }]);
  });

  test('what a swap would lose', async () => {
    // Either 30 seats of `a` (24) or 30 of `b`, which closes a quarter: 12. The budget is for one.
    const { counts, reasons } = await proposed(basis({ candidates: [candidate('a'), candidate('b', { effects: [{ competencyId: 'risk', closes: 25 }] })], limits: { ...wide, budget: 10_000_000 } }));
    expect(counts).toEqual([{ templateId: 'a', runs: 1 }, { templateId: 'b', runs: 0 }]);
    expect(reasons[1]).toMatchObject({ gainOfLast: null, whyNoMore: 'limits', gainOfNext: 12, swapLoss: 12, needed: [{ limit: 'budget', more: 10_000_000 }] });
  });

  test.each([
    ['no open need asks for it', [candidate('a'), candidate('z', { effects: [{ competencyId: 'dance', closes: 100 }] })], 'no_need'],
    ['it asks more JP than a person may be asked for', [candidate('a'), candidate('z', { hours: 1_001 })], 'hours_per_person'],
    ['everybody has a seat already', [candidate('a'), candidate('z', { effects: [{ competencyId: 'risk', closes: 10 }] })], 'needs_met'],
    ['it is held as often as it can', [candidate('z', { mostRuns: 1 })], 'most_runs'],
  ])('%s', async (_, candidates, whyNoMore) => {
    const { reasons } = await proposed(basis({ candidates }));
    expect(reasons.find(({ templateId }) => templateId === 'z')).toMatchObject({ whyNoMore });
  });
});

describe('what cannot be planned says why', () => {
  test.each([
    ['no accepted need', basis({ needs: [] }), [{ code: 'no_needs' }]],
    ['no template', basis({ candidates: [] }), [{ code: 'no_candidates' }]],
    ['no template for what is needed', basis({ candidates: [candidate('a', { effects: [] })] }), [{ code: 'nothing_fits' }]],
    ['pinned oftener than it can be held', basis({ pinned: [{ templateId: 'a', runs: 4 }] }), [{ code: 'pinned_beyond_most', templateId: 'a' }]],
    ['pinned beyond the budget', basis({ pinned: [{ templateId: 'a', runs: 2 }], limits: { ...wide, budget: 15_000_000 } }), [{ code: 'pinned_beyond_limit', limit: 'budget', by: 5_000_000 }]],
    ['pinned with too many JP', basis({ pinned: [{ templateId: 'a', runs: 1 }], limits: { ...wide, hoursPerPerson: 9 } }), [{ code: 'pinned_hours', templateId: 'a' }]],
  ])('%s', async (_, given, problems) => expect(await solvePlan(given)).toEqual({ kind: 'infeasible', problems }));

  test('and what is pinned is held, though something else closes more', async () => {
    const given = basis({ candidates: [candidate('a'), candidate('b', { effects: [{ competencyId: 'risk', closes: 25 }] })], limits: { ...wide, budget: 10_000_000 }, pinned: [{ templateId: 'b', runs: 1 }] });
    expect((await proposed(given)).counts).toEqual([{ templateId: 'a', runs: 0 }, { templateId: 'b', runs: 1 }]);
  });
});

test('demand of a run, and a plan of 40 templates and 60 needs, is solved', async () => {
  expect(demandOf(candidate('a'))).toEqual({ budget: 10_000_000, seats: 30, instructorDays: 2, hours: 300 });
  const needs = Array.from({ length: 60 }, (_, at) => ({ id: `n${String(at).padStart(2, '0')}`, title: '', competencyId: `c${at % 20}`, weight: 20 + ((at * 37) % 80), gap: 0.5 + (at % 5) / 4, people: 20 + ((at * 13) % 90) }));
  const candidates = Array.from({ length: 40 }, (_, at) => candidate(`t${String(at).padStart(2, '0')}`, {
    costPerRun: (15 + ((at * 17) % 60)) * 1_000_000, seatsPerRun: 25 + ((at * 7) % 30), mostRuns: 4, effects: [{ competencyId: `c${at % 20}`, closes: 20 + ((at * 11) % 60) }, { competencyId: `c${(at * 3 + 1) % 20}`, closes: 15 }],
  }));
  const given = basis({ needs, candidates, people: 3_000, limits: { budget: 1_500_000_000, seats: 2_000, instructorDays: 120, hoursPerPerson: 20 } });
  const { counts, gap, reasons } = await proposed(given);
  expect(excessOf(given, counts)).toEqual([]);
  expect(closedGap(given, counts).total).toBe(gap);
  expect(reasons).toHaveLength(40);
}, 240_000);
