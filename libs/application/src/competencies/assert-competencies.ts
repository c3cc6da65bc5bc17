import { DomainError } from '@sinau/domain/core';
import { can, mayTry, type GrantedPermission, type PersonActor } from '@sinau/domain/identity';

/** The framework, its profiles and the rule are one for the agency: whoever reads them anywhere reads them all. */
export function assertMayRead(actor: PersonActor): void {
  if (!mayTry(actor, 'competency.read')) throw new DomainError('forbidden');
}

export function assertMayManage(actor: PersonActor): void {
  if (!can(actor, 'competency.manage', { agencyId: actor.agencyId })) throw new DomainError('forbidden');
}

/** Units in which the actor holds the permission; null is the whole agency. */
export function unitsOf(actor: PersonActor, permission: GrantedPermission): readonly string[] | null {
  if (can(actor, permission, { agencyId: actor.agencyId })) return null;
  const units = actor.assignments.flatMap(({ scope }) => (scope.kind === 'units' ? scope.unitIds : []));
  return [...new Set(units)].filter((unitId) => can(actor, permission, { agencyId: actor.agencyId, unitId }));
}
