import { asksTooMuch, canonical, demandOf, gainPerPerson, limitNames, runsOf, supplyOf, type LimitName, type PlanBasis } from './plan.js';

/** What is asked of the solver. */
export type ModelAsk = {
  /** The most gap; the least rupiah; or the first by their order, where nothing else tells two plans apart. */
  readonly objective: 'gap' | 'cost' | 'order' | { readonly leastMore: LimitName };
  /** The gap that must be closed at least. */
  readonly gapAtLeast?: number;
  /** Rupiah that may be spent at most, where it is less than the budget. */
  readonly costAtMost?: number;
  /** Bounds of one candidate's runs, narrower than its own. */
  readonly bound?: { readonly templateId: string; readonly least?: number; readonly most?: number };
};

/** Rupiah in millions, so that the solver's tolerances mean one rupiah. */
const unit = { budget: 1e6, seats: 1, instructorDays: 1, hours: 1 } as const satisfies Record<LimitName, number>;
/** Six decimals, which JavaScript writes without an exponent: the format knows millionths of a level and single rupiah. */
const number = (value: number): string => String(Number(value.toFixed(6)));
/** A floor stands a millionth below the gap, which is the solver's own tolerance: in thousandths, what it lets pass is a thousandth of that. */
const FLOOR_SCALE = 1_000;
const sum = (terms: readonly string[]): string => (terms.length === 0 ? '0 x0' : terms.join(' + '));

function objectiveOf(basis: PlanBasis, ask: ModelAsk, gains: readonly string[]): string {
  if (ask.objective === 'gap') return `Maximize\n goal: ${sum(gains)}`;
  if (ask.objective === 'cost') return `Minimize\n goal: ${sum(basis.candidates.map(({ costPerRun }, at) => `${number(costPerRun / unit.budget)} x${at}`))}`;
  if (ask.objective === 'order') return `Minimize\n goal: ${sum(basis.candidates.map((_, at) => `${at + 1} x${at}`))}`;
  return 'Minimize\n goal: more';
}

function limitRow(basis: PlanBasis, limit: LimitName, ask: ModelAsk): string {
  const used = sum(basis.candidates.map((candidate, at) => `${number(demandOf(candidate)[limit] / unit[limit])} x${at}`));
  const extended = typeof ask.objective === 'object' && ask.objective.leastMore === limit;
  return ` ${limit}: ${used}${extended ? ' - more' : ''} <= ${number(supplyOf(basis)[limit] / unit[limit])}`;
}

function boundsOf(basis: PlanBasis, { bound }: ModelAsk): readonly string[] {
  return basis.candidates.map((candidate, at) => {
    const own = bound?.templateId === candidate.id ? bound : undefined;
    const least = Math.max(own?.least ?? 0, runsOf(basis.pinned, candidate.id));
    const most = asksTooMuch(basis, candidate) ? 0 : Math.min(own?.most ?? candidate.mostRuns, candidate.mostRuns);
    return ` ${least} <= x${at} <= ${most}`;
  });
}

/**
 * A plan as a mixed-integer programme in CPLEX LP format. `x<i>` are runs of candidate i, `y<i>_<j>` people of need j
 * trained there: Σj y ≤ seats · x, Σi y ≤ people, each limit a row. Candidates and needs are in canonical order.
 */
export function modelText(given: PlanBasis, ask: ModelAsk): string {
  const basis = canonical(given);
  const arcs = basis.candidates.flatMap((candidate, at) => basis.needs.flatMap((need, to) => {
    const gain = gainPerPerson(candidate, need);
    return gain > 0 ? [{ at, to, gain }] : [];
  }));
  const gains = arcs.map(({ at, to, gain }) => `${number(gain)} y${at}_${to}`);
  const seats = basis.candidates.flatMap(({ seatsPerRun }, at) => {
    const own = arcs.filter((arc) => arc.at === at);
    return own.length === 0 ? [] : [` held${at}: ${sum(own.map(({ to }) => `y${at}_${to}`))} - ${seatsPerRun} x${at} <= 0`];
  });
  const people = basis.needs.flatMap((need, to) => {
    const own = arcs.filter((arc) => arc.to === to);
    return own.length === 0 ? [] : [` met${to}: ${sum(own.map(({ at }) => `y${at}_${to}`))} <= ${need.people}`];
  });
  const floor = ask.gapAtLeast === undefined ? [] : [` floor: ${sum(arcs.map(({ at, to, gain }) => `${number(gain * FLOOR_SCALE)} y${at}_${to}`))} >= ${number(ask.gapAtLeast * FLOOR_SCALE)}`];
  const ceiling = ask.costAtMost === undefined ? [] : [` ceiling: ${sum(basis.candidates.map(({ costPerRun }, at) => `${number(costPerRun / unit.budget)} x${at}`))} <= ${number(ask.costAtMost / unit.budget)}`];
  const rows = [...limitNames.map((limit) => limitRow(basis, limit, ask)), ...seats, ...people, ...floor, ...ceiling];
  return [objectiveOf(basis, ask, gains), 'Subject To', ...rows, 'Bounds', ...boundsOf(basis, ask), 'General', ` ${basis.candidates.map((_, at) => `x${at}`).join(' ')}`, 'End'].join('\n');
}

/** The runs that a solution's columns say, in canonical order; whole, as the solver's are but for its tolerance. */
export function countsIn(given: PlanBasis, valueOf: (column: string) => number): readonly { readonly templateId: string; readonly runs: number }[] {
  return canonical(given).candidates.map(({ id }, at) => ({ templateId: id, runs: Math.round(valueOf(`x${at}`)) }));
}
