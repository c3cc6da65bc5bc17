/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { answerOf } from './use-answer-draft.js';

test('what a device kept is an answer as far as it is one', () => {
  expect(answerOf({ marks: { a: 3, b: 'x', c: null }, texts: { d: 'Baik', e: 4 } })).toEqual({ marks: { a: 3, b: 'x' }, texts: { d: 'Baik' } });
  for (const kept of [null, undefined, 'x', [], { marks: [] }]) expect(answerOf(kept)).toEqual({ marks: {}, texts: {} });
});
