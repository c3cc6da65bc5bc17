import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { localAddress } from './local-address.js';

test('only an address of this site is followed, and never the sign-in page again', () => {
  for (const kept of ['/kursus/1?tab=nilai#modul-3', '/']) expect(localAddress(kept)).toBe(kept);
  const refused = ['//evil.example', '/\\evil.example', '/\t/evil.example', 'https://evil.example', 'javascript:alert(1)', '/masuk', '/masuk?tujuan=/masuk', '', 7, undefined, null];
  for (const address of refused) expect(localAddress(address)).toBeNull();
});

test('whatever is typed, what is kept resolves to the same host', () => {
  const parts = fc.array(fc.constantFrom('/', '\\', '@', ':', 'evil.example', '\t', '\n', ' ', '?', '#', '%2f', '..', 'kursus', '//'), { maxLength: 8 });
  fc.assert(
    fc.property(fc.oneof(fc.string(), parts.map((all) => `/${all.join('')}`)), (typed) => {
      const kept = localAddress(typed);
      if (kept !== null) expect(new URL(kept, 'https://sinau.test').host).toBe('sinau.test');
    }),
    { numRuns: 2_000 },
  );
});
