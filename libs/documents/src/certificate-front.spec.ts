import { expect, test } from '@jest/globals';
import { certificateFront } from './certificate-front.js';
import { qrMatrix } from './qr.js';
import { usual } from './testing/certificates.js';

test('the path draws the modules of the printed code, and no other', () => {
  const { size, path } = certificateFront(usual).qr;
  const drawn = new Set<number>();
  for (const [, column, row, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    for (let at = 0; at < Number(length); at += 1) drawn.add(Number(row) * size + Number(column) + at);
  }
  const { dark } = qrMatrix(usual.verification.address);
  expect(drawn).toEqual(new Set(dark.flatMap((isDark, at) => (isDark ? [at] : []))));
});

test('a holder without an identifier has no label for one', () => {
  const labels = (identifier: typeof usual.holder.identifier) =>
    certificateFront({ ...usual, holder: { ...usual.holder, identifier } }).identity.flat().map(({ label }) => label);
  expect(labels({ kind: 'NIP', value: '199209262019032008' })).toContain('NIP');
  expect(labels(null)).not.toContain('NIP');
});
