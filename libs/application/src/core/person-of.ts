import { DomainError } from '@sinau/domain/core';
import type { Actor, PersonActor } from '@sinau/domain/identity';

/** A route for one's own data takes the person from the session, never from a parameter (A11). */
export function personOf(actor: Actor): PersonActor {
  if (actor.kind !== 'person') throw new DomainError('not_signed_in');
  return actor;
}
