import type { Actor } from '@sinau/domain/identity';

/** Units whose people the actor oversees as a supervisor; null is the whole agency. */
export function overseenUnits(actor: Actor): readonly string[] | null {
  if (actor.kind !== 'person') return [];
  const held = actor.assignments.filter(({ role }) => role === 'supervisor');
  if (held.some(({ scope }) => scope.kind === 'platform' || (scope.kind === 'agency' && scope.agencyId === actor.agencyId))) return null;
  return held.flatMap(({ scope }) => (scope.kind === 'units' && scope.agencyId === actor.agencyId ? scope.unitIds : []));
}
