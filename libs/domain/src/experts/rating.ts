/** What marks of a group come to, 1 to 5; the mean has one decimal. Null hides a group smaller than the threshold: also how many they are is not told. */
export type Rating = { readonly mean: number; readonly count: number };

/** A group below it could be told apart. An agency may set a higher one. */
export const LEAST_RATERS = 5;

export function shownRating(sum: number, count: number, least: number = LEAST_RATERS): Rating | null {
  if (count < Math.max(least, LEAST_RATERS)) return null;
  return { mean: Math.round((sum / count) * 10) / 10, count };
}
