import { expect, test } from '@jest/globals';
import { givenRedis } from './given.js';

test('a given Redis is used in a database of the tests, unless its address names one', () => {
  expect(givenRedis('redis://127.0.0.1:6379')).toBe('redis://127.0.0.1:6379/15');
  expect(givenRedis('redis://name:secret@queue.example:6380/')).toBe('redis://name:secret@queue.example:6380/15');
  expect(givenRedis('rediss://queue.example:6380/3')).toBe('rediss://queue.example:6380/3');
  expect(givenRedis('')).toBeNull();
});
