import { expect, test } from '@jest/globals';
import { attendanceFigure, completionFigure, costFigure, known, marksFigure, participantsFigure, percentOf, type Figure, type RunFacts } from './figures.js';

const facts: RunFacts = {
  participants: 16, capacity: 25, completed: 14, marks: { count: 14, mean: 83.4, spread: 7.1 },
  sessions: { held: 2, expected: 32, present: 27 }, cost: { planned: 48_500_000, spent: 31_000_000, lines: 3 },
};

test.each<[string, (facts: RunFacts) => Figure, Partial<RunFacts>, object]>([
  ['participants of the seats', participantsFigure, {}, { known: true, value: 16, of: 25, unit: 'people' }],
  ['participants without a capacity', participantsFigure, { capacity: null }, { value: 16, of: null }],
  ['nobody', participantsFigure, { participants: 0 }, { known: false, why: 'nobody_enrolled' }],
  // 14 / 16 = 87.5 %
  ['completion', completionFigure, {}, { value: 87.5, count: 16, unit: 'percent' }],
  ['completion of nobody', completionFigure, { participants: 0, completed: 0 }, { known: false, why: 'nobody_enrolled' }],
  ['marks', marksFigure, {}, { value: 83.4, count: 14, spread: 7.1 }],
  ['no marks', marksFigure, { marks: null }, { known: false, why: 'no_marks' }],
  // 27 of 32 seats at two sessions: 84.375 %, which is 84.4
  ['attendance', attendanceFigure, {}, { value: 84.4, count: 2 }],
  ['no sessions', attendanceFigure, { sessions: { held: 0, expected: 0, present: 0 } }, { known: false, why: 'no_sessions' }],
  ['cost', costFigure, {}, { value: 31_000_000, of: 48_500_000, unit: 'rupiah' }],
  ['cost of a run alone', costFigure, { cost: null }, { known: false, why: 'no_programme' }],
  ['cost that nobody wrote down', costFigure, { cost: { planned: 0, spent: 0, lines: 0 } }, { known: false, why: 'no_cost' }],
  ['cost that was planned and not paid', costFigure, { cost: { planned: 5, spent: 0, lines: 0 } }, { value: 0, of: 5 }],
])('%s', (_, figure, change, expected) => expect(figure({ ...facts, ...change })).toMatchObject(expected));

test('per cent is rounded half up to one decimal', () => {
  // 1/16 = 6.25 % -> 6.3; 1/3 = 33.33 %
  expect([percentOf(1, 16), percentOf(1, 3), percentOf(0, 5), percentOf(5, 5)]).toEqual([6.3, 33.3, 0, 100]);
});

test('a figure of which nothing more is known says so', () => {
  expect(known('cost', 12, 'rupiah')).toEqual({ name: 'cost', known: true, value: 12, unit: 'rupiah', of: null, count: null, spread: null });
});
