import { canonical, gainPerPerson, runsOf, type PlanBasis, type RunCount } from './plan.js';

export type NeedClosed = { readonly needId: string; readonly people: number; readonly closed: number };
export type ClosedGap = { readonly total: number; readonly needs: readonly NeedClosed[] };

type Arc = { readonly to: number; capacity: number; readonly gain: number; readonly back: number };
type Network = readonly Arc[][];

function connect(network: Network, from: number, to: number, capacity: number, gain: number): void {
  const [forth, back] = [network[from], network[to]];
  if (!forth || !back || capacity <= 0) return;
  forth.push({ to, capacity, gain, back: back.length });
  back.push({ to: from, capacity: 0, gain: -gain, back: forth.length - 1 });
}

/** Gains differ by millionths; a path that gains less than that gains nothing but rounding. */
const LEAST_GAIN = 1e-9;

/** The path of the greatest gain from source to sink, as arcs; null when none gains anything. Bellman and Ford. */
function bestPath(network: Network, source: number, sink: number): readonly { readonly from: number; readonly arc: Arc }[] | null {
  const best = network.map((_, node) => (node === source ? 0 : -Infinity));
  const came: ({ from: number; arc: Arc } | undefined)[] = [];
  for (let round = 0, changed = true; changed && round < network.length; round += 1) {
    changed = false;
    network.forEach((arcs, from) => {
      const start = best[from] ?? -Infinity;
      if (start === -Infinity) return;
      for (const arc of arcs) {
        if (arc.capacity <= 0 || start + arc.gain <= (best[arc.to] ?? -Infinity) + LEAST_GAIN) continue;
        best[arc.to] = start + arc.gain;
        came[arc.to] = { from, arc };
        changed = true;
      }
    });
  }
  if ((best[sink] ?? -Infinity) <= LEAST_GAIN) return null;
  const path: { from: number; arc: Arc }[] = [];
  for (let node = sink; node !== source; ) {
    const step = came[node];
    if (!step) return null;
    path.push(step);
    node = step.from;
  }
  return path;
}

/**
 * The most weighted gap that these runs close: each seat takes one person for one need, each person of a need is trained
 * for it once. A flow of the greatest gain, by successive paths (Ford and Fulkerson; exact, as all capacities are whole).
 */
export function closedGap(given: PlanBasis, counts: readonly RunCount[]): ClosedGap {
  const basis = canonical(given);
  const held = basis.candidates.filter(({ id }) => runsOf(counts, id) > 0);
  const [source, sink] = [held.length + basis.needs.length, held.length + basis.needs.length + 1];
  const network: Network = Array.from({ length: sink + 1 }, () => []);
  held.forEach((candidate, at) => {
    const seats = candidate.seatsPerRun * runsOf(counts, candidate.id);
    connect(network, source, at, seats, 0);
    basis.needs.forEach((need, index) => {
      const gain = gainPerPerson(candidate, need);
      if (gain > 0) connect(network, at, held.length + index, seats, gain);
    });
  });
  basis.needs.forEach((need, index) => connect(network, held.length + index, sink, need.people, 0));
  for (let path = bestPath(network, source, sink); path !== null; path = bestPath(network, source, sink)) {
    const amount = Math.min(...path.map(({ arc }) => arc.capacity));
    for (const { arc } of path) {
      arc.capacity -= amount;
      const back = network[arc.to]?.[arc.back];
      if (back) back.capacity += amount;
    }
  }
  return readOff(basis, held.length, network);
}

const sixth = (value: number): number => Math.round(value * 1e6) / 1e6;

/** A need's arcs back to the candidates hold who was trained there. */
function readOff(basis: PlanBasis, candidates: number, network: Network): ClosedGap {
  const needs = basis.needs.map((need, index) => {
    const back = (network[candidates + index] ?? []).filter(({ to }) => to < candidates);
    return { needId: need.id, people: back.reduce((sum, { capacity }) => sum + capacity, 0), closed: sixth(back.reduce((sum, { capacity, gain }) => sum - capacity * gain, 0)) };
  });
  return { total: sixth(needs.reduce((sum, { closed }) => sum + closed, 0)), needs };
}
