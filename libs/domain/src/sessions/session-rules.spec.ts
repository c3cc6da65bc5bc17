import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  checkSessionPlace, checkSessionTime, countsByAttendance, evidenceOf, isCurrentStep, isRoomOpen, mayCancel, mayChangeMeasure, mayHandIn, mayPractice, mayRecord, mayReport, maySignFor, practiceStates,
  practiceAfter, stepOf, untilNextStep, type PracticeAct, type PracticeState,
} from './index.js';

const HOUR = 3_600_000;
const code = (decision: ReturnType<typeof mayRecord>) => (decision.allowed ? 'allowed' : decision.code);

test('a session ends after it starts, within two days, at a place or a link', () => {
  expect([checkSessionTime(0, 2 * HOUR), checkSessionTime(0, 0), checkSessionTime(5, 4), checkSessionTime(0, 48 * HOUR), checkSessionTime(0, 48 * HOUR + 1)].map(code)).toEqual([
    'allowed', 'session_ends_before_start', 'session_ends_before_start', 'allowed', 'session_too_long',
  ]);
  expect([checkSessionPlace('Aula', null), checkSessionPlace(null, 'https://rapat.go.id/1'), checkSessionPlace(null, null)].map(code)).toEqual(['allowed', 'allowed', 'session_without_place']);
});

test('what JP rest on is fixed once decided; a cancelled session is over', () => {
  expect([mayChangeMeasure(0), mayChangeMeasure(3)].map(code)).toEqual(['allowed', 'session_has_attendance']);
  expect([mayCancel('planned', 0), mayCancel('held', 2), mayCancel('cancelled', 0)].map(code)).toEqual(['allowed', 'session_has_attendance', 'session_cancelled']);
  expect([mayRecord('planned'), mayRecord('held'), mayRecord('cancelled')].map(code)).toEqual(['allowed', 'allowed', 'session_cancelled']);
  expect([countsByAttendance('seminar'), countsByAttendance('field_practice')]).toEqual([true, false]);
  expect([evidenceOf('mentoring'), evidenceOf('coaching'), evidenceOf('seminar')]).toEqual(['mentoring', 'mentoring', 'attendance']);
});

describe('the room’s code', () => {
  test('counts in its step and the next, wherever in the step it was shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), fc.integer({ min: 0, max: 200_000 }), (shownAt, later) => {
        const scanned = isCurrentStep(stepOf(shownAt), shownAt + later);
        if (later < 30_000) expect(scanned).toBe(true);
        if (later >= 60_000) expect(scanned).toBe(false);
        expect(isCurrentStep(stepOf(shownAt) + 1, shownAt)).toBe(false);
      }),
    );
  });

  test('12 s into a step, 18 s are left', () => expect(untilNextStep(30_000 * 7 + 12_000)).toBe(18_000));

  test('from an hour before the session to an hour after it', () => {
    const [starts, ends] = [10 * HOUR, 12 * HOUR];
    expect([9 * HOUR - 1, 9 * HOUR, 13 * HOUR - 1, 13 * HOUR].map((now) => isRoomOpen(starts, ends, now))).toEqual([false, true, true, false]);
  });
});

describe('practice', () => {
  test.each<[PracticeAct, PracticeState[]]>([
    ['edit', ['draft', 'submitted', 'returned', 'withdrawn']],
    ['submit', ['draft', 'submitted', 'returned', 'withdrawn']],
    ['return', ['submitted']],
    ['sign', ['submitted', 'withdrawn']],
    ['withdraw', ['signed']],
  ])('%s is possible from %j only', (act, possible) => {
    expect(practiceStates.filter((state) => mayPractice(act, state).allowed)).toEqual(possible);
  });

  test('each act leads to its state, and nobody signs their own', () => {
    expect((['submit', 'return', 'sign', 'withdraw'] as const).map(practiceAfter)).toEqual(['submitted', 'returned', 'signed', 'withdrawn']);
    expect([maySignFor('a', 'b'), maySignFor('a', 'a')].map(code)).toEqual(['allowed', 'own_practice']);
  });

  test('a report opens with its session, of field practice alone', () => {
    const session = { kind: 'field_practice', state: 'planned', startsAt: 10 * HOUR } as const;
    expect([mayReport(session, 10 * HOUR - 1), mayReport(session, 10 * HOUR), mayReport({ ...session, state: 'cancelled' }, 11 * HOUR), mayReport({ ...session, kind: 'workshop' }, 11 * HOUR)].map(code))
      .toEqual(['practice_not_begun', 'allowed', 'session_cancelled', 'not_field_practice']);
  });

  test('it is handed in with words and something to look at, once every photo is ready', () => {
    expect([mayHandIn(' ', ['ready']), mayHandIn('Sudah', []), mayHandIn('Sudah', ['refused']), mayHandIn('Sudah', ['ready', 'pending']), mayHandIn('Sudah', ['refused', 'ready'])].map(code))
      .toEqual(['practice_incomplete', 'practice_incomplete', 'practice_incomplete', 'practice_files_pending', 'allowed']);
  });
});
