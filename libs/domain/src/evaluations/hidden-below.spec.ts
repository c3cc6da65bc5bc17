import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hiddenBelow, shownParts, smallestGroup, SMALLEST_GROUP } from './hidden-below.js';

test('an agency asks for groups from 3 to 50; anything else counts as 5', () => {
  expect([undefined, null, '8', 2, 51, 4.5, 3, 8, 50].map(smallestGroup)).toEqual([5, 5, 5, 5, 5, 5, 3, 8, 50]);
  expect(SMALLEST_GROUP).toBe(5);
});

test.each([
  // k, n, whole, hidden
  [5, 4, 4, true], [5, 5, 5, false], [5, 0, 20, true],
  // 12 of 16: the 4 others would show themselves by subtraction; of 17 they are 5.
  [5, 12, 16, true], [5, 12, 17, false], [5, 12, 12, false],
])('k %i: %i of %i', (k, n, whole, hidden) => expect(hiddenBelow(k, n, whole)).toBe(hidden));

test.each([
  [[7, 6, 2], [true, false, false]], // 2 alone is 15 − 7 − 6: 6 goes too
  [[7, 4, 3], [true, false, false]], // 4 + 3 = 7 are hidden together
  [[9, 0, 3], [false, true, false]], // nobody is nobody; 3 = 12 − 9
  [[5, 5, 5], [true, true, true]],
  [[2, 1], [false, false]],
  [[], []],
])('parts of %j', (sizes, shown) => expect(shownParts(5, sizes)).toEqual(shown));

test('no subtraction of what is shown from the whole leaves a group below k', () => {
  fc.assert(fc.property(fc.integer({ min: 3, max: 12 }), fc.array(fc.nat(20), { maxLength: 12 }), (k, sizes) => {
    const shown = shownParts(k, sizes);
    const whole = sizes.reduce((sum, n) => sum + n, 0);
    const told = sizes.filter((_, at) => shown[at]);
    expect(told.every((n) => n === 0 || n >= k)).toBe(true);
    const left = whole - told.reduce((sum, n) => sum + n, 0);
    expect(left === 0 || left >= k || whole < k).toBe(true);
  }));
});

test('two filters of one whole never differ by a shown group below k', () => {
  fc.assert(fc.property(fc.integer({ min: 3, max: 12 }), fc.nat(60), fc.nat(60), (k, n, others) => {
    const whole = n + others;
    if (hiddenBelow(k, n, whole) || hiddenBelow(k, whole)) return;
    expect(n >= k && (others === 0 || others >= k)).toBe(true);
  }));
});
