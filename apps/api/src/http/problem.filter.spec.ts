import { expect, test } from '@jest/globals';
import { QueueAway } from '@sinau/queue';
import { StorageError } from '@sinau/storage';
import { problemOf } from './problem.filter.js';

const refused = Object.assign(new Error('connect ECONNREFUSED 10.0.0.5:5432'), { code: 'ECONNREFUSED' });
const stopping = Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' });

test.each([
  ['the object store', new StorageError('unavailable', 'socket hang up'), 'storage'],
  ['the queue', new QueueAway(new Error('Redis at 10.0.0.6')), 'queue'],
  ['the database', refused, 'database'],
  ['a database that stops', stopping, 'database'],
])('%s away, wherever the error arose, is 503 and says no address', (_, error, service) => {
  const { body, known } = problemOf(error, 'id', 'request-1');
  expect(known).toBe(true);
  expect(body).toMatchObject({ status: 503, code: 'unavailable', facts: { service }, detail: expect.stringContaining('tidak hilang') });
  expect(JSON.stringify(body)).not.toMatch(/10\.0\.0|socket/);
});

test('a file that is missing where one must be is our mistake, not an outage', () => {
  expect(problemOf(new StorageError('not_found', 'certificates/1.pdf'), 'en', 'request-2')).toMatchObject({ known: false, body: { status: 500, code: 'internal', detail: expect.stringContaining('request-2') } });
});
