import { DomainError } from '../core/index.js';
import type { Assignment } from './roles.js';

/** The request that an act is traced by: in the audit, in the jobs that it asks for, in the log. */
type Traced = { readonly requestId?: string };

/** A person with a session: who acts, in which agency, with which assignments. */
export type PersonActor = Traced & {
  readonly kind: 'person';
  readonly personId: string;
  readonly agencyId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly assignments: readonly Assignment[];
};

/** The system acting for one agency: jobs, schedules, seeds. `job` names the cause for the audit. */
export type SystemActor = Traced & { readonly kind: 'system'; readonly agencyId: string; readonly job: string };

/** Nobody known: login, password reset, public verification. */
export type AnonymousActor = Traced & { readonly kind: 'anonymous' };

export type Actor = PersonActor | SystemActor | AnonymousActor;

/** The actor as a person; throws `not_signed_in` for anybody else. */
export function asPerson(actor: Actor): PersonActor {
  if (actor.kind !== 'person') throw new DomainError('not_signed_in');
  return actor;
}
