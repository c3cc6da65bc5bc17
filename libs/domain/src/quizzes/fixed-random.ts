import type { Random } from './draw-paper.js';

/**
 * The same numbers for the same seed: a draw that doesn't change from look to look. Never for an attempt, whose draw nobody may foresee.
 * Source: FNV-1a for the seed, mulberry32 (T. Ettinger, public domain) for the numbers.
 */
export function fixedRandom(seed: string): Random {
  let state = 0x811c9dc5;
  for (let index = 0; index < seed.length; index += 1) state = Math.imul(state ^ seed.charCodeAt(index), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
