/** @jest-environment node */
import { beforeAll, expect, test } from '@jest/globals';
import { i18n } from '@lingui/core';
import { createFormats } from '../../lib/formats/formats.js';
import { messages as english } from './locale/en.js';
import { messages as indonesian } from './locale/id.js';
import { sentenceOf } from './sentence.js';

const t = (id: string, values?: Record<string, string | number>) => i18n._(id, values);
beforeAll(() => i18n.load({ id: indonesian, en: english }));

test.each([
  ['quiz_not_passed', { title: 'Ujian akhir', score: 62.5, passMark: 70 }, 'Nilai Anda untuk Ujian akhir 62,5, di bawah batas lulus 70.', 'Your score for Ujian akhir is 62.5, below the pass mark of 70.'],
  ['certificate_issued', { course: 'Manajemen risiko', number: '12/KOTA/XI/2026', hours: 4 }, 'Sertifikat Manajemen risiko Anda sudah terbit, nomor 12/KOTA/XI/2026.', 'Your certificate for Manajemen risiko has been issued, number 12/KOTA/XI/2026.'],
  ['import_finished', { file: 'pegawai.csv', created: 1200, changed: 3, failed: 0 }, 'Impor berkas pegawai.csv selesai: 1.200 baru, 3 diperbarui, 0 gagal.', 'The import of pegawai.csv is done: 1,200 new, 3 updated, 0 failed.'],
  ['due_soon', { course: 'Manajemen risiko', due: '2027-01-24' }, 'Kursus Manajemen risiko berakhir pada 24 Jan 2027. Selesaikan sebelum itu.', 'The course Manajemen risiko ends on 24 Jan 2027. Complete it before then.'],
  ['of_a_later_version', {}, 'Ada kabar baru untuk Anda.', 'There is news for you.'],
])('%s reads as a sentence in both languages', (kind, facts, inIndonesian, inEnglish) => {
  i18n.activate('id');
  expect(sentenceOf({ kind, facts }, t, createFormats('id', 'Asia/Jakarta'))).toBe(inIndonesian);
  i18n.activate('en');
  expect(sentenceOf({ kind, facts }, t, createFormats('en', 'Asia/Jakarta'))).toBe(inEnglish);
});
