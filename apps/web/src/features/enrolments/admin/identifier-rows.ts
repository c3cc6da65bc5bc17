/** Rows that one request takes. */
export const MOST_ROWS = 20_000;

function firstCell(line: string): string {
  const cell = line.split(/[;,\t]/, 1)[0] ?? '';
  return cell.trim().replace(/^"(.*)"$/, '$1').replace(/^'/, '').trim();
}

/** A heading holds neither digits nor an e-mail address. */
function isHeading(cell: string): boolean {
  return cell !== '' && !/[\d@]/.test(cell);
}

/**
 * Identifiers or e-mail addresses of a pasted list or CSV: the first column, one a line.
 * Spaces and dots inside a number go (19860926 201001 2 001 is one NIP). A heading becomes an empty row, which is passed over: row numbers stay those of the text.
 */
export function identifierRows(text: string): readonly string[] {
  const cells = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/).map(firstCell);
  while (cells.at(-1) === '') cells.pop();
  const rows = isHeading(cells[0] ?? '') ? ['', ...cells.slice(1)] : cells;
  return rows.map((cell) => (/^[\d\s.]+$/.test(cell) ? cell.replace(/[\s.]/g, '') : cell));
}

/** Unknown rows as a CSV that a spreadsheet opens without running anything in it. */
export function unknownCsv(rows: readonly { readonly row: number; readonly value: string; readonly reason: string }[], headings: readonly string[]): string {
  const cell = (value: string): string => `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
  return ['\uFEFF' + headings.map(cell).join(';'), ...rows.map((row) => [String(row.row), row.value, row.reason].map(cell).join(';'))].join('\r\n');
}
