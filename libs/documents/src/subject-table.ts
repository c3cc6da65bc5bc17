import type { CertificateInput } from './certificate.input.js';
import { DocumentError } from './document-error.js';
import { printable } from './fonts.js';
import { decimal } from './formats.js';
import type { Lines, TextStyle } from './lines.js';
import { palette } from './palette.js';
import type { Sheet } from './sheet.js';
import type { CertificateWords } from './words.js';

/** Points. */
const NUMBER_WIDTH = 34;
const HOURS_WIDTH = 120;
const INNER = 8;
const ROW_PADDING = 3.6;
/** About a thousand characters: a description, no title. */
const ROW_LIMIT = 150;

export interface Area {
  readonly left: number;
  readonly width: number;
}

export interface Row {
  readonly number: Lines;
  readonly title: Lines;
  readonly hours: Lines;
  readonly height: number;
  readonly total: boolean;
}

function row(sheet: Sheet, texts: readonly [string, string, string], style: TextStyle, width: number, total: boolean): Row {
  const number = sheet.lines(texts[0], style, NUMBER_WIDTH - INNER);
  const title = sheet.lines(texts[1], style, width - NUMBER_WIDTH - HOURS_WIDTH - INNER);
  const hours = sheet.lines(texts[2], style, HOURS_WIDTH - INNER);
  const height = Math.max(title.height, hours.height) + ROW_PADDING * 2;
  if (height > ROW_LIMIT) throw new DocumentError('text_too_long', { subject: texts[0], characters: texts[1].length });
  return { number, title, hours, height, total };
}

export function headerRow(sheet: Sheet, words: CertificateWords, width: number): Row {
  const hours = `${words.hours.charAt(0).toUpperCase()}${words.hours.slice(1)}`;
  return row(sheet, [words.row, words.subject, hours], { font: 'semibold', size: 9.5, colour: palette.band }, width, false);
}

export function subjectRows(sheet: Sheet, input: CertificateInput, words: CertificateWords, width: number): readonly Row[] {
  const style = { font: 'regular', size: 9.5, colour: palette.ink } as const;
  return input.subjects.map((subject, index) =>
    row(sheet, [String(index + 1), printable(subject.title), decimal(subject.learningHours, words)], style, width, false),
  );
}

export function totalRow(sheet: Sheet, input: CertificateInput, words: CertificateWords, width: number): Row {
  const sum = input.subjects.reduce((total, subject) => total + subject.learningHours, 0);
  return row(sheet, ['', words.total, decimal(sum, words)], { font: 'extrabold', size: 10, colour: palette.ink }, width, true);
}

/**
 * Draws the header on its soft band and returns the edge below it. Only the first page's header is
 * part of the table; a repeated one (`table` null) would be read aloud again on each page.
 */
export function drawHeader(sheet: Sheet, header: Row, area: Area, top: number, table: PDFKit.PDFStructureElement | null): number {
  sheet.artifact(() => sheet.document.roundedRect(area.left, top, area.width, header.height, 3).fill(palette.brandSoft));
  if (table === null) {
    sheet.artifact(() => cells(sheet, header, area, top).forEach((draw) => draw()));
  } else {
    const element = sheet.group('TR', table);
    for (const draw of cells(sheet, header, area, top)) sheet.tagged('TH', draw, element);
  }
  return top + header.height;
}

/** Draws one row and returns the edge below it. */
export function drawRow(sheet: Sheet, given: Row, area: Area, top: number, table: PDFKit.PDFStructureElement): number {
  const element = sheet.group('TR', table);
  const colour = given.total ? palette.accentEdge : palette.line;
  const y = given.total ? top : top + given.height;
  sheet.artifact(() => sheet.document.moveTo(area.left, y).lineTo(area.left + area.width, y).lineWidth(given.total ? 1.1 : 0.6).stroke(colour));
  for (const draw of cells(sheet, given, area, top)) sheet.tagged('TD', draw, element);
  return top + given.height;
}

function cells(sheet: Sheet, given: Row, area: Area, top: number): readonly (() => void)[] {
  const y = top + ROW_PADDING;
  return [
    () => sheet.draw(given.number, area.left, y, 'right'),
    () => sheet.draw(given.title, area.left + NUMBER_WIDTH + INNER, y),
    () => sheet.draw(given.hours, area.left + area.width - HOURS_WIDTH, y, 'right'),
  ];
}
