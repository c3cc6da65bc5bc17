import { reportShapes, type Cell, type CellKind } from '@sinau/domain/reports';
import type { ReportExportInput } from '@sinau/persistence/reports';
import exceljs from 'exceljs';
import { formulaFree } from '../core/index.js';
import { reportWords } from './report-words.js';

type Rows = readonly (readonly Cell[])[];
const FORMATS: Partial<Readonly<Record<CellKind, string>>> = { count: '#,##0', rupiah: '#,##0', decimal: '0.0#', share: '0.0' };

const headsOf = ({ report, language }: ReportExportInput): string[] => reportShapes[report].columns.map(({ key }) => reportWords[language].columns[key] ?? key);

/** A cell in words: a code by its word, a day as it is. */
function written(cell: Cell, kind: CellKind, language: 'id' | 'en'): Cell {
  return kind === 'code' && typeof cell === 'string' ? (reportWords[language].codes[cell] ?? cell) : cell;
}

/** `;` and a decimal comma in Indonesian, so that spreadsheets there open it as it is. Text that begins like a formula stays text. */
export function reportCsv(input: ReportExportInput, rows: Rows): Buffer {
  const { language } = input;
  const separator = language === 'id' ? ';' : ',';
  const cellOf = (cell: Cell): string => {
    if (cell === null) return '';
    if (typeof cell === 'number') return language === 'id' ? String(cell).replace('.', ',') : String(cell);
    return `"${formulaFree(cell).replaceAll('"', '""')}"`;
  };
  const lines = [headsOf(input), ...rows.map((row) => row.map((cell, at) => written(cell, reportShapes[input.report].columns[at]?.kind ?? 'text', language)))];
  return Buffer.from(`\uFEFF${lines.map((line) => line.map(cellOf).join(separator)).join('\r\n')}\r\n`);
}

/** One sheet; text is text, also where it begins like a formula, and figures are figures. */
export async function reportXlsx(input: ReportExportInput, rows: Rows): Promise<Buffer> {
  const { columns } = reportShapes[input.report];
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet(reportWords[input.language].titles[input.report], { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ kind }, at) => ({ header: headsOf(input)[at] ?? '', width: kind === 'text' ? 42 : 18, style: FORMATS[kind] === undefined ? {} : { numFmt: FORMATS[kind] } }));
  sheet.getRow(1).font = { bold: true };
  for (const row of rows) sheet.addRow(row.map((cell, at) => written(cell, columns[at]?.kind ?? 'text', input.language)));
  return Buffer.from(await book.xlsx.writeBuffer());
}
