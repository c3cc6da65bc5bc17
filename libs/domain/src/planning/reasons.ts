import { closedGap } from './closed-gap.js';
import { asksTooMuch, canonical, excessOf, gainPerPerson, runsOf, type Excess, type LimitName, type PlanBasis, type PlanCandidate, type RunCount } from './plan.js';

/**
 * Why a candidate has as many runs as it has, and no more. `gainOfNext` is what one more run would close on top of the plan
 * if it cost nothing; `swapLoss` what the best plan that has it closes less.
 */
export const exclusionReasons = ['most_runs', 'no_need', 'needs_met', 'hours_per_person', 'limits'] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];
export type PlanReason = {
  readonly templateId: string;
  readonly runs: number;
  /** Gap that its last run closes: what the best plan with one run fewer closes less. Null when it has none. */
  readonly gainOfLast: number | null;
  readonly whyNoMore: ExclusionReason;
  readonly gainOfNext: number;
  /** What the plan with one more run passes. */
  readonly exceeds: readonly Excess[];
  readonly swapLoss: number | null;
  /** The least more of a limit by which one more run fits without closing less. */
  readonly needed: readonly { readonly limit: LimitName; readonly more: number }[];
};

function withOneMore(counts: readonly RunCount[], templateId: string): readonly RunCount[] {
  return [...counts.filter((count) => count.templateId !== templateId), { templateId, runs: runsOf(counts, templateId) + 1 }];
}

/** What can be said of a candidate without solving anything anew. */
export function plainReason(given: PlanBasis, counts: readonly RunCount[], candidate: PlanCandidate): Pick<PlanReason, 'whyNoMore' | 'gainOfNext' | 'exceeds'> {
  const basis = canonical(given);
  const more = withOneMore(counts, candidate.id);
  const gainOfNext = Math.round((closedGap(basis, more).total - closedGap(basis, counts).total) * 1e6) / 1e6;
  const exceeds = excessOf(basis, more);
  if (!basis.needs.some((need) => gainPerPerson(candidate, need) > 0)) return { whyNoMore: 'no_need', gainOfNext: 0, exceeds };
  if (asksTooMuch(basis, candidate)) return { whyNoMore: 'hours_per_person', gainOfNext, exceeds };
  if (runsOf(counts, candidate.id) >= candidate.mostRuns) return { whyNoMore: 'most_runs', gainOfNext, exceeds };
  if (gainOfNext <= 1e-6) return { whyNoMore: 'needs_met', gainOfNext: 0, exceeds };
  return { whyNoMore: 'limits', gainOfNext, exceeds };
}
