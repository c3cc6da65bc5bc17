import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { comparedAttempts, gainOf, groupGain, markChange, meanOf, meanScores, pairScores, partScores, scoresByCompetency, spreadOf, type PairAttempt } from './learning.js';

const pre = (number: number, score: number): PairAttempt => ({ quiz: 'pre', number, score, submittedAt: number });
const post = (number: number, score: number, submittedAt = 10 + number): PairAttempt => ({ quiz: 'post', number, score, submittedAt });

test('the first pre-test stands against the best post-test after it', () => {
  expect(pairScores([pre(2, 90), pre(1, 40), post(1, 60), post(2, 80), post(3, 70)])).toEqual({ pre: 40, post: 80 });
  // A post-test handed in before the pre-test measures nothing.
  expect(pairScores([pre(1, 40), post(1, 95, 0), post(2, 60)])).toEqual({ pre: 40, post: 60 });
  expect(pairScores([pre(1, 40), post(1, 95, 0)])).toBeNull();
  expect(pairScores([post(1, 60)])).toBeNull();
  expect(pairScores([])).toBeNull();
  // Of two equal ones the earlier, in whatever order they come.
  expect(comparedAttempts([pre(1, 40), post(3, 80), post(2, 80)])?.post.number).toBe(2);
});

test('questions of one competency are told in percent of what they could earn, where both attempts asked some', () => {
  // 1 of 3 points is 33.33 %, 5 of 8 is 62.5 %.
  expect(partScores({ points: 1, maxPoints: 3 }, { points: 5, maxPoints: 8 })).toEqual({ pre: 33.33, post: 62.5 });
  expect(partScores(undefined, { points: 5, maxPoints: 8 })).toBeNull();
  expect(partScores({ points: 1, maxPoints: 3 }, undefined)).toBeNull();
  expect(partScores({ points: 0, maxPoints: 0 }, { points: 5, maxPoints: 8 })).toBeNull();
  expect(partScores({ points: 1, maxPoints: 3 }, { points: 0, maxPoints: 0 })).toBeNull();
  expect(meanScores([])).toBeNull();
});

test('a learner gains by competency from the questions that name it, else from pairs that do as a whole, and counts once', () => {
  const compared = new Map([
    ['asked', { pre: { attemptId: 'a1', score: 40 }, post: { attemptId: 'a2', score: 90 } }],
    ['whole', { pre: { attemptId: 'b1', score: 50 }, post: { attemptId: 'b2', score: 70 } }],
    ['none', { pre: { attemptId: 'c1', score: 10 }, post: { attemptId: 'c2', score: 20 } }],
    ['unmarked', { pre: { attemptId: 'd1', score: 10 }, post: { attemptId: 'a2', score: 20 } }],
    ['half', { pre: { attemptId: 'a1', score: 10 }, post: { attemptId: 'd2', score: 20 } }],
  ]);
  const pairs = [
    { id: 'asked', competencyId: 'risk', byQuestion: true }, { id: 'whole', competencyId: 'risk', byQuestion: false }, { id: 'none', competencyId: null, byQuestion: false },
    { id: 'unmarked', competencyId: null, byQuestion: true }, { id: 'half', competencyId: null, byQuestion: true }, { id: 'not taken', competencyId: 'risk', byQuestion: false },
  ];
  const of = (...parts: readonly (readonly [string, number, number])[]) => new Map(parts.map(([id, points, maxPoints]) => [id, { points, maxPoints }] as const));
  // Risk: 1 of 4 to 3 of 4, and 50 to 70 as a whole: (25 + 50) / 2 = 37.5 to (75 + 70) / 2 = 72.5. Law was asked before only.
  const marks = new Map([['a1', of(['risk', 1, 4], ['law', 1, 1])], ['a2', of(['risk', 3, 4])]]);
  expect([...scoresByCompetency(pairs, compared, marks)]).toEqual([['risk', { pre: 37.5, post: 72.5 }]]);
});

test('a gain is told in points and as the share of what was left to learn', () => {
  // 40 to 80: 40 points of the 60 that were left, two thirds.
  expect(gainOf({ pre: 40, post: 80 })).toEqual({ points: 40, normalised: 0.67 });
  expect(gainOf({ pre: 80, post: 70 })).toEqual({ points: -10, normalised: -0.5 });
  expect(gainOf({ pre: 100, post: 100 })).toEqual({ points: 0, normalised: null });
});

test('a group has its means, the spread of its points and the normalised gain of its means', () => {
  // Points 40, 20 and 0: mean 20, deviations 20, 0, -20, so sqrt(800 / 2) = 20. Means 50 and 70: 20 of 50 left = 0.4.
  expect(groupGain([{ pre: 40, post: 80 }, { pre: 50, post: 70 }, { pre: 60, post: 60 }])).toEqual({ n: 3, pre: 50, post: 70, points: 20, spread: 20, normalised: 0.4 });
  expect(groupGain([])).toEqual({ n: 0, pre: null, post: null, points: null, spread: null, normalised: null });
  expect([spreadOf([5]), meanOf([])]).toEqual([null, null]);
});

test('the group gains what its members gain on average, and spread does not follow a shift', () => {
  const score = fc.integer({ min: 0, max: 90 });
  fc.assert(
    fc.property(fc.array(fc.record({ pre: score, post: score }), { minLength: 2, maxLength: 30 }), (pairs) => {
      const group = groupGain(pairs);
      expect(group.points).toBeCloseTo(pairs.reduce((sum, pair) => sum + pair.post - pair.pre, 0) / pairs.length, 1);
      expect(groupGain(pairs.map((pair) => ({ pre: pair.pre, post: pair.post + 10 }))).spread).toBe(group.spread);
    }),
  );
});

test('appraisal marks count for whoever has one on both sides of the run', () => {
  const year = (personId: string, name: number, mark: number) => ({ personId, startsOn: `${name}-01-01`, endsOn: `${name}-12-31`, mark });
  // The run is of 2026: 2025 is before, 2027 after, 2026 itself neither. a +4, b -2; c has no mark after.
  const marks = [year('a', 2024, 70), year('a', 2025, 80), year('a', 2026, 99), year('a', 2027, 84), year('b', 2025, 90), year('b', 2027, 88), year('c', 2025, 60)];
  expect(markChange(marks, { startsOn: '2026-03-01', endsOn: '2026-04-30' })).toEqual({ n: 2, before: 85, after: 86, change: 1, spread: 4.24 });
  expect(markChange([], { startsOn: '2026-03-01', endsOn: '2026-04-30' })).toEqual({ n: 0, before: null, after: null, change: null, spread: null });
});
