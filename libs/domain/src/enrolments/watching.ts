import { coveredSeconds, unionOf, type SecondRange } from './progress.js';

/** The fastest a player plays: seconds of the video per second of the clock. */
export const FASTEST_SPEED = 2;

/** Seconds of the video beyond what the clock allows: rounding to whole seconds, and an opening that arrives after play began. */
export const WATCHING_ALLOWANCE = 10;

/** Seconds of a video that can have been watched since its lesson was first opened, by the server's clock. */
export function mostWatchable(secondsSinceOpening: number): number {
  return Math.floor(Math.max(0, secondsSinceOpening) * FASTEST_SPEED) + WATCHING_ALLOWANCE;
}

/** The share of a video that was watched, 0 to 1: the one number that learner and instructor see (R18). */
export function watchedShare(covered: number, durationSeconds: number): number {
  return Math.min(1, covered / Math.max(1, Math.round(durationSeconds)));
}

/** What of `ranges` is not in `union`, which is in order and apart. */
function freshOf(ranges: readonly SecondRange[], union: readonly SecondRange[]): readonly SecondRange[] {
  return ranges.flatMap((range) => {
    const fresh: SecondRange[] = [];
    let [from] = range;
    for (const [heldFrom, heldTo] of union) {
      if (heldTo <= from || heldFrom >= range[1]) continue;
      if (heldFrom > from) fresh.push([from, heldFrom]);
      from = heldTo;
    }
    return from < range[1] ? [...fresh, [from, range[1]] as const] : fresh;
  });
}

/** What counts now, and how many of the seconds sent do not count yet: they count when they are sent again later. */
export type Counted = { readonly union: readonly SecondRange[]; readonly withheldSeconds: number };

/**
 * Joins what is sent to what is held, as far as the time since the lesson was first opened allows. What is held is never taken
 * back (R18). Offline watching that arrives late counts in full, because the clock ran meanwhile.
 */
export function countWatched(held: readonly SecondRange[], sent: readonly SecondRange[], secondsSinceOpening: number): Counted {
  const before = unionOf(held);
  const whole = unionOf([...before, ...sent]);
  let room = Math.max(0, mostWatchable(secondsSinceOpening) - coveredSeconds(before));
  const counted = freshOf(whole, before).map(([from, to]): SecondRange => {
    const seconds = Math.min(to - from, room);
    room -= seconds;
    return [from, from + seconds];
  });
  const union = unionOf([...before, ...counted]);
  return { union, withheldSeconds: coveredSeconds(whole) - coveredSeconds(union) };
}
