/** Fewer people than this are shown nowhere, unless the agency asks for more. */
export const SMALLEST_GROUP = 5;
/** An agency may ask for no smaller groups than these. */
export const SMALLEST_GROUP_EVER = 3;
export const SMALLEST_GROUP_MOST = 50;

/** The agency's k; what is missing or out of bounds counts as the usual one. */
export function smallestGroup(set: unknown): number {
  return typeof set === 'number' && Number.isInteger(set) && set >= SMALLEST_GROUP_EVER && set <= SMALLEST_GROUP_MOST ? set : SMALLEST_GROUP;
}

/**
 * Is a group of `n` out of `whole` to be hidden? When it is smaller than `k`; and when those who are not in it are
 * fewer than `k`, because the whole less the group would show them.
 */
export function hiddenBelow(k: number, n: number, whole: number = n): boolean {
  const others = whole - n;
  return n < k || (others > 0 && others < k);
}

/**
 * Which parts of a whole may be shown beside the whole: none below `k`, and never so many that what is left is below
 * `k` and shows itself by subtraction; then the smallest of the shown parts goes too. Parts of nobody show nothing and stay.
 * The parts must not overlap. Answers whether each is shown, in the given order.
 */
export function shownParts(k: number, sizes: readonly number[]): readonly boolean[] {
  const shown = sizes.map((n) => n === 0 || n >= k);
  const hidden = () => sizes.reduce((sum, n, at) => (shown[at] ? sum : sum + n), 0);
  while (hidden() > 0 && hidden() < k) {
    const [next] = sizes.map((n, at) => ({ n, at })).filter(({ n, at }) => shown[at] && n > 0).sort((one, other) => one.n - other.n);
    if (next === undefined) break;
    shown[next.at] = false;
  }
  return shown;
}
