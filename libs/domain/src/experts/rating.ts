import { hiddenBelow } from '../evaluations/index.js';

/** What marks of a group come to, 1 to 5; the mean has one decimal. */
export type Rating = { readonly mean: number; readonly count: number };

/** Null hides a group that is smaller than the agency's `k`, and with it how small it is. */
export function shownRating(sum: number, count: number, k: number): Rating | null {
  return count === 0 || hiddenBelow(k, count) ? null : { mean: Math.round((sum / count) * 10) / 10, count };
}
