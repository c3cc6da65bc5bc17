import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { fieldSentence } from './field-words.js';

const cases: readonly (readonly [string, z.ZodType, unknown, string, string])[] = [
  ['no text', z.string(), undefined, 'Isi dengan teks.', 'Enter text.'],
  ['no number', z.number(), 'a', 'Isi dengan angka.', 'Enter a number.'],
  ['a fraction', z.int(), 1.5, 'Isi dengan bilangan bulat.', 'Enter a whole number.'],
  ['nothing', z.string().min(1), '', 'Isian ini tidak boleh kosong.', 'This must not be empty.'],
  ['too short', z.string().min(12), 'a', 'Paling sedikit 12 karakter.', 'At least 12 characters.'],
  ['too long', z.string().max(2), 'abc', 'Paling banyak 2 karakter.', 'At most 2 characters.'],
  ['too many', z.array(z.int()).max(1), [1, 2], 'Paling banyak 1 butir.', 'At most 1 items.'],
  ['too large', z.number().max(10_000), 10_001, 'Paling besar 10.000.', 'At most 10,000.'],
  ['not below', z.number().lt(5), 5, 'Harus kurang dari 5.', 'Must be less than 5.'],
  ['not above', z.number().gt(5), 5, 'Harus lebih dari 5.', 'Must be more than 5.'],
  ['between steps', z.number().multipleOf(0.5), 0.7, 'Isi dengan kelipatan 0,5.', 'Enter a multiple of 0.5.'],
  ['no address', z.email(), 'a@', 'Tulis alamat email yang lengkap, misalnya nama@instansi.go.id.', 'Write a whole email address, such as name@agency.go.id.'],
  ['no day', z.iso.date(), '2026-02-30', 'Tulis tanggal sebagai tahun-bulan-hari, misalnya 2026-01-31.', 'Write the date as year-month-day, such as 2026-01-31.'],
  ['another form', z.string().regex(/^a$/), 'b', 'Bentuk isian ini tidak sesuai.', 'This is not of the expected form.'],
  ['no choice', z.enum(['id', 'en']), 'fr', 'Pilih salah satu: id, en.', 'Choose one of: id, en.'],
  ['no key', z.strictObject({}), { a: 1 }, 'Tidak dikenal di sini: a.', 'Not known here: a.'],
  ['none of several', z.union([z.string(), z.number()]), true, 'Isian ini tidak sesuai.', 'This value does not fit.'],
];

test.each(cases)('%s', (_, schema, value, id, en) => {
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  if (!issue) throw new Error('the value passes');
  expect([fieldSentence(issue, 'id'), fieldSentence(issue, 'en')]).toEqual([id, en]);
});
