import { expect, test } from '@jest/globals';
import { Pace } from './pace.js';

test('1 MB each half second is 2 MB/s, and 10 MB take 5 s; before two seconds nothing is said', () => {
  const pace = new Pace();
  for (let step = 0; step <= 3; step += 1) pace.reach(step * 1_000_000, step * 500);
  expect(pace.speed).toBeNull();
  for (let step = 4; step <= 8; step += 1) pace.reach(step * 1_000_000, step * 500);
  expect(pace.speed).toBe(2_000_000);
  expect(pace.secondsFor(10_000_000)).toBe(5);
});

test('what was long ago does not count: after twelve seconds of nothing there is no time to tell', () => {
  const pace = new Pace();
  pace.reach(0, 0);
  pace.reach(5_000_000, 3_000);
  pace.reach(5_000_000, 15_000);
  expect(pace.speed).toBeNull();
});
