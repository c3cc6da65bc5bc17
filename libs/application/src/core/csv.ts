import { parse } from 'csv-parse/sync';
import { DomainError } from '@sinau/domain/core';

export type CsvFile = {
  readonly encoding: 'utf-8' | 'windows-1252';
  readonly delimiter: ',' | ';' | '\t';
  readonly header: readonly string[];
  /** `line` is where the row ends, the heading being line 1. Every row is as long as the heading. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
};

const MOST_COLUMNS = 100;
const RECORD_BYTES = 64 * 1024;

/** 0x80–0x9F, where Windows-1252 differs from Latin-1. Node's own decoder takes one for the other. */
const windowsSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function windows1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\u0080-\u009F]/g, (sign) => windowsSigns[sign.charCodeAt(0) - 0x80] ?? sign);
}

function decoded(bytes: Buffer): { text: string; encoding: CsvFile['encoding'] } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    // Not UTF-8: what Windows programs write here is Windows-1252, which knows every byte.
    return { text: windows1252(bytes), encoding: 'windows-1252' };
  }
}

/** The separator that the heading has most of, outside quotes. */
function delimiterOf(text: string): CsvFile['delimiter'] {
  const firstLine = text.slice(0, RECORD_BYTES).split(/\r\n|\n|\r/, 1)[0]?.replace(/"[^"]*"/g, '') ?? '';
  const counts = ([';', ',', '\t'] as const).map((delimiter) => ({ delimiter, count: firstLine.split(delimiter).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
}

function isRecord(value: unknown): value is { record: string[]; info: { lines: number } } {
  return typeof value === 'object' && value !== null && 'record' in value && Array.isArray(value.record) && 'info' in value;
}

function records(text: string, delimiter: string): { record: string[]; info: { lines: number } }[] {
  try {
    const found: unknown = parse(text, { delimiter, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: RECORD_BYTES });
    return Array.isArray(found) ? found.filter(isRecord) : [];
  } catch {
    // csv-parse says where a quote is not closed or a record is too long: to its reader that is a file that is no CSV.
    throw new DomainError('file_unreadable');
  }
}

/**
 * Reads a CSV file as spreadsheets here write it: `,` `;` or tab, UTF-8 with or without a mark, or Windows-1252.
 * Throws `file_unreadable`, `file_empty`, `file_too_long`.
 */
export function readCsv(bytes: Buffer, limit: number): CsvFile {
  const { text: whole, encoding } = decoded(bytes);
  if (whole.includes('\u0000')) throw new DomainError('file_unreadable');
  const marked = /^sep=(.)\r?\n/.exec(whole);
  const text = marked ? whole.slice(marked[0].length) : whole;
  const delimiter = delimiterOf(text);
  const [head, ...rest] = records(text, delimiter);
  if (!head || head.record.length > MOST_COLUMNS) throw new DomainError('file_unreadable');
  const header = head.record.map((cell) => cell.trim());
  const rows = rest.filter(({ record }) => record.some((cell) => cell.trim() !== ''));
  if (rows.length === 0) throw new DomainError('file_empty');
  if (rows.length > limit) throw new DomainError('file_too_long', { rows: rows.length, limit });
  return { encoding, delimiter, header, rows: rows.map(({ record, info }) => ({ line: info.lines, cells: header.map((_, index) => record[index] ?? '') })) };
}

/** Text that no spreadsheet takes for a formula (X06): a leading = + - @ TAB, CR or LF gets an apostrophe. */
export function formulaFree(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}

/** Quoted where it must be. */
function writeCell(value: string): string {
  const safe = formulaFree(value);
  return /[";,\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** CSV as spreadsheets with Indonesian settings open it: UTF-8 with its mark, `;`, CRLF. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(writeCell).join(';')).join('\r\n')}\r\n`;
}
