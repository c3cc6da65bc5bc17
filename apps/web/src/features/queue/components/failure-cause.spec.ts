import { expect, test } from '@jest/globals';
import { causeOf, type FailureCause } from './failure-cause.js';

test.each<[string, FailureCause]>([
  ['connect ECONNREFUSED 127.0.0.1:5432', 'unreachable'],
  ['getaddrinfo ENOTFOUND s3.instansi.test', 'unreachable'],
  ['Connection terminated unexpectedly', 'unreachable'],
  ['canceling statement due to statement timeout', 'slow'],
  ['Connection timed out', 'slow'],
  ['job stalled more than allowable limit', 'slow'],
  ['ENOSPC: no space left on device, write', 'full'],
  ['Invalid login: 535 Authentication failed', 'refused_mail'],
  ["Can't send mail - all recipients were rejected: 550 mailbox unavailable", 'refused_mail'],
  ['NoSuchKey: The specified key does not exist.', 'missing'],
  ['not_found', 'missing'],
  ['import_not_ready', 'refused'],
  ["Cannot read properties of undefined (reading 'id')", 'other'],
  ['', 'other'],
])('%s is %s', (error, cause) => {
  expect(causeOf(error)).toBe(cause);
});
