import { closedGap, gainPerPerson, plainReason, runsOf, totalsOf, type PlanBasis, type PlanCandidate, type PlanNeed, type RunCount } from '@sinau/domain/planning';
import type { PlanFacts } from '@sinau/persistence/planning';
import type { PlanWords } from './plan-words.js';

/** Numbers stay numbers in a spreadsheet; null where a row tells nothing of its own. */
export type PlanCell = string | number | null;
export type PlanTable = { readonly heads: readonly string[]; readonly rows: readonly (readonly PlanCell[])[]; readonly total: readonly PlanCell[] };
export type PlanToTell = { readonly basis: PlanBasis; readonly items: readonly RunCount[]; /** Runs as the planner proposed them. */ readonly proposed: readonly RunCount[] | null };

function reasonText({ basis, items, proposed }: PlanToTell, candidate: PlanCandidate, words: PlanWords): string {
  const runs = runsOf(items, candidate.id);
  const without = items.filter(({ templateId }) => templateId !== candidate.id);
  const share = closedGap(basis, items).total - closedGap(basis, without).total;
  const { whyNoMore, exceeds } = plainReason(basis, items, candidate);
  const limits = [...new Set(exceeds.map(({ limit }) => words.limitNames[limit]))].join(', ');
  const proposedRuns = proposed === null ? runs : runsOf(proposed, candidate.id);
  return [
    words.closes(words.numbers.format(share)), `${words.why[whyNoMore]}${whyNoMore === 'limits' && limits !== '' ? words.exceeds(limits) : ''}`, ...(proposedRuns === runs ? [] : [words.byHand(proposedRuns)]),
  ].join('; ');
}

function needCells(need: PlanNeed | null, facts: PlanFacts, words: PlanWords): readonly PlanCell[] {
  if (need === null) return [words.none, null, words.none, words.none];
  const known = facts.needs.get(need.id);
  return [known?.unit ?? words.wholeAgency, need.people, known?.competency ?? need.title, need.gap ?? words.notMeasured];
}

/**
 * A plan as the HCDP table: one row for each programme and each need that it answers. What is told of the programme as a
 * whole stands on its first row alone, so that the sums of a column are right.
 */
export function planTable(plan: PlanToTell, facts: PlanFacts, words: PlanWords): PlanTable {
  const { basis, items } = plan;
  const rows = basis.candidates.filter(({ id }) => runsOf(items, id) > 0).flatMap((candidate) => {
    const runs = runsOf(items, candidate.id);
    const known = facts.templates.get(candidate.id);
    const answered = basis.needs.filter((need) => gainPerPerson(candidate, need) > 0);
    return (answered.length === 0 ? [null] : answered).map((need, index): readonly PlanCell[] => {
      const origins = need === null ? words.none : (facts.needs.get(need.id)?.origins ?? []).map((origin) => words.origins[origin]).join(', ');
      const methods = (known?.methods ?? []).map((method) => words.methods[method]).join(', ');
      const quarters = known === undefined || known.quarters.length === 0 ? words.notDated : known.quarters.join(', ');
      const first = index === 0;
      return [
        ...needCells(need, facts, words), candidate.name, methods === '' ? words.none : methods, first ? runs : null, first ? candidate.hours : null, first ? candidate.costPerRun * runs : null, first ? quarters : null,
        origins === '' ? words.none : origins, first ? reasonText(plan, candidate, words) : null,
      ];
    });
  });
  const runs = items.reduce((sum, count) => sum + count.runs, 0);
  return { heads: words.heads, rows, total: [words.total, null, null, null, null, null, runs, null, totalsOf(basis.candidates, items).budget, null, null, null] };
}
