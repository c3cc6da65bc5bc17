import { expect, test } from '@jest/globals';
import { mayGrantTime } from './may-grant-time.js';

test.each([
  [{ state: 'open', timed: true, own: false }, { allowed: true }],
  [{ state: 'open', timed: true, own: true }, { allowed: false, code: 'forbidden' }],
  [{ state: 'submitted', timed: true, own: false }, { allowed: false, code: 'attempt_closed' }],
  [{ state: 'graded', timed: true, own: false }, { allowed: false, code: 'attempt_closed' }],
  [{ state: 'open', timed: false, own: false }, { allowed: false, code: 'attempt_untimed' }],
] as const)('%j', (facts, decision) => {
  expect(mayGrantTime(facts)).toMatchObject(decision);
});
