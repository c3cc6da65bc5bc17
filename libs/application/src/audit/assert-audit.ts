import { DomainError } from '@sinau/domain/core';
import { can, type Actor, type PersonActor } from '@sinau/domain/identity';
import { personOf } from '../core/index.js';

/** The actor, who may read the audit of the whole agency; throws `forbidden` otherwise. */
export function assertAuditReader(actor: Actor): PersonActor {
  const person = personOf(actor);
  if (!can(person, 'audit.read', { agencyId: person.agencyId })) throw new DomainError('forbidden');
  return person;
}
