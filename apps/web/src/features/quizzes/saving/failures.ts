import { Problem } from '../../../lib/api/index.js';

/** What a failed call means for answers that wait. None of them drops an answer. */
export type Failure =
  | { readonly kind: 'retry'; readonly after: number | null }
  | { readonly kind: 'sign_in' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'forbidden'; readonly message: string };

const PASSING = new Set([408, 425, 429]);

/** `after` is in milliseconds, where the server asked for a pause. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Problem)) return { kind: 'retry', after: null };
  if (error.code === 'not_signed_in') return { kind: 'sign_in' };
  if (error.code === 'attempt_closed') return { kind: 'closed' };
  if (error.status >= 500 || PASSING.has(error.status)) return { kind: 'retry', after: error.retryAfter === null ? null : error.retryAfter * 1000 };
  if (error.status === 400 || error.status === 413) return { kind: 'invalid' };
  return { kind: 'forbidden', message: error.message };
}

const FIRST = 1000;
const LONGEST = 15_000;
const LONGEST_ASKED = 60_000;

/** Milliseconds before the next try: 1, 2, 4, 8, then 15 s, each up to a quarter shorter, so that a hall of people does not return at once. */
export function pauseBefore(failures: number, asked: number | null, random: () => number): number {
  if (asked !== null) return Math.min(asked, LONGEST_ASKED) + random() * FIRST;
  return Math.min(FIRST * 2 ** Math.max(0, failures - 1), LONGEST) * (1 - random() / 4);
}
