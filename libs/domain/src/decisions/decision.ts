import { allowed, refused, type Decision } from '../core/decision.js';

/** What becomes of a course or programme after a run of it. */
export const decisionKinds = ['continue', 'develop', 'change_curriculum', 'change_instructor', 'stop'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** `not_recorded`: of a run that was closed before decisions were kept. Made by nobody, and never made any more. */
export const recordedKinds = [...decisionKinds, 'not_recorded'] as const;
export type RecordedKind = (typeof recordedKinds)[number];

/** What must change in the course, and why. Both are read by learners once a version has answered them. */
export type ChangeWish = { readonly what: string; readonly why: string };

/** What somebody wants to decide; the parts that a kind asks for belong to no other. */
export type DecisionWish =
  | { readonly kind: 'continue' | 'develop' | 'stop'; readonly reasons: string }
  | { readonly kind: 'change_curriculum'; readonly reasons: string; readonly request: ChangeWish }
  /** Ids of the run's instructors who are not to teach the next one. */
  | { readonly kind: 'change_instructor'; readonly reasons: string; readonly instructorIds: readonly string[] };

export type RunToDecide = {
  /** A run is closed by its decision, and by nothing else. */
  readonly closed: boolean;
  /** Ids of those who taught it. */
  readonly instructorIds: readonly string[];
};

const said = (text: string): boolean => text.trim() !== '';

/** Whether the run may be closed with this decision. */
export function mayDecide(run: RunToDecide, wish: DecisionWish): Decision {
  if (run.closed) return refused('run_decided');
  if (!said(wish.reasons)) return refused('decision_needs_reasons');
  if (wish.kind === 'change_curriculum' && !(said(wish.request.what) && said(wish.request.why))) return refused('decision_needs_request');
  if (wish.kind !== 'change_instructor') return allowed;
  if (wish.instructorIds.length === 0) return refused('decision_needs_instructor');
  return wish.instructorIds.every((id) => run.instructorIds.includes(id)) ? allowed : refused('decision_other_instructor');
}

export type StandingDecision = {
  readonly kind: RecordedKind;
  readonly withdrawn: boolean;
  /** State of the request it opened, and the version that answered it. */
  readonly request: { readonly state: ChangeRequestState; readonly versionNumber: number | null } | null;
};

/** A decision is taken back, and its run opened again, as long as nothing stands on it. */
export function mayWithdraw(decision: StandingDecision | null): Decision {
  if (decision === null || decision.withdrawn) return refused('run_not_decided');
  return decision.request?.state === 'answered' ? refused('decision_answered', { version: decision.request.versionNumber }) : allowed;
}

export const changeRequestStates = ['open', 'answered', 'withdrawn'] as const;
export type ChangeRequestState = (typeof changeRequestStates)[number];

/** Only a published version of the very course answers a request, and only one that is open. */
export function mayAnswer(request: { readonly state: ChangeRequestState; readonly courseId: string }, version: { readonly courseId: string }): Decision {
  if (request.state !== 'open') return refused('request_not_open');
  return request.courseId === version.courseId ? allowed : refused('request_other_course');
}
