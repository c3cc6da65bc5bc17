import { expect, test } from '@jest/globals';
import { checkWording, wordingPlaceholders } from '@sinau/domain/certificates';
import fc from 'fast-check';
import { shownWording, storedWording, unknownWords, type PlaceholderWords } from './placeholder-words.js';

const indonesian: PlaceholderWords = { name: 'nama', course: 'kursus', run: 'angkatan', agency: 'instansi', hours: 'jp', year: 'tahun' };

test('a line reads in the user\'s words and is stored as it always was', () => {
  const stored = 'telah menyelesaikan {course} selama {hours} JP pada {year}';
  expect(shownWording(stored, indonesian)).toBe('telah menyelesaikan {kursus} selama {jp} JP pada {tahun}');
  expect(storedWording('telah menyelesaikan {Kursus } selama {jp} JP pada {tahun}', indonesian)).toBe(stored);
});

test('what no certificate knows stays as it was written and is named', () => {
  expect(storedWording('{nama} {pangkat} {', indonesian)).toBe('{name} {pangkat} {');
  expect(unknownWords('{name} {pangkat} {golongan}')).toEqual(['pangkat', 'golongan']);
  expect(unknownWords('{name}')).toEqual([]);
});

test('any stored wording survives being shown and stored again, and is as sound as before', () => {
  // No piece is a word by which a placeholder is shown: between braces it would be that placeholder, as it should.
  const part = fc.oneof(fc.constantFrom(...wordingPlaceholders.map((name) => `{${name}}`)), fc.constantFrom('{', '}', ' ', 'selama', '{pangkat}'));
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const stored = parts.join('');
      const again = storedWording(shownWording(stored, indonesian), indonesian);
      expect(again).toBe(stored);
      expect(checkWording([again]).allowed).toBe(unknownWords(again).length === 0);
    }),
  );
});
