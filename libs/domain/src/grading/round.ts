/**
 * Rounds a non-negative number half up at `digits` decimals. The product is first cut at ten
 * decimals, so that 76.605 (stored as 76.60499999…) goes to 76.61 as a person expects.
 */
export function roundHalfUp(value: number, digits: number): number {
  const factor = 10 ** digits;
  return Math.floor(Number((value * factor).toFixed(8)) + 0.5) / factor;
}
