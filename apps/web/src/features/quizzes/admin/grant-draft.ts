/** What is typed into the form that gives time; minutes as they stand in the field. */
export type GrantDraft = { readonly minutes: string; readonly reason: string };

/** A quarter of an hour is what a power cut usually takes. */
export const emptyGrant: GrantDraft = { minutes: '15', reason: '' };

const MOST_MINUTES = 240;

/** Whole minutes from 1 to 240; null for anything else. */
export function minutesOf(typed: string): number | null {
  const text = typed.trim();
  const minutes = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return minutes >= 1 && minutes <= MOST_MINUTES ? minutes : null;
}

/** The deadline that comes of it, in ms: what has passed counts from now, as the server reckons. */
export function deadlineAfter(deadlineAt: string, minutes: number, now: number): number {
  return Math.max(Date.parse(deadlineAt), now) + minutes * 60_000;
}
