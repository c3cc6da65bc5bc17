/** @jest-environment node */
import { describe, expect, test } from '@jest/globals';
import { deadlineAfter, minutesOf } from './grant-draft.js';

describe('the form that gives time', () => {
  test.each([['15', 15], [' 5 ', 5], ['1', 1], ['240', 240], ['0', null], ['241', null], ['1,5', null], ['-5', null], ['', null], ['lima', null], ['1e2', null]])('"%s" is %s minutes', (typed, minutes) => {
    expect(minutesOf(typed)).toBe(minutes);
  });

  test('foretells what the server reckons: from the deadline, or from now when that has passed', () => {
    const deadline = '2026-11-22T03:42:00.000Z';
    const at = (time: string): number => Date.parse(`2026-11-22T${time}.000Z`);
    expect(deadlineAfter(deadline, 15, at('03:30:00'))).toBe(at('03:57:00'));
    expect(deadlineAfter(deadline, 15, at('03:42:20'))).toBe(at('03:57:20'));
  });
});
