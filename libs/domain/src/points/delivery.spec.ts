import { expect, test } from '@jest/globals';
import { afterTry, deliveryStates, mayTryAgain, MOST_TRIES } from './delivery.js';

test('what was accepted or refused ends; what nobody can tell is tried again, later each time, eight times in all', () => {
  expect(afterTry(1, { kind: 'accepted', externalId: '77' })).toEqual({ state: 'sent' });
  expect(afterTry(MOST_TRIES, { kind: 'accepted', externalId: '77' })).toEqual({ state: 'sent' });
  expect(afterTry(1, { kind: 'refused', problem: 'unknown person' })).toEqual({ state: 'refused' });
  const lost = (tries: number) => afterTry(tries, { kind: 'unknown', problem: 'the line broke' });
  expect([1, 2, 3, 4, 5, 6, 7].map(lost)).toEqual([1, 5, 15, 60, 240, 720, 1440].map((minutes) => ({ state: 'waiting', minutes })));
  expect(lost(MOST_TRIES)).toEqual({ state: 'failed' });
});

test('a person may ask again for what stands still, not for what is under way, sent or withdrawn', () => {
  expect(deliveryStates.filter(mayTryAgain)).toEqual(['waiting', 'refused', 'failed']);
});
