import type { Assignment } from './roles.js';

/** A person with a session: who acts, in which agency, with which assignments. */
export type PersonActor = {
  readonly kind: 'person';
  readonly personId: string;
  readonly agencyId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly assignments: readonly Assignment[];
};

/** The system acting for one agency: jobs, schedules, seeds. `job` names the cause for the audit. */
export type SystemActor = { readonly kind: 'system'; readonly agencyId: string; readonly job: string };

/** Nobody known: login, password reset, public verification. */
export type AnonymousActor = { readonly kind: 'anonymous' };

export type Actor = PersonActor | SystemActor | AnonymousActor;
