import { expect, test } from '@jest/globals';
import { longDay, dayRange, decimal } from './formats.js';
import { unprintableCharacters } from './fonts.js';
import { breakLines } from './lines.js';
import { shortCode } from './short-code.js';
import { certificateWords } from './words.js';

test('a code is grouped by four, however it was typed', () => {
  expect(shortCode('9f3ac81d22')).toBe('9F3A-C81D-22');
  expect(shortCode(' 9f3a c81d–22 ')).toBe('9F3A-C81D-22');
  expect(shortCode('')).toBe('');
});

test('days and numbers follow the language', () => {
  const { id, en } = certificateWords;
  expect(longDay('2026-08-17', id)).toBe('17 Agustus 2026');
  expect(dayRange('2026-11-03', '2026-11-14', en)).toBe('3–14 November 2026');
  expect(dayRange('2026-10-30', '2026-11-14', id)).toBe('30 Oktober – 14 November 2026');
  expect(dayRange('2025-12-29', '2026-01-09', id)).toBe('29 Desember 2025 – 9 Januari 2026');
  expect(dayRange('2026-11-03', '2026-11-03', id)).toBe('3 November 2026');
  expect([decimal(92.5, id), decimal(92.5, en), decimal(12, id)]).toEqual(['92,5', '92.5', '12']);
});

test('names of the archipelago can be printed, and what cannot is named', () => {
  expect(unprintableCharacters('I Gusti Ngurah Agung Śāntikā, Désirée Ñuñez, Muḥammad')).toEqual([]);
  expect(unprintableCharacters('Selamat 🎉 李')).toEqual(['🎉', '李']);
});

test('lines are balanced, keep every character and break no word that fits', () => {
  // one unit per character: greedy gives 19 + 4, balanced 13 + 10
  const measure = (text: string): number => text.length;
  expect(breakLines('satu dua tiga empat lima', 20, measure)).toEqual(['satu dua tiga', 'empat lima']);
  expect(breakLines('pendek', 20, measure)).toEqual(['pendek']);
  expect(breakLines('abcdefghij', 4, measure)).toEqual(['abcd', 'efgh', 'ij']);
});
