import type { ImportView } from '@sinau/contracts/organisations';
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
