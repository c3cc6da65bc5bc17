import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { WatchLog } from './watch-log.js';

const play = (log: WatchLog, from: number, to: number): void => {
  for (let at = from; at <= to; at += 0.25) log.tick(at);
};

describe('what was watched', () => {
  test('a stretch, a jump and another stretch are two ranges; watched again they are one', () => {
    const log = new WatchLog();
    play(log, 0, 10);
    play(log, 30, 42);
    expect(log.ranges()).toEqual([[0, 10], [30, 42]]);
    log.close();
    play(log, 8, 31);
    expect(log.ranges()).toEqual([[0, 42]]);
  });

  test('jumping about without playing watches nothing', () => {
    const log = new WatchLog();
    for (const at of [0, 50, 10, 90]) {
      log.tick(at);
      log.close();
    }
    expect(log.ranges()).toEqual([]);
  });

  test('a pause in the middle of a second leaves no hole', () => {
    const log = new WatchLog();
    play(log, 0, 10.5);
    log.close();
    play(log, 10.5, 20);
    expect(log.ranges()).toEqual([[0, 20]]);
  });

  test('whatever is played, ranges are in order, apart, within what was played, and only grow', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 60 })), { maxLength: 30 }), (stretches) => {
        const log = new WatchLog();
        let covered = 0;
        for (const [from, length] of stretches) {
          play(log, from, from + length);
          log.close();
          const ranges = log.ranges();
          const sum = ranges.reduce((all, [start, end]) => all + end - start, 0);
          expect(sum).toBeGreaterThanOrEqual(covered);
          covered = sum;
          ranges.slice(1).forEach(([start], index) => expect(start).toBeGreaterThan(ranges[index]?.[1] ?? Infinity));
          expect(ranges.every(([start, end]) => start >= 0 && end <= 560)).toBe(true);
        }
      }),
    );
  });
});
