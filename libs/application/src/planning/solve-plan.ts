import { canonical, closedGap, countsIn, limitNames, modelText, plainReason, problemsOf, runsOf, totalsOf, type ModelAsk, type PlanBasis, type PlanProblem, type PlanReason, type RunCount } from '@sinau/domain/planning';
import { loadHighs, type HighsOptions, type LegacyHighs } from './highs.js';

export type Proposal = { readonly counts: readonly RunCount[]; readonly gap: number; readonly cost: number; readonly reasons: readonly PlanReason[] };
export type Solved = { readonly kind: 'solved'; readonly proposal: Proposal } | { readonly kind: 'infeasible'; readonly problems: readonly PlanProblem[] };
/** Told after each step: how many of how many candidates have their reasons. */
export type Progress = (done: number, total: number) => Promise<void>;

/** To the optimum, and the same way each time. A model of an agency's size takes seconds at most; a minute means a fault. */
const options: HighsOptions = { mip_rel_gap: 0, mip_abs_gap: 1e-7, random_seed: 0, log_to_console: false, time_limit: 60 };
/**
 * Beyond so many candidates, reasons are reckoned from the plan as it is, and of equal plans
 * the solver's first is taken, which is the same each time: floors and swaps are models of their own, and hard ones. */
const SWAPS_SOLVED = 16;
/** A floor that the solver's own tolerance can stand on. */
const below = (gap: number): number => Math.max(0, gap - 1e-6 * Math.max(1, gap));
const sixth = (value: number): number => Math.round(value * 1e6) / 1e6;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

type Answer = { readonly counts: readonly RunCount[]; readonly value: number };

/** The best plan of a basis, and why it is the best. Yields to the event loop between two solutions. */
class Planner {
  constructor(
    private readonly highs: LegacyHighs,
    private readonly basis: PlanBasis,
  ) {}

  async best(): Promise<{ counts: readonly RunCount[]; gap: number }> {
    const most = await this.ask({ objective: 'gap' });
    if (!most) throw new Error('a plan within its limits was not found, though the empty one is');
    if (this.basis.candidates.length > SWAPS_SOLVED) return { counts: most.counts, gap: closedGap(this.basis, most.counts).total };
    const gapAtLeast = below(closedGap(this.basis, most.counts).total);
    const cheapest = (await this.ask({ objective: 'cost', gapAtLeast })) ?? most;
    const costAtMost = totalsOf(this.basis.candidates, cheapest.counts).budget;
    const first = (await this.ask({ objective: 'order', gapAtLeast, costAtMost })) ?? cheapest;
    return { counts: first.counts, gap: closedGap(this.basis, first.counts).total };
  }

  async reasons(counts: readonly RunCount[], gap: number, progress: Progress): Promise<PlanReason[]> {
    const { candidates } = this.basis;
    const reasons: PlanReason[] = [];
    const swaps = candidates.length <= SWAPS_SOLVED;
    for (const candidate of candidates) {
      const runs = runsOf(counts, candidate.id);
      const plain = plainReason(this.basis, counts, candidate);
      const limited = swaps && plain.whyNoMore === 'limits';
      reasons.push({
        templateId: candidate.id, runs, ...plain,
        gainOfLast: runs === 0 ? null : swaps ? await this.loss(gap, { templateId: candidate.id, most: runs - 1 }) : this.withoutLast(counts, gap, candidate.id),
        swapLoss: limited ? await this.loss(gap, { templateId: candidate.id, least: runs + 1 }) : null,
        needed: limited ? await this.needed(gap, candidate.id, runs + 1) : [],
      });
      await progress(reasons.length, candidates.length);
    }
    return reasons;
  }

  /** What the best plan within the bound closes less; null when there is none. */
  private async loss(gap: number, bound: NonNullable<ModelAsk['bound']>): Promise<number | null> {
    const found = await this.ask({ objective: 'gap', bound });
    return found ? Math.max(0, sixth(gap - closedGap(this.basis, found.counts).total)) : null;
  }

  /** What the plan as it is closes less without its last run of a candidate. */
  private withoutLast(counts: readonly RunCount[], gap: number, templateId: string): number {
    const fewer = counts.map((count) => (count.templateId === templateId ? { ...count, runs: count.runs - 1 } : count));
    return sixth(gap - closedGap(this.basis, fewer).total);
  }

  private async needed(gap: number, templateId: string, least: number): Promise<PlanReason['needed']> {
    const needed: { limit: (typeof limitNames)[number]; more: number }[] = [];
    for (const limit of limitNames) {
      const found = await this.ask({ objective: { leastMore: limit }, gapAtLeast: below(gap), bound: { templateId, least } });
      const more = found ? (limit === 'budget' ? Math.round(found.value * 1e6) : Math.round(found.value * 10) / 10) : 0;
      if (more > 0) needed.push({ limit, more });
    }
    return needed;
  }

  private async ask(ask: ModelAsk): Promise<Answer | null> {
    await turn();
    const solution = this.highs.solve(modelText(this.basis, ask), options);
    if (solution.Status === 'Infeasible') return null;
    if (solution.Status !== 'Optimal') throw new Error(`the solver ended with: ${solution.Status}`);
    const valueOf = (column: string): number => {
      const found = solution.Columns[column];
      return found !== undefined && 'Primal' in found && typeof found.Primal === 'number' ? found.Primal : 0;
    };
    return { counts: countsIn(this.basis, valueOf), value: solution.ObjectiveValue };
  }
}

/**
 * The programmes and runs that close the most weighted gap within the limits; of up to 16 candidates
 * the cheapest of those, and the first by id of these. */
export async function solvePlan(given: PlanBasis, progress: Progress = () => Promise.resolve()): Promise<Solved> {
  const basis = canonical(given);
  const problems = problemsOf(basis);
  if (problems.length > 0) return { kind: 'infeasible', problems };
  const planner = new Planner(await loadHighs(), basis);
  const { counts, gap } = await planner.best();
  const cost = totalsOf(basis.candidates, counts).budget;
  return { kind: 'solved', proposal: { counts, gap, cost, reasons: await planner.reasons(counts, gap, progress) } };
}
