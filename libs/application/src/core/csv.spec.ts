import { describe, expect, test } from '@jest/globals';
import { DomainError } from '@sinau/domain/core';
import fc from 'fast-check';
import { readCsv, writeCsv } from './csv.js';

const MOST = 1_000;
const read = (content: string | Buffer) => readCsv(Buffer.from(content), MOST);
const cellsOf = (content: string | Buffer) => read(content).rows.map(({ cells }) => cells);

describe('as spreadsheets here write it', () => {
  test.each([
    ['commas, LF', 'NIP,Nama\n1,Ani\n', ',', [['1', 'Ani']]],
    ['semicolons, CRLF, no end of line at the end', 'NIP;Nama\r\n1;Ani', ';', [['1', 'Ani']]],
    ['tabs', 'NIP\tNama\n1\tAni\n', '\t', [['1', 'Ani']]],
    ['old Mac line ends', 'NIP;Nama\r1;Ani\r2;Budi', ';', [['1', 'Ani'], ['2', 'Budi']]],
    ['a mark, and a line that names the separator', '\uFEFFsep=;\r\nNIP;Nama\r\n1;Ani\r\n', ';', [['1', 'Ani']]],
    ['quotes around the separator, doubled quotes, a line end inside', 'NIP;Nama\r\n1;"Ani; ""Nia"", S.E.\nM.M."\r\n', ';', [['1', 'Ani; "Nia", S.E.\nM.M.']]],
    ['a heading in quotes that holds the other separator', '"NIP, baru";Nama\n1;Ani\n', ';', [['1', 'Ani']]],
    ['rows shorter and longer than the heading, and empty ones', 'NIP;Nama\n1\n;;\n\n2;Budi;lagi\n', ';', [['1', ''], ['2', 'Budi']]],
    ['trailing separators of a spreadsheet', 'NIP;Nama;;\n1;Ani;;\n', ';', [['1', 'Ani', '', '']]],
  ])('%s', (_, content, delimiter, cells) => {
    expect(read(content)).toMatchObject({ delimiter, encoding: 'utf-8' });
    expect(cellsOf(content)).toEqual(cells);
  });

  test('Windows-1252, where é is E9, € is 80 and ’ is 92', () => {
    const bytes = Buffer.concat([Buffer.from('NIP;Nama\r\n1;Andr'), Buffer.from([0xe9, 0x20, 0x92, 0x80]), Buffer.from('\r\n')]);
    expect(read(bytes)).toMatchObject({ encoding: 'windows-1252', rows: [{ cells: ['1', 'André ’€'] }] });
  });

  test('lines are counted as an editor counts them, the heading being line 1', () => {
    expect(read('NIP;Nama\n1;"a\nb"\n\n2;c\n').rows.map(({ line }) => line)).toEqual([3, 5]);
  });

  test.each([
    ['an open quote', 'NIP;Nama\n"1;2\n3;4', 'file_unreadable'],
    ['a NUL', 'NIP;Nama\n1;\u0000\n', 'file_unreadable'],
    ['101 columns', `${Array.from({ length: 101 }, (_, n) => n).join(';')}\n1\n`, 'file_unreadable'],
    ['a record of 70 kB', `NIP;Nama\n1;${'a'.repeat(70_000)}\n`, 'file_unreadable'],
    ['a heading alone', 'NIP;Nama\n', 'file_empty'],
    ['1,001 rows', `NIP;Nama\n${'1;a\n'.repeat(1_001)}`, 'file_too_long'],
  ])('%s is refused', (_, content, code) => {
    expect(() => read(content)).toThrow(expect.objectContaining({ code }));
  });
});

// A cell as people have them: any text, but no control characters and no blank at an end, which a reader trims.
const cell = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replace(/\p{C}/gu, '').trim());
const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
  fc.record({ header: fc.constant(Array.from({ length: width }, (_, n) => `Kolom ${n}`)), rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }) }),
);
const isBlank = (cells: readonly string[]) => cells.every((text) => text.trim() === '');
/** A cell that begins like a formula is written with an apostrophe before it, which readers of people's files take off. */
const guarded = (text: string) => (/^[=+\-@]/.test(text) ? `'${text}` : text);

test('what is written is read back, whatever is in the cells', () => {
  fc.assert(
    fc.property(table, ({ header, rows }) => {
      fc.pre(!rows.every(isBlank));
      const file = read(writeCsv([header, ...rows]));
      expect(file.header).toEqual(header);
      expect(file.rows.map(({ cells }) => cells)).toEqual(rows.filter((row) => !isBlank(row)).map((row) => row.map(guarded)));
    }),
    { numRuns: 500 },
  );
});

test('no cell that is written begins like a formula', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const [, line = ''] = writeCsv([['Kolom'], [text]]).split('\r\n');
      expect(line.replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r]/);
    }),
    { numRuns: 1_000 },
  );
});

test('the same table in every dialect is the same table', () => {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(table, fc.constantFrom(',', ';', '\t'), fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\uFEFF'), ({ header, rows }, delimiter, end, mark) => {
      fc.pre(!rows.every(isBlank));
      const content = `${mark}${[header, ...rows].map((row) => row.map(quoted).join(delimiter)).join(end)}${end}`;
      expect(cellsOf(content)).toEqual(rows.filter((row) => !isBlank(row)));
    }),
    { numRuns: 500 },
  );
});

test('any bytes at all are a table or a refusal of ours, never another error', () => {
  const bytes = fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.string({ maxLength: 400 }).map((text) => Buffer.from(text)), fc.array(fc.constantFrom('"', ';', ',', '\n', '\r', '\t', 'a', '\uFEFF', 'sep=;'), { maxLength: 60 }).map((parts) => Buffer.from(parts.join(''))));
  fc.assert(
    fc.property(bytes, (content) => {
      try {
        const file = readCsv(Buffer.from(content), MOST);
        expect(file.rows.every(({ cells }) => cells.length === file.header.length)).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(DomainError);
        expect(['file_unreadable', 'file_empty', 'file_too_long']).toContain((error as DomainError).code);
      }
    }),
    { numRuns: 3_000 },
  );
});
