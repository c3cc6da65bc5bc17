import { describe, expect, test } from '@jest/globals';
import type { ErrorEntry } from '@sinau/contracts/core';
import { errorCatalogue } from '@sinau/contracts/routes';
import { sentence } from './problem.filter.js';

const entries: readonly (readonly [string, ErrorEntry])[] = Object.entries(errorCatalogue);
const languages = ['id', 'en'] as const;
const namesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** Facts that read well as they are. One that is a code belongs into its entry's `words` instead. */
const plain = new Set([
  // numbers
  'seconds', 'minutes', 'lessonsMissing', 'ready', 'confirmed', 'pending', 'blocking', 'attemptsAllowed', 'seatsTaken', 'capacity', 'year', 'people', 'openUnits', 'rows', 'limit', 'runs', 'taken',
  'kept', 'pool', 'maxMegabytes', 'missing', 'line', 'most', 'hours', 'decisions', 'number', 'version', 'answered',
  // days
  'startsOn', 'endsOn', 'from', 'lastPost', 'opensOn', 'closesOn',
  // what people wrote, names, addresses, codes that they chose, letters, headings of a template, endings of file names, a reference
  'editedBy', 'name', 'names', 'email', 'title', 'code', 'characters', 'columns', 'unknown', 'extensions', 'requestId',
]);

describe('sentences of refusals', () => {
  test('every fact that stands in one is plain, or a code with words', () => {
    const strange = entries.flatMap(([code, entry]) => {
      const words = Object.values(entry.words ?? {}).flatMap((codes) => Object.values(codes));
      const named = languages.flatMap((language) => [...namesIn(entry[language]).filter((name) => !entry.words?.[name]), ...words.flatMap((word) => namesIn(word[language]))]);
      return [...new Set(named)].filter((name) => !plain.has(name)).map((name) => `${code}: {${name}}`);
    });
    expect(strange).toEqual([]);
  });

  test('a fact with words is used in both languages, and no word is a bare code', () => {
    const faults = entries.flatMap(([code, entry]) =>
      Object.entries(entry.words ?? {}).flatMap(([fact, codes]) =>
        languages.flatMap((language) => [
          ...(namesIn(entry[language]).includes(fact) ? [] : [`${code} says no {${fact}} in ${language}`]),
          ...Object.entries(codes).filter(([, word]) => word[language].trim() === '' || /_/.test(word[language].replace(/\{\w+\}/g, ''))).map(([one]) => `${code}, ${fact} ${one} in ${language}`),
        ]),
      ),
    );
    expect(faults).toEqual([]);
  });

  test('every code of every fact becomes a sentence without code or brace', () => {
    const facts = Object.fromEntries([...plain].map((name) => [name, 3]));
    for (const [code, entry] of entries) {
      for (const [fact, codes] of Object.entries(entry.words ?? {})) {
        for (const value of Object.keys(codes)) {
          for (const language of languages) expect([code, sentence(entry, language, { ...facts, [fact]: value })]).toEqual([code, expect.not.stringMatching(/\{|\}|[a-z]_[a-z]/)]);
        }
      }
    }
  });
});

test.each([
  ['captions_refused', { fault: 'end_not_after_start', line: 3 }, 'Berkas takarir tidak dapat dipakai: pada baris 3 waktu selesai tidak sesudah waktu mulai. Perbaiki, atau ekspor ulang sebagai VTT atau SRT.'],
  ['media_not_ready', { state: 'processing' }, 'Berkas ini belum dapat dipakai: sedang diproses. Coba lagi sebentar.'],
  ['invalid_outline', { problem: 'too_many_modules', most: 60 }, 'Susunan kursus tidak dapat disimpan: modulnya lebih dari 60. Muat ulang halaman, lalu ulangi perubahan terakhir.'],
  ['template_placeholder', { unknown: ['pangkat'], known: ['name', 'hours'] }, 'Isian ini tidak dikenal: pangkat. Yang ada: nama, jp.'],
] as const)('%s in words', (code, facts, wanted) => expect(sentence(errorCatalogue[code], 'id', facts)).toBe(wanted));
