import type { CertificateInput } from './certificate.input.js';
import { printable } from './fonts.js';
import { shortCode } from './short-code.js';
import { drawHeadBand, FRAME } from './kawung.js';
import type { Lines } from './lines.js';
import { palette } from './palette.js';
import type { Sheet } from './sheet.js';
import { sheetSize } from './sheet-size.js';
import { drawHeader, drawRow, headerRow, type Row, subjectRows, totalRow } from './subject-table.js';
import { drawNotes, noteLines } from './verification-notes.js';
import type { CertificateWords } from './words.js';

const LEFT = FRAME.inset + FRAME.band + 36;
const WIDTH = sheetSize.width - LEFT * 2;
const TOP = FRAME.inset + FRAME.band + 24;
const FOOT = sheetSize.height - 40;
const BOTTOM = FOOT - 16;
const BEFORE_NOTES = 18;

/** The list of subjects with JP and their sum, then how to verify; as many pages as it takes. */
export function drawSubjectPages(sheet: Sheet, input: CertificateInput, words: CertificateWords): void {
  const area = { left: LEFT, width: WIDTH };
  const heading = headingLines(sheet, input, words);
  const header = headerRow(sheet, words, WIDTH);
  const notes = noteLines(sheet, input, words, area);
  const rows = input.subjects.length === 0 ? [] : [...subjectRows(sheet, input, words, WIDTH), totalRow(sheet, input, words, WIDTH)];
  const firstTop = TOP + heading.height;
  const pages = paginate(rows, { first: firstTop + header.height, next: TOP + header.height, last: BOTTOM - notes.height - BEFORE_NOTES });
  sheet.document.addPage();
  drawHeadBand(sheet);
  heading.draw(TOP);
  const table = rows.length === 0 ? null : sheet.group('Table');
  pages.forEach((page, index) => {
    if (index > 0) {
      sheet.document.addPage();
      drawHeadBand(sheet);
    }
    const top = index === 0 ? firstTop : TOP;
    if (table !== null && page.length > 0) {
      const body = index === 0 ? drawHeader(sheet, header, area, top, table) : drawHeader(sheet, header, area, top, null);
      page.reduce((y, row) => drawRow(sheet, row, area, y, table), body);
    }
    drawPageFoot(sheet, input, words.page(index + 2, pages.length + 1));
    if (index === pages.length - 1) drawNotes(sheet, notes, area, BOTTOM - notes.height, input.verification.address);
  });
}

interface Heading {
  readonly height: number;
  draw(top: number): void;
}

function headingLines(sheet: Sheet, input: CertificateInput, words: CertificateWords): Heading {
  const title = sheet.lines(words.subjects, { font: 'extrabold', size: 20, colour: palette.band }, WIDTH);
  const course = sheet.fitted(printable(input.course.title), { font: 'semibold', colour: palette.ink }, [11.5, 10.5, 9.5], WIDTH);
  const holder = sheet.fitted(printable(input.holder.name), { font: 'regular', colour: palette.muted }, [10.5, 9.5], WIDTH);
  return {
    height: title.height + course.height + holder.height + 17,
    draw: (top) => {
      sheet.tagged('H2', () => sheet.draw(title, LEFT, top));
      sheet.tagged('P', () => sheet.draw(course, LEFT, top + title.height + 3));
      sheet.tagged('P', () => sheet.draw(holder, LEFT, top + title.height + 3 + course.height));
    },
  };
}

/** Where the rows begin on the first and on later pages, and where they end on the page with the notes. */
interface Edges {
  readonly first: number;
  readonly next: number;
  readonly last: number;
}

/** The last page keeps company: a sum alone below a repeated header reads like a mistake. */
const ROWS_ON_LAST_PAGE = 4;

/** Rows by page; the notes stand on the last page, together with the sum and the rows before it. */
function paginate(rows: readonly Row[], edges: Edges): readonly (readonly Row[])[] {
  const pages: Row[][] = [[]];
  let y = edges.first;
  for (const row of rows) {
    if (y + row.height > BOTTOM) {
      pages.push([]);
      y = edges.next;
    }
    pages.at(-1)?.push(row);
    y += row.height;
  }
  if (y > edges.last) pages.push([]);
  const [before, last] = [pages.at(-2), pages.at(-1)];
  if (before === undefined || last === undefined) return pages;
  let room = edges.last - edges.next - last.reduce((sum, row) => sum + row.height, 0);
  while (last.length < ROWS_ON_LAST_PAGE && before.length > 1) {
    room -= before.at(-1)?.height ?? 0;
    if (room < 0) break;
    last.unshift(...before.splice(-1));
  }
  return pages;
}

function drawPageFoot(sheet: Sheet, input: CertificateInput, pageText: string): void {
  const style = { font: 'regular', size: 8, colour: palette.muted } as const;
  const text = `${printable(input.number)}  ·  ${shortCode(input.verification.code)}`;
  const left: Lines = sheet.lines(text, style, WIDTH - 120);
  const right = sheet.lines(pageText, style, 110);
  sheet.artifact(() => {
    sheet.document.moveTo(LEFT, FOOT - 6).lineTo(LEFT + WIDTH, FOOT - 6).lineWidth(0.6).stroke(palette.line);
    sheet.draw(left, LEFT, FOOT);
    sheet.draw(right, LEFT + WIDTH - 110, FOOT, 'right');
  });
}
