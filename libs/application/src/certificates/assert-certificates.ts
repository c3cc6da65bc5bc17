import { DomainError } from '@sinau/domain/core';
import { can, type GrantedPermission, type PersonActor, type Actor } from '@sinau/domain/identity';
import { personOf } from '../core/index.js';

/** The actor, who may do so with the certificates of the whole agency; throws `forbidden` otherwise. */
export function assertCertificates(actor: Actor, permission: Extract<GrantedPermission, 'certificate.read' | 'certificate.manage'>): PersonActor {
  const person = personOf(actor);
  if (!can(person, permission, { agencyId: person.agencyId })) throw new DomainError('forbidden');
  return person;
}
