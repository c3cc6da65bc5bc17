import type { ImportView, WrongRow } from '@sinau/contracts/organisations';
import { peopleColumns, type CellError, type ColumnMapping } from '@sinau/domain/organisations';
import type { PeopleImport } from '@sinau/persistence/organisations';

const DAY_MS = 24 * 3600_000;

export function importViewOf(batch: PeopleImport): ImportView {
  const { finishedAt, undoable } = batch;
  return {
    id: batch.id,
    fileName: batch.fileName,
    state: batch.state,
    encoding: batch.encoding,
    delimiter: batch.delimiter,
    columns: [...batch.columns],
    sample: batch.sample.map((row) => [...row]),
    mapping: { ...batch.mapping },
    rows: batch.rows,
    counts: batch.counts,
    done: batch.done,
    failed: batch.failed,
    createdAt: batch.createdAt.toISOString(),
    createdBy: batch.createdByName,
    finishedAt: finishedAt?.toISOString() ?? null,
    undoUntil: undoable && finishedAt ? new Date(finishedAt.getTime() + DAY_MS).toISOString() : null,
    undone: batch.undone,
    fileUntil: batch.fileUntil?.toISOString() ?? null,
  };
}

/** A wrong row: the cells of the mapped columns in the order of the columns, and what is wrong in them. */
export function wrongRowOf(line: number, cells: readonly string[], errors: readonly CellError[], mapping: ColumnMapping): WrongRow {
  return {
    line,
    cells: peopleColumns.flatMap((column) => (mapping[column] === undefined ? [] : [{ column, value: cells[mapping[column]] ?? '' }])),
    errors: errors.map(({ column, fault }) => ({ column, fault })),
  };
}
