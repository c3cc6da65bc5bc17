import { canonical, gainPerPerson, runsOf, type PlanBasis, type PlanNeed, type RunCount } from './plan.js';

export type NeedClosed = { readonly needId: string; readonly people: number; readonly closed: number };
export type ClosedGap = { readonly total: number; readonly needs: readonly NeedClosed[] };

type Place = { readonly steps: Step[]; best: number; came: Step | null };
type Edge = { readonly capacity: number; readonly gain: number; flow: number };
/** An edge in its direction, or against it, where flow is taken back. */
type Step = { readonly edge: Edge; readonly sign: 1 | -1; readonly from: Place; readonly to: Place };

const newPlace = (): Place => ({ steps: [], best: -Infinity, came: null });
const roomOf = ({ edge, sign }: Step): number => (sign === 1 ? edge.capacity - edge.flow : edge.flow);

function connect(from: Place, to: Place, capacity: number, gain: number): Edge {
  const edge: Edge = { capacity, gain, flow: 0 };
  from.steps.push({ edge, sign: 1, from, to });
  to.steps.push({ edge, sign: -1, from: to, to: from });
  return edge;
}

/** Gains differ by millionths; a path that gains less than that gains nothing but rounding. */
const LEAST_GAIN = 1e-9;

/** The path of the greatest gain from source to sink; empty when none gains anything. Bellman and Ford. */
function bestPath(places: readonly Place[], source: Place, sink: Place): readonly Step[] {
  for (const place of places) Object.assign(place, { best: place === source ? 0 : -Infinity, came: null });
  for (let round = 0, changed = true; changed && round < places.length; round += 1) {
    changed = false;
    for (const step of places.flatMap(({ best, steps }) => (best === -Infinity ? [] : steps))) {
      const reached = step.from.best + step.edge.gain * step.sign;
      if (roomOf(step) <= 0 || reached <= step.to.best + LEAST_GAIN) continue;
      Object.assign(step.to, { best: reached, came: step });
      changed = true;
    }
  }
  if (sink.best <= LEAST_GAIN) return [];
  const path: Step[] = [];
  for (let step = sink.came; step !== null; step = step.from.came) path.push(step);
  return path;
}

const sixth = (value: number): number => Math.round(value * 1e6) / 1e6;

/**
 * The most weighted gap that these runs close: each seat takes one person for one need, each person of a need is trained
 * for it once. A flow of the greatest gain, by successive paths (Ford and Fulkerson; exact, as all capacities are whole).
 */
export function closedGap(given: PlanBasis, counts: readonly RunCount[]): ClosedGap {
  const basis = canonical(given);
  const [source, sink] = [newPlace(), newPlace()];
  const needs = basis.needs.map((need) => ({ need, place: newPlace() }));
  const held = basis.candidates.filter(({ id }) => runsOf(counts, id) > 0).map((candidate) => ({ candidate, place: newPlace() }));
  const trained: { readonly need: PlanNeed; readonly edge: Edge }[] = [];
  for (const { candidate, place } of held) {
    const seats = candidate.seatsPerRun * runsOf(counts, candidate.id);
    connect(source, place, seats, 0);
    for (const one of needs) {
      const gain = gainPerPerson(candidate, one.need);
      if (gain > 0) trained.push({ need: one.need, edge: connect(place, one.place, seats, gain) });
    }
  }
  for (const { need, place } of needs) connect(place, sink, need.people, 0);
  const places = [source, ...held.map(({ place }) => place), ...needs.map(({ place }) => place), sink];
  for (let path = bestPath(places, source, sink); path.length > 0; path = bestPath(places, source, sink)) {
    const amount = Math.min(...path.map(roomOf));
    for (const { edge, sign } of path) edge.flow += amount * sign;
  }
  const closed = basis.needs.map((need) => {
    const own = trained.filter((one) => one.need === need);
    return { needId: need.id, people: own.reduce((sum, { edge }) => sum + edge.flow, 0), closed: sixth(own.reduce((sum, { edge }) => sum + edge.flow * edge.gain, 0)) };
  });
  return { total: sixth(closed.reduce((sum, one) => sum + one.closed, 0)), needs: closed };
}
