import { refused, allowed, type Decision } from '../core/index.js';

/**
 * A claim of training outside of Sinau. `returned` asks its learner for something, `withdrawn` is the learner's own act,
 * `revoked` takes an acceptance back. What ended stays as it is: a new claim is a new row, so that no evidence is used twice.
 */
export const claimStates = ['submitted', 'returned', 'accepted', 'refused', 'withdrawn', 'revoked'] as const;
export type ClaimState = (typeof claimStates)[number];

export type ClaimAct = 'resubmit' | 'withdraw' | 'accept' | 'refuse' | 'return' | 'revoke';

const steps: Readonly<Record<ClaimAct, { readonly from: readonly ClaimState[]; readonly to: ClaimState }>> = {
  resubmit: { from: ['returned', 'submitted'], to: 'submitted' },
  withdraw: { from: ['submitted', 'returned'], to: 'withdrawn' },
  accept: { from: ['submitted'], to: 'accepted' },
  refuse: { from: ['submitted'], to: 'refused' },
  return: { from: ['submitted'], to: 'returned' },
  revoke: { from: ['accepted'], to: 'revoked' },
};

/** The state after an act; throws nothing: `refused` with `claim_state` where the act has no place. */
export function mayAct(state: ClaimState, act: ClaimAct): Decision {
  return steps[act].from.includes(state) ? allowed : refused('claim_state', { state });
}

export function stateAfter(act: ClaimAct): ClaimState {
  return steps[act].to;
}

/** Days as `yyyy-mm-dd`; `today` in the agency's zone. Training counts when it is over. */
export function checkClaimDays({ startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string }, today: string): Decision {
  if (endsOn < startsOn) return refused('claim_days_reversed');
  if (endsOn > today) return refused('claim_not_over');
  return allowed;
}

/** A certificate's number as it is compared: letters and digits alone, in capitals; null where that leaves nothing. */
export function comparableNumber(number: string | null): string | null {
  const bare = (number ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '');
  return bare === '' ? null : bare;
}

export type SameTraining = { readonly certificateNumber: string | null; readonly organiser: string; readonly title: string; readonly startsOn: string; readonly endsOn: string; readonly sha256: string | null };

const words = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Why two claims look like one training; null when they don't. */
export type Likeness = 'number' | 'file' | 'training';

export function likeness(one: SameTraining, other: SameTraining): Likeness | null {
  const number = comparableNumber(one.certificateNumber);
  if (number !== null && number === comparableNumber(other.certificateNumber)) return 'number';
  if (one.sha256 !== null && one.sha256 === other.sha256) return 'file';
  const sameDays = one.startsOn === other.startsOn && one.endsOn === other.endsOn;
  return sameDays && (words(one.organiser) === words(other.organiser) || words(one.title) === words(other.title)) ? 'training' : null;
}
