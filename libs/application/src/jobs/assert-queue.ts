import { DomainError } from '@sinau/domain/core';
import { can, type Actor, type GrantedPermission } from '@sinau/domain/identity';

/** The actor, who may do so in the whole agency; throws `forbidden` otherwise. */
export function assertQueue(actor: Actor, permission: Extract<GrantedPermission, 'queue.read' | 'queue.manage'>): Actor {
  if (actor.kind === 'anonymous') throw new DomainError('not_signed_in');
  if (!can(actor, permission, { agencyId: actor.agencyId })) throw new DomainError('forbidden');
  return actor;
}
