import type { Attendance } from './attendance.js';

/** The decision that holds for a person at a session. */
export type HeldDecision = { readonly id: string; readonly number: number; readonly present: boolean };

export type DecisionChange =
  | { readonly kind: 'none' }
  /** A new row. `takesBack` is the decision whose JP are reversed with it; `awards` says that the new one counts. */
  | { readonly kind: 'decided'; readonly number: number; readonly attendance: Attendance; readonly takesBack: string | null; readonly awards: boolean };

/** What follows from the records as they are now: decisions are never changed, and one more is written only when the answer is another. */
export function nextDecision(held: HeldDecision | null, attendance: Attendance): DecisionChange {
  if (held === null && (attendance.basis === 'none' || (attendance.basis === 'measured' && !attendance.present))) return { kind: 'none' };
  if (held !== null && held.present === attendance.present) return { kind: 'none' };
  return { kind: 'decided', number: (held?.number ?? 0) + 1, attendance, takesBack: held?.present ? held.id : null, awards: attendance.present };
}
