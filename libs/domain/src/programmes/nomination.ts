import { allowed, refused, type Decision } from '../core/decision.js';

/** Who wants the seat: a supervisor for somebody of the team, or a learner with the supervisor's consent. */
export const nominationOrigins = ['supervisor', 'learner'] as const;
export type NominationOrigin = (typeof nominationOrigins)[number];

export const nominationStates = ['waiting_supervisor', 'waiting_admin', 'approved', 'refused', 'withdrawn'] as const;
export type NominationState = (typeof nominationStates)[number];

/** What a learner needs before a seat is taken. */
export const runApprovals = ['none', 'supervisor'] as const;
export type RunApproval = (typeof runApprovals)[number];

/** A supervisor's nomination waits for the administrator, a learner's wish for the supervisor. */
export function firstState(origin: NominationOrigin): NominationState {
  return origin === 'supervisor' ? 'waiting_admin' : 'waiting_supervisor';
}

/** Whether the one who decides has it before them, and gives a reason where one is owed. */
export function mayDecide(state: NominationState, decider: 'supervisor' | 'administrator', approves: boolean, reason: string): Decision {
  const waitsFor = decider === 'supervisor' ? 'waiting_supervisor' : 'waiting_admin';
  if (state !== waitsFor) return refused('nomination_decided');
  return approves || reason.trim() !== '' ? allowed : refused('nomination_needs_reason');
}
