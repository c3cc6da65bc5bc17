/** How much of a competency's gap one run closes in those who attend it, in percent. */
export type TemplateEffect = { readonly competencyId: string; readonly closes: number };

/** An accepted need, as the planner sees it. */
export type PlanNeed = {
  readonly id: string;
  readonly title: string;
  readonly competencyId: string | null;
  /** 0 to 100 */
  readonly weight: number;
  /** Levels lacking per person; null where nothing was measured, which counts as one level. */
  readonly gap: number | null;
  readonly people: number;
};

/** What can be held, as often as `mostRuns`. Money is whole rupiah. */
export type PlanCandidate = {
  readonly id: string;
  readonly name: string;
  readonly costPerRun: number;
  readonly seatsPerRun: number;
  readonly instructorDays: number;
  /** JP of who attends one run. */
  readonly hours: number;
  readonly mostRuns: number;
  readonly effects: readonly TemplateEffect[];
};

export type PlanLimits = { readonly budget: number; readonly seats: number; readonly instructorDays: number; /** JP that a person may be asked for. */ readonly hoursPerPerson: number };
export type RunCount = { readonly templateId: string; readonly runs: number };

/** All that a plan is reckoned from. `people` are those who have any of the needs, known ones counted once. */
export type PlanBasis = { readonly needs: readonly PlanNeed[]; readonly candidates: readonly PlanCandidate[]; readonly limits: PlanLimits; readonly people: number; /** Runs that must be held. */ readonly pinned: readonly RunCount[] };

export const limitNames = ['budget', 'seats', 'instructorDays', 'hours'] as const;
export type LimitName = (typeof limitNames)[number];
export type Totals = Readonly<Record<LimitName, number>>;

/** One order for all, so that the order in which needs and templates came changes nothing. */
export function canonical(basis: PlanBasis): PlanBasis {
  const byId = (one: { readonly id: string }, other: { readonly id: string }): number => (one.id < other.id ? -1 : 1);
  return { ...basis, needs: [...basis.needs].sort(byId), candidates: [...basis.candidates].sort(byId) };
}

/** What one more person of the need gains in a run of the candidate: weight (0 to 1) × levels × share closed. */
export function gainPerPerson(candidate: PlanCandidate, need: PlanNeed): number {
  const effect = candidate.effects.find(({ competencyId }) => competencyId === need.competencyId);
  return effect === undefined ? 0 : Math.round(need.weight * (need.gap ?? 1) * effect.closes * 100) / 1_000_000;
}

export function runsOf(counts: readonly RunCount[], templateId: string): number {
  return counts.find((count) => count.templateId === templateId)?.runs ?? 0;
}

/** What one run takes of each limit; `hours` are JP of all its seats together. */
export function demandOf(candidate: PlanCandidate): Totals {
  return { budget: candidate.costPerRun, seats: candidate.seatsPerRun, instructorDays: candidate.instructorDays, hours: candidate.hours * candidate.seatsPerRun };
}

/** What there is of each; JP are those that all people together may be asked for. */
export function supplyOf({ limits, people }: Pick<PlanBasis, 'limits' | 'people'>): Totals {
  return { budget: limits.budget, seats: limits.seats, instructorDays: limits.instructorDays, hours: limits.hoursPerPerson * people };
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

export function totalsOf(candidates: readonly PlanCandidate[], counts: readonly RunCount[]): Totals {
  const sum = (name: LimitName): number => tenth(candidates.reduce((total, candidate) => total + demandOf(candidate)[name] * runsOf(counts, candidate.id), 0));
  return { budget: sum('budget'), seats: sum('seats'), instructorDays: sum('instructorDays'), hours: sum('hours') };
}

export type Excess = { readonly limit: LimitName; readonly by: number };

/** By how much a plan passes its limits. */
export function excessOf(basis: PlanBasis, counts: readonly RunCount[]): readonly Excess[] {
  const [supply, totals] = [supplyOf(basis), totalsOf(basis.candidates, counts)];
  return limitNames.flatMap((limit) => (totals[limit] > supply[limit] ? [{ limit, by: tenth(totals[limit] - supply[limit]) }] : []));
}

/** More JP in one run than a person may be asked for: it can't be chosen at all. */
export function asksTooMuch({ limits }: Pick<PlanBasis, 'limits'>, { hours }: PlanCandidate): boolean {
  return hours > limits.hoursPerPerson;
}

export type PlanProblem =
  | { readonly code: 'no_needs' | 'no_candidates' | 'nothing_fits' }
  | { readonly code: 'pinned_beyond_most' | 'pinned_hours'; readonly templateId: string }
  | { readonly code: 'pinned_beyond_limit'; readonly limit: LimitName; readonly by: number };

/** Why no plan can be made of this; empty when one can. */
export function problemsOf(basis: PlanBasis): readonly PlanProblem[] {
  if (basis.needs.length === 0) return [{ code: 'no_needs' }];
  if (basis.candidates.length === 0) return [{ code: 'no_candidates' }];
  if (!basis.candidates.some((candidate) => basis.needs.some((need) => gainPerPerson(candidate, need) > 0))) return [{ code: 'nothing_fits' }];
  const pinned = basis.candidates.filter(({ id }) => runsOf(basis.pinned, id) > 0);
  return [
    ...pinned.filter(({ id, mostRuns }) => runsOf(basis.pinned, id) > mostRuns).map(({ id }) => ({ code: 'pinned_beyond_most', templateId: id }) as const),
    ...pinned.filter((candidate) => asksTooMuch(basis, candidate)).map(({ id }) => ({ code: 'pinned_hours', templateId: id }) as const),
    ...excessOf(basis, basis.pinned).map(({ limit, by }) => ({ code: 'pinned_beyond_limit', limit, by }) as const),
  ];
}
