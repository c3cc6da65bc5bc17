import { printable } from './fonts.js';
import type { Lines, TextStyle } from './lines.js';
import { palette } from './palette.js';
import type { ReportBlock } from './report-block.js';
import type { ReportColumn, ReportTable } from './report.input.js';
import type { Sheet } from './sheet.js';
import type { Area } from './subject-table.js';

const GAP = 8;
const PADDING = 3.4;
const SIZE = 8.2;

interface Cell {
  readonly lines: Lines;
  readonly x: number;
  readonly column: ReportColumn;
}

interface RowOf {
  readonly cells: readonly Cell[];
  readonly height: number;
}

type Look = 'head' | 'body' | 'total';
const styles: Readonly<Record<Look, TextStyle>> = {
  head: { font: 'semibold', size: SIZE, colour: palette.band },
  body: { font: 'regular', size: SIZE, colour: palette.ink },
  total: { font: 'extrabold', size: SIZE, colour: palette.ink },
};

function rowOf(sheet: Sheet, columns: readonly ReportColumn[], texts: readonly string[], area: Area, look: Look): RowOf {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const room = area.width - GAP * (columns.length + 1);
  let x = area.left + GAP;
  const cells = columns.map((column, index) => {
    const width = (room * column.share) / shares;
    const cell = { lines: sheet.lines(printable(texts[index] ?? ''), styles[look], width), x, column };
    x += width + GAP;
    return cell;
  });
  return { cells, height: Math.max(...cells.map(({ lines }) => lines.height)) + PADDING * 2 };
}

function drawCell(sheet: Sheet, { lines, x, column }: Cell, top: number): void {
  sheet.draw(lines, x, top + PADDING, column.align ?? 'left');
}

function drawHead(sheet: Sheet, row: RowOf, area: Area, top: number, cells: () => void): void {
  sheet.artifact(() => sheet.document.roundedRect(area.left, top, area.width, row.height, 3).fill(palette.brandSoft));
  cells();
}

/** The blocks of a table: its heading, its head, each row, its sum. The head is read aloud once and seen on each page. */
export function tableBlocks(sheet: Sheet, table: ReportTable, area: Area): readonly ReportBlock[] {
  const heading = sheet.lines(printable(table.heading), { font: 'semibold', size: 11.5, colour: palette.band }, area.width);
  const headingBlock: ReportBlock = { height: heading.height + 18, keep: true, repeats: null, draw: (on, top) => on.tagged('H2', () => on.draw(heading, area.left, top + 12)) };
  if (table.rows.length === 0) {
    const empty = sheet.lines(printable(table.empty), { font: 'regular', size: 9, colour: palette.muted }, area.width);
    return [headingBlock, { height: empty.height + 6, keep: false, repeats: null, draw: (on, top) => on.tagged('P', () => on.draw(empty, area.left, top)) }];
  }
  const head = rowOf(sheet, table.columns, table.columns.map((column) => column.head), area, 'head');
  let element: PDFKit.PDFStructureElement | null = null;
  const into = (on: Sheet): PDFKit.PDFStructureElement => (element ??= on.group('Table'));
  const headBlock: ReportBlock = {
    height: head.height, keep: true, repeats: null,
    draw: (on, top) => drawHead(on, head, area, top, () => {
      const line = on.group('TR', into(on));
      for (const cell of head.cells) on.headCell('Column', () => drawCell(on, cell, top), line);
    }),
  };
  const repeats = { height: head.height, draw: (on: Sheet, top: number) => drawHead(on, head, area, top, () => on.artifact(() => head.cells.forEach((cell) => drawCell(on, cell, top)))) };
  const line = (texts: readonly string[], look: 'body' | 'total', keep: boolean): ReportBlock => {
    const row = rowOf(sheet, table.columns, texts, area, look);
    return { height: row.height, keep, repeats, draw: (on, top) => drawRow(on, row, area, top, look, into(on)) };
  };
  const rows = table.rows.map((texts, index) => line(texts, 'body', table.total !== null && index === table.rows.length - 1));
  return [headingBlock, headBlock, ...rows, ...(table.total === null ? [] : [line(table.total, 'total', false)])];
}

function drawRow(sheet: Sheet, row: RowOf, area: Area, top: number, look: 'body' | 'total', table: PDFKit.PDFStructureElement): void {
  const total = look === 'total';
  const y = total ? top : top + row.height;
  sheet.artifact(() => sheet.document.moveTo(area.left, y).lineTo(area.left + area.width, y).lineWidth(total ? 1.1 : 0.6).stroke(total ? palette.accentEdge : palette.line));
  const element = sheet.group('TR', table);
  row.cells.forEach((cell, index) => {
    if (index === 0) sheet.headCell('Row', () => drawCell(sheet, cell, top), element);
    else sheet.tagged('TD', () => drawCell(sheet, cell, top), element);
  });
}
