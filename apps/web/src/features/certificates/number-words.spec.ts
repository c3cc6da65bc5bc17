/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { patternNames, patternShown, patternStored } from './number-words.js';

test('a stored pattern reads in the language of the screen, and is stored the same from either', () => {
  const stored = '800/{sequence:4}/{code}/{month}/{year}';
  expect(patternShown(stored, 'id')).toBe('800/{nomor:4}/{kode}/{bulan}/{tahun}');
  expect(patternShown(stored, 'en')).toBe(stored);
  expect(patternStored(patternShown(stored, 'id'))).toBe(stored);
  expect(patternStored(stored)).toBe(stored);
  expect(patternNames('id')).toBe('{nomor} {tahun} {bulan} {kode}');
});

test('a name that nobody knows is left for the server to refuse', () => {
  expect(patternStored('{nomor}/{hari}/{tahun}')).toBe('{sequence}/{hari}/{year}');
  expect(patternStored('{constructor}')).toBe('{constructor}');
});
