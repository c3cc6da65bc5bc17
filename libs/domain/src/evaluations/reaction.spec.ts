import { describe, expect, test } from '@jest/globals';
import { certificateWaits, isOpen, mayAnswer, type ReactionFacts } from './reaction.js';

const facts: ReactionFacts = { opensOn: '2026-11-01', closesOn: '2026-11-30', today: '2026-11-22', completed: true, answered: false };

test('it is open from its first to its last day, or for good', () => {
  expect(['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'].map((today) => isOpen({ ...facts, today }))).toEqual([false, true, true, false]);
  expect(isOpen({ ...facts, closesOn: null, today: '2030-01-01' })).toBe(true);
});

describe('answering', () => {
  test.each<[string, Partial<ReactionFacts>, string | null]>([
    ['after completing, while it is open', {}, null],
    ['a second time', { answered: true }, 'evaluation_answered'],
    ['a second time after it closed', { answered: true, today: '2026-12-01' }, 'evaluation_answered'],
    ['before completing', { completed: false }, 'evaluation_before_completion'],
    ['too early', { today: '2026-10-31' }, 'evaluation_not_open'],
    ['too late', { today: '2026-12-01' }, 'evaluation_closed'],
  ])('%s', (_, change, code) => expect(mayAnswer({ ...facts, ...change })).toMatchObject(code === null ? { allowed: true } : { code }));
});

test('a certificate waits for an answer only where one is asked and can be given', () => {
  const { completed: _, ...days } = facts;
  expect(certificateWaits({ ...days, required: true })).toBe(true);
  expect(certificateWaits({ ...days, required: false })).toBe(false);
  expect(certificateWaits({ ...days, required: true, answered: true })).toBe(false);
  for (const today of ['2026-10-31', '2026-12-01']) expect(certificateWaits({ ...days, required: true, today })).toBe(false);
});
