import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { maskPersonal } from './mask-personal.js';
import { stemOf, wordsOf } from './stems.js';
import { themesOf } from './themes.js';

describe('what points at a person is masked', () => {
  test.each([
    ['Hubungi 198609262015032001 untuk materi', 'Hubungi [nomor] untuk materi'],
    ['NIP 19860926 201503 2 001 terlambat', 'NIP [nomor] terlambat'],
    ['NIK 3374012609860001', 'NIK [nomor]'],
    ['Kirim ke siti.rahma@dinkes.tirta.go.id ya', 'Kirim ke [surel] ya'],
    ['WA 0812-3456-7890 saja', 'WA [telepon] saja'],
    ['telepon +62 812 3456 7890.', 'telepon [telepon].'],
    ['Tahun 2026 ada 45 menit dan 1.284 orang', 'Tahun 2026 ada 45 menit dan 1.284 orang'],
  ])('%s', (text, masked) => expect(maskPersonal(text)).toBe(masked));
  test('a hundred thousand letters take no longer than they should', () => {
    const long = 'a'.repeat(100_000);
    expect(maskPersonal(long)).toBe(long);
    expect(wordsOf(long)).toHaveLength(Math.ceil(100_000 / 30));
  });
});

test.each([['pelatihannya', 'latih'], ['melatih', 'latih'], ['latihan', 'latih'], ['praktiknya', 'praktik'], ['mempraktikkan', 'praktik'], ['dipraktikkan', 'praktik'], ['buku', 'buku'], ['materi', 'mater'], ['materinya', 'mater'], ['waktunya', 'waktu']])(
  '%s comes down to %s', (word, stem) => expect(stemOf(word)).toBe(stem),
);

const comments = [
  'Tambah waktu praktik', 'Praktik lapangan terlalu singkat', 'Praktiknya kurang lama', 'Perbanyak praktik register risiko', 'Mohon praktik dua hari', 'praktik di puskesmas lain juga',
  'Ruangan panas', 'Ruang kelas sempit dan panas', 'AC ruangan mati', 'Ruang terlalu kecil', 'Ruangannya bising',
  'Konsumsi cukup',
];

describe('themes', () => {
  test('are what many comments share, each with its word', () => {
    const { themes, others, hidden } = themesOf(comments, 5);
    expect(themes.map(({ label, texts }) => [label, texts.length])).toEqual([['praktik', 6], ['ruang', 5]]);
    expect(themes[0]?.forms).toEqual(['praktik', 'praktiknya']);
    expect(themes[1]?.alongside).toEqual(['panas']);
    expect([others, hidden]).toEqual([[], 1]);
  });
  test('are the same whatever the order, and none of fewer than k is shown', () => {
    expect(themesOf([...comments].reverse(), 5)).toEqual(themesOf(comments, 5));
    expect(themesOf(comments.slice(0, 4), 5)).toEqual({ themes: [], others: [], hidden: 4 });
  });
  test('name a pair of words where it is what is meant', () => {
    const texts = ['Sinyal internet putus', 'Sinyal internet lemah', 'Sinyal internet hilang', 'Tidak dapat sinyal internet', 'sinyal internet di pulau'];
    expect(themesOf(texts, 5).themes.map(({ label }) => label)).toEqual(['sinyal internet']);
  });
  test('show what fits none as a group of its own when it is one', () => {
    const odd = ['alfa', 'bravo', 'carli', 'delta', 'eko lima', 'foxtrot'];
    expect(themesOf(odd, 5)).toEqual({ themes: [], others: odd, hidden: 0 });
  });
  test('whatever was written: every comment once, in a group of k or hidden', () => {
    const word = fc.constantFrom('praktik', 'praktiknya', 'ruang', 'ruangan', 'materi', 'waktu', 'dan', 'yang', 'pengajar', '');
    fc.assert(fc.property(fc.array(fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')), { maxLength: 40 }), fc.integer({ min: 3, max: 8 }), (texts, k) => {
      const { themes, others, hidden } = themesOf(texts, k);
      expect(themes.every((theme) => theme.texts.length >= k)).toBe(true);
      expect(others.length === 0 || others.length >= k).toBe(true);
      expect(hidden).toBeLessThan(k);
      expect(themes.reduce((sum, theme) => sum + theme.texts.length, 0) + others.length + hidden).toBe(texts.length);
    }));
  });
});
