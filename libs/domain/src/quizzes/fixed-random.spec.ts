import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fixedRandom } from './fixed-random.js';

test('one seed gives one row of numbers in [0, 1), another seed another', () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const [one, again, other] = [fixedRandom(seed), fixedRandom(seed), fixedRandom(`${seed}.`)];
      const row = Array.from({ length: 20 }, one);
      expect(row).toEqual(Array.from({ length: 20 }, again));
      expect(row).not.toEqual(Array.from({ length: 20 }, other));
      expect(row.every((number) => number >= 0 && number < 1)).toBe(true);
    }),
  );
});
