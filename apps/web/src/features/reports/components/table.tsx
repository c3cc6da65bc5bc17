import type { Cell, ReportColumn } from '@sinau/domain/reports';
import { useMemo } from 'react';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { cellWords, columnWords } from './words.js';

type Row = { readonly id: string; readonly cells: readonly Cell[] };

/** Rows of cells as a table: the same figures as the picture. */
export function ReportTable({ caption, columns, rows }: { readonly caption: string; readonly columns: readonly ReportColumn[]; readonly rows: readonly (readonly Cell[])[] }) {
  const t = useText();
  const formats = useFormats();
  const shown = useMemo(() => rows.map((cells, at): Row => ({ id: String(at), cells })), [rows]);
  const heads = columns.map(({ key, kind }, at): TableColumn<Row> => ({
    id: key, header: t(columnWords[key] ?? key), numeric: kind !== 'text' && kind !== 'code' && kind !== 'day', ...(at === 0 ? { phone: 'heading' as const } : {}),
    cell: ({ cells }) => cellWords(cells[at] ?? null, kind, t, formats),
  }));
  return <DataTable caption={caption} columns={heads} rows={shown} rowId={({ id }) => id} rowName={({ cells }) => String(cells[0] ?? '')} />;
}
