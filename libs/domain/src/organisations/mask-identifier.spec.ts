import { expect, test } from '@jest/globals';
import { maskIdentifier } from './mask-identifier.js';

test('an identifier keeps its first eight and last two digits', () => {
  expect(maskIdentifier('198609262015032001')).toBe('19860926••••••••01');
  expect(maskIdentifier('1234567890')).toBe('••••••••••');
});
