/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { emptySession, faultsOf, sessionBodyOf } from './session-draft.js';

const draft = { ...emptySession('Asia/Jayapura'), title: ' Lokakarya ', day: '2026-12-03', place: 'Aula', hours: '2,5' };

test('hours are those of the session’s zone: 09.00 WIT is midnight UTC', () => {
  expect(faultsOf(draft)).toEqual([]);
  expect(sessionBodyOf(draft)).toMatchObject({ title: 'Lokakarya', startsAt: '2026-12-03T00:00:00.000Z', endsAt: '2026-12-03T03:00:00.000Z', hours: 2.5, minimumShare: 80, activityKind: 4, link: null });
});

test('says what is missing, in the order of the form', () => {
  expect(faultsOf(emptySession('Asia/Jakarta'))).toEqual([{ field: 'title', code: 'missing' }, { field: 'day', code: 'missing' }, { field: 'place', code: 'place' }]);
  expect(faultsOf({ ...draft, to: '09:00', hours: '2,3', minimumShare: '101' }).map(({ field }) => field)).toEqual(['to', 'hours', 'minimumShare']);
});
