import { expect, test } from '@jest/globals';
import { checkPeriod, isFreeOn, shownRating, type Period } from './index.js';

const away: Period = { kind: 'away', startsOn: '2026-12-10', endsOn: '2026-12-12' };
const december: Period = { kind: 'available', startsOn: '2026-12-01', endsOn: '2026-12-31' };

test('who named no days can come on any but those away; who named some, on those alone', () => {
  expect(['2026-12-09', '2026-12-10', '2026-12-12', '2026-12-13'].map((day) => isFreeOn([away], day))).toEqual([true, false, false, true]);
  expect(['2026-11-30', '2026-12-01', '2026-12-11', '2026-12-31', '2027-01-01'].map((day) => isFreeOn([december, away], day))).toEqual([false, true, false, true, false]);
  expect(isFreeOn([], '2026-12-10')).toBe(true);
});

test('a period ends on its first day or later', () => {
  expect([checkPeriod(away).allowed, checkPeriod({ ...away, endsOn: '2026-12-10' }).allowed]).toEqual([true, true]);
  expect(checkPeriod({ ...away, endsOn: '2026-12-09' })).toMatchObject({ allowed: false, code: 'expert_period_reversed' });
});

test('marks of a group below the agency’s k are shown nowhere, nor how many they are', () => {
  // 5 + 4 + 4 + 5 + 3 = 21 of five: 4.2
  expect([shownRating(18, 4, 5), shownRating(21, 5, 5), shownRating(21, 5, 6), shownRating(0, 0, 3)]).toEqual([null, { mean: 4.2, count: 5 }, null, null]);
});
