import type { PlanCell, PlanTable } from './plan-table.js';

export type PlanSheet = { readonly title: string; readonly sheet: string; readonly author: string; readonly madeAt: Date; readonly facts: readonly { readonly label: string; readonly value: string }[]; readonly table: PlanTable };

const widths = [28, 10, 28, 14, 34, 24, 10, 8, 18, 16, 26, 60];
/** Runs, JP, rupiah; the others as they are. */
const formats: Readonly<Record<number, string>> = { 2: '#,##0', 4: '0.00', 7: '0', 8: '0.0', 9: '#,##0' };

/** The plan as a workbook of one sheet. Texts are cells of text, whatever they begin with: none is a formula (trust.md X06). */
export async function planWorkbook({ title, sheet, author, madeAt, facts, table }: PlanSheet): Promise<Buffer> {
  // only here: it takes megabytes that no other request needs
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  Object.assign(workbook, { creator: author, title, created: madeAt, modified: madeAt });
  const page = workbook.addWorksheet(sheet, { pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } });
  page.columns = widths.map((width) => ({ width }));
  page.addRow([title]).font = { bold: true, size: 14 };
  for (const { label, value } of facts) page.addRow([label, value]);
  page.addRow([]);
  const head = page.addRow([...table.heads]);
  head.font = { bold: true };
  head.alignment = { wrapText: true, vertical: 'top' };
  page.views = [{ state: 'frozen', ySplit: head.number }];
  page.autoFilter = { from: { row: head.number, column: 1 }, to: { row: head.number, column: table.heads.length } };
  for (const cells of [...table.rows, table.total]) addCells(page.addRow([...cells]), cells);
  page.lastRow?.eachCell((cell) => {
    cell.font = { bold: true };
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

type Row = { getCell(column: number): { numFmt: string; alignment: object } };

function addCells(row: Row, cells: readonly PlanCell[]): void {
  cells.forEach((value, index) => {
    const cell = row.getCell(index + 1);
    const format = formats[index + 1];
    cell.alignment = { wrapText: true, vertical: 'top' };
    if (typeof value === 'number' && format !== undefined) cell.numFmt = format;
  });
}
