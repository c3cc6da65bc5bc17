import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coveredSeconds, unionOf, type SecondRange } from './progress.js';
import { countWatched, mostWatchable, watchedShare } from './watching.js';

describe('watching as fast as a clock allows', () => {
  it('does not finish a video of 115 seconds in one request at the moment it was opened', () => {
    // 0 s × 2 + 10 = 10 of the 115 count; 105 wait
    expect(countWatched([], [[0, 115]], 0)).toEqual({ union: [[0, 10]], withheldSeconds: 105 });
    expect(mostWatchable(-3)).toBe(10);
  });

  it('counts all of it once time has passed: 115 seconds at twice the speed take 52.5 with the allowance', () => {
    // 52 s × 2 + 10 = 114, 53 s × 2 + 10 = 116
    expect(countWatched([[0, 10]], [[0, 115]], 52)).toEqual({ union: [[0, 114]], withheldSeconds: 1 });
    expect(countWatched([[0, 10]], [[0, 115]], 53)).toEqual({ union: [[0, 115]], withheldSeconds: 0 });
  });

  it('counts what was watched offline for an hour and is sent a day later', () => {
    expect(countWatched([], [[0, 3600]], 86_400)).toEqual({ union: [[0, 3600]], withheldSeconds: 0 });
  });

  it('fills gaps in order and never takes back what is held, even where it is more than time allows', () => {
    // held 0–20 and 40–60 = 40 s; 25 s × 2 + 10 = 60, so 20 more: 20–40; 60–80 waits
    expect(countWatched([[0, 20], [40, 60]], [[10, 80]], 25)).toEqual({ union: [[0, 60]], withheldSeconds: 20 });
    expect(countWatched([[0, 500]], [[500, 501]], 1)).toEqual({ union: [[0, 500]], withheldSeconds: 1 });
  });

  it('gives a share of whole seconds that never passes one', () => {
    // 45 of 100 s; a length of 99.6 s is 100 whole seconds; no length, no division by zero
    expect(watchedShare(45, 100)).toBe(0.45);
    expect(watchedShare(45, 99.6)).toBe(0.45);
    expect(watchedShare(101, 100)).toBe(1);
    expect(watchedShare(0, 0)).toBe(0);
  });

  const ranges = fc.array(fc.tuple(fc.nat(300), fc.nat(300)), { maxLength: 12 });
  const seconds = (list: readonly SecondRange[]): Set<number> => new Set(list.flatMap(([from, to]) => Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)));

  it('only grows, counts nothing that was not sent, and stays below what time allows', () => {
    fc.assert(
      fc.property(ranges, ranges, fc.nat(400), (held, sent, elapsed) => {
        const { union, withheldSeconds } = countWatched(held, sent, elapsed);
        const [before, counted, whole] = [seconds(held), seconds(union), seconds([...held, ...sent])];
        for (const one of before) expect(counted.has(one)).toBe(true);
        for (const one of counted) expect(whole.has(one)).toBe(true);
        expect(counted.size).toBeLessThanOrEqual(Math.max(before.size, mostWatchable(elapsed)));
        expect(withheldSeconds).toBe(whole.size - counted.size);
        expect(coveredSeconds(union)).toBe(counted.size);
        // nothing waits that there was room for
        if (withheldSeconds > 0) expect(counted.size).toBe(Math.max(before.size, mostWatchable(elapsed)));
      }),
    );
  });

  it('counts everything in the end, in whatever pieces and moments it is sent again', () => {
    fc.assert(
      fc.property(ranges, fc.array(fc.nat(60), { maxLength: 8 }), (sent, waits) => {
        let held: readonly SecondRange[] = [];
        let elapsed = 0;
        for (const wait of waits) {
          elapsed += wait;
          const next = countWatched(held, sent, elapsed);
          expect(coveredSeconds(next.union)).toBeGreaterThanOrEqual(coveredSeconds(held));
          held = next.union;
        }
        expect(countWatched(held, sent, elapsed + 200).union).toEqual(unionOf(sent));
      }),
    );
  });
});
