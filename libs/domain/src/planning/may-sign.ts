import { allowed, refused, type Decision } from '../core/index.js';
import { asksTooMuch, excessOf, runsOf, type PlanBasis, type RunCount } from './plan.js';

/** May a draft hold these runs? It may pass its limits until it is signed, but holds only what it was reckoned from. */
export function mayHold(basis: PlanBasis, items: readonly RunCount[]): Decision {
  const ids = new Set(items.map(({ templateId }) => templateId));
  if (ids.size < items.length || items.some(({ templateId }) => !basis.candidates.some(({ id }) => id === templateId))) return refused('plan_item_unknown');
  const beyond = basis.candidates.find(({ id, mostRuns }) => runsOf(items, id) > mostRuns);
  return beyond === undefined ? allowed : refused('plan_beyond_most', { name: beyond.name, most: beyond.mostRuns });
}

/** May a draft with these runs be signed? */
export function maySign(basis: PlanBasis, items: readonly RunCount[]): Decision {
  const holds = mayHold(basis, items);
  if (!holds.allowed) return holds;
  const held = basis.candidates.filter(({ id }) => runsOf(items, id) > 0);
  if (held.length === 0) return refused('plan_empty');
  const beyond = [...new Set([...excessOf(basis, items).map(({ limit }) => limit), ...(held.some((candidate) => asksTooMuch(basis, candidate)) ? ['hours'] : [])])];
  return beyond.length === 0 ? allowed : refused('plan_beyond_limits', { limits: beyond });
}
