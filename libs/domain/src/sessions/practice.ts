import { allowed, refused, type Decision } from '../core/index.js';
import type { SessionKind, SessionState } from './run-session.js';

/** A draft is only its learner's. Submitted, it is returned with a reason or signed off; a signature can be withdrawn with a reason. */
export const practiceStates = ['draft', 'submitted', 'returned', 'signed', 'withdrawn'] as const;
export type PracticeState = (typeof practiceStates)[number];

/** `edit` is the learner's text or evidence; what was submitted goes on waiting. */
export const practiceActs = ['edit', 'submit', 'return', 'sign', 'withdraw'] as const;
export type PracticeAct = (typeof practiceActs)[number];

const reached = { submit: 'submitted', return: 'returned', sign: 'signed', withdraw: 'withdrawn' } as const satisfies Readonly<Record<Exclude<PracticeAct, 'edit'>, PracticeState>>;

const from: Readonly<Record<PracticeAct, readonly PracticeState[]>> = {
  edit: ['draft', 'submitted', 'returned', 'withdrawn'],
  submit: ['draft', 'submitted', 'returned', 'withdrawn'],
  return: ['submitted'],
  sign: ['submitted', 'withdrawn'],
  withdraw: ['signed'],
};

export function practiceAfter(act: keyof typeof reached): (typeof reached)[keyof typeof reached] {
  return reached[act];
}

export function mayPractice(act: PracticeAct, state: PracticeState): Decision {
  return from[act].includes(state) ? allowed : refused('practice_state', { state });
}

/** What a report is opened for: field practice that was not cancelled and has begun. */
export function mayReport(session: { readonly kind: SessionKind; readonly state: SessionState; readonly startsAt: number }, now: number): Decision {
  if (session.kind !== 'field_practice') return refused('not_field_practice');
  if (session.state === 'cancelled') return refused('session_cancelled');
  return now < session.startsAt ? refused('practice_not_begun') : allowed;
}

/** A photo is written anew before anybody sees it, so that nothing but its pixels is kept; one that can't be is refused. */
export const practiceFileStates = ['pending', 'ready', 'refused'] as const;
export type PracticeFileState = (typeof practiceFileStates)[number];

/** A report says something and shows something that can be looked at. */
export function mayHandIn(text: string, files: readonly PracticeFileState[]): Decision {
  if (files.includes('pending')) return refused('practice_files_pending');
  return text.trim() === '' || !files.includes('ready') ? refused('practice_incomplete') : allowed;
}

/** Photos and documents of one report. */
export const MOST_PRACTICE_FILES = 12;

/** Nobody signs off their own practice. */
export function maySignFor(signer: string, learner: string): Decision {
  return signer === learner ? refused('own_practice') : allowed;
}
