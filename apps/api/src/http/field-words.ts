import type { Language } from '@sinau/contracts/core';
import type { z } from 'zod';
import { shapeWords, type ShapeCode } from './input-shape.js';

type Words = Readonly<Record<Language, string>>;
type Issue = z.core.$ZodIssue;

const kinds: Readonly<Record<string, Words>> = {
  string: { id: 'Isi dengan teks.', en: 'Enter text.' },
  number: { id: 'Isi dengan angka.', en: 'Enter a number.' },
  int: { id: 'Isi dengan bilangan bulat.', en: 'Enter a whole number.' },
  boolean: { id: 'Pilih ya atau tidak.', en: 'Choose yes or no.' },
  array: { id: 'Isi dengan daftar.', en: 'Give a list.' },
  date: { id: 'Isi dengan tanggal.', en: 'Enter a date.' },
};

const formats: Readonly<Record<string, Words>> = {
  email: { id: 'Tulis alamat email yang lengkap, misalnya nama@instansi.go.id.', en: 'Write a whole email address, such as name@agency.go.id.' },
  url: { id: 'Tulis alamat web yang lengkap, diawali https://.', en: 'Write a whole web address, beginning with https://.' },
  date: { id: 'Tulis tanggal sebagai tahun-bulan-hari, misalnya 2026-01-31.', en: 'Write the date as year-month-day, such as 2026-01-31.' },
  datetime: { id: 'Tulis tanggal dan jam yang lengkap.', en: 'Write a whole date and time.' },
  uuid: { id: 'Rujukan ini tidak dikenal.', en: 'This reference is not known.' },
};

const oddFormat: Words = { id: 'Bentuk isian ini tidak sesuai.', en: 'This is not of the expected form.' };
const oddValue: Words = { id: 'Isian ini tidak sesuai.', en: 'This value does not fit.' };
const required: Words = { id: 'Isian ini tidak boleh kosong.', en: 'This must not be empty.' };

const units: Readonly<Record<string, Words>> = {
  string: { id: 'karakter', en: 'characters' },
  array: { id: 'butir', en: 'items' },
  set: { id: 'butir', en: 'items' },
};

const locales: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' };

function figure(value: number | bigint, language: Language): string {
  return new Intl.NumberFormat(locales[language]).format(value);
}

type Bound = { readonly origin: string; readonly bound: number | bigint; readonly inclusive: boolean };

function atMost({ origin, bound, inclusive }: Bound): Words {
  const unit = units[origin];
  const [id, en] = [figure(bound, 'id'), figure(bound, 'en')];
  if (unit) return { id: `Paling banyak ${id} ${unit.id}.`, en: `At most ${en} ${unit.en}.` };
  return inclusive ? { id: `Paling besar ${id}.`, en: `At most ${en}.` } : { id: `Harus kurang dari ${id}.`, en: `Must be less than ${en}.` };
}

function atLeast({ origin, bound, inclusive }: Bound): Words {
  const unit = units[origin];
  const [id, en] = [figure(bound, 'id'), figure(bound, 'en')];
  if (unit) return Number(bound) === 1 ? required : { id: `Paling sedikit ${id} ${unit.id}.`, en: `At least ${en} ${unit.en}.` };
  return inclusive ? { id: `Paling kecil ${id}.`, en: `At least ${en}.` } : { id: `Harus lebih dari ${id}.`, en: `Must be more than ${en}.` };
}

function choices(values: readonly unknown[]): Words {
  const list = values.slice(0, 12).map(String).join(', ');
  return { id: `Pilih salah satu: ${list}.`, en: `Choose one of: ${list}.` };
}

function isShapeCode(code: unknown): code is ShapeCode {
  return typeof code === 'string' && Object.hasOwn(shapeWords, code);
}

/** What `input-shape` found: its code and limit travel in the issue's parameters. */
function shapeFound(params: Readonly<Record<string, unknown>> | undefined): Words {
  const code = params?.['code'];
  if (!isShapeCode(code)) return oddValue;
  const limit = Number(params?.['limit'] ?? 0);
  const { id, en } = shapeWords[code];
  return { id: id.replace('{limit}', figure(limit, 'id')), en: en.replace('{limit}', figure(limit, 'en')) };
}

function wordsOf(issue: Issue): Words {
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? oddValue;
    case 'invalid_format':
      return formats[issue.format] ?? oddFormat;
    case 'invalid_value':
      return choices(issue.values);
    case 'too_big':
      return atMost({ origin: issue.origin, bound: issue.maximum, inclusive: issue.inclusive ?? false });
    case 'too_small':
      return atLeast({ origin: issue.origin, bound: issue.minimum, inclusive: issue.inclusive ?? false });
    case 'not_multiple_of':
      return { id: `Isi dengan kelipatan ${figure(issue.divisor, 'id')}.`, en: `Enter a multiple of ${figure(issue.divisor, 'en')}.` };
    case 'unrecognized_keys':
      return { id: `Tidak dikenal di sini: ${issue.keys.join(', ')}.`, en: `Not known here: ${issue.keys.join(', ')}.` };
    case 'custom':
      return shapeFound(issue.params);
    default:
      return oddValue;
  }
}

/** What is wrong with one field and what to enter, in the user's language: zod's own words are a programmer's. */
export function fieldSentence(issue: Issue, language: Language): string {
  return wordsOf(issue)[language];
}
