import { expect, test } from '@jest/globals';
import { destination } from './destination.js';

test('after signing in, only an address of this site is followed, and never the login page again', () => {
  const followed = ['/kursus/1?tab=nilai#modul-3', '/'].map((tujuan) => destination({ tujuan }));
  expect(followed).toEqual([{ tujuan: '/kursus/1?tab=nilai#modul-3' }, { tujuan: '/' }]);
  const refused = ['//evil.example', '/\\evil.example', '/\t/evil.example', 'https://evil.example', 'javascript:alert(1)', '/masuk', '/masuk?tujuan=/masuk', 7, undefined];
  expect(refused.map((tujuan) => destination({ tujuan }))).toEqual(refused.map(() => ({})));
});
