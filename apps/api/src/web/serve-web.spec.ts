import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { isNoPage } from './serve-web.js';

test.each(['/assets/nope.js', '/assets/', '/assets', '/assets?x', '/icons/nope.svg', '/api', '/api/nope', '/api?x'])('%s is never answered by the page', (url) => {
  expect(isNoPage(url)).toBe(true);
});

test.each(['/', '/kursus', '/assetsku', '/apix', '/verifikasi/7', '/masuk?next=/assets/a.js'])('%s may be', (url) => {
  expect(isNoPage(url)).toBe(false);
});

test('robots are kept from verifications, which name people, and from the API', () => {
  const lines = readFileSync(new URL('../../../web/public/robots.txt', import.meta.url), 'utf8').trim().split('\n');
  expect(lines).toEqual(['User-agent: *', 'Disallow: /verifikasi', 'Disallow: /api']);
});
