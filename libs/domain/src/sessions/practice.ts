import { allowed, refused, type Decision } from '../core/index.js';

/** Submitted by the learner, returned with a reason or signed off; a signature can be withdrawn with a reason. */
export const practiceStates = ['submitted', 'returned', 'signed', 'withdrawn'] as const;
export type PracticeState = (typeof practiceStates)[number];

export const practiceActs = ['submit', 'return', 'sign', 'withdraw'] as const;
export type PracticeAct = (typeof practiceActs)[number];

const reached: Readonly<Record<PracticeAct, PracticeState>> = { submit: 'submitted', return: 'returned', sign: 'signed', withdraw: 'withdrawn' };

const from: Readonly<Record<PracticeAct, readonly (PracticeState | null)[]>> = {
  submit: [null, 'submitted', 'returned', 'withdrawn'],
  return: ['submitted'],
  sign: ['submitted', 'withdrawn'],
  withdraw: ['signed'],
};

export function practiceAfter(act: PracticeAct): PracticeState {
  return reached[act];
}

/** `state` is null before the first submission. */
export function mayPractice(act: PracticeAct, state: PracticeState | null): Decision {
  return from[act].includes(state) ? allowed : refused('practice_state', { state });
}

/** Nobody signs off their own practice. */
export function maySignFor(signer: string, learner: string): Decision {
  return signer === learner ? refused('own_practice') : allowed;
}
