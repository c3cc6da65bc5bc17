import type { ImportView } from '@sinau/contracts/organisations';
import type { PersonActor } from '@sinau/domain/identity';
import { guessMapping, peopleColumns, type ColumnMapping } from '@sinau/domain/organisations';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, type Transaction } from '@sinau/persistence/core';
import { insertImport, peopleFileHeadings } from '@sinau/persistence/organisations';
import { Inject, Injectable } from '@nestjs/common';
import { readCsv } from '../core/index.js';
import { importViewOf } from './import-view.js';
import { assertMayImport, importOf, MOST_ROWS } from './read-imports.js';

const SAMPLE_ROWS = 3;

/** Columns by the headings chosen last time; what those don't tell is guessed. */
async function mappingOf(transaction: Transaction, header: readonly string[]): Promise<ColumnMapping> {
  const remembered = await peopleFileHeadings(transaction);
  const found = peopleColumns.flatMap((column) => {
    const at = header.indexOf(remembered[column] ?? '');
    return at < 0 ? [] : [[column, at] as const];
  });
  const chosen = new Set<number | undefined>(found.map(([, at]) => at));
  const guessed = Object.entries(guessMapping(header)).filter(([, at]) => !chosen.has(at));
  return { ...Object.fromEntries(guessed), ...Object.fromEntries(found) };
}

/** Reads a file and keeps its rows for the dry run. */
@Injectable()
export class StartImport {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `file_unreadable`, `file_empty`, `file_too_long`. */
  run(actor: PersonActor, upload: { readonly fileName: string; readonly bytes: Buffer }): Promise<ImportView> {
    assertMayImport(actor);
    const file = readCsv(upload.bytes, MOST_ROWS);
    return this.database.transaction(actor, async (transaction) => {
      const mapping = await mappingOf(transaction, file.header);
      const sample = file.rows.slice(0, SAMPLE_ROWS).map(({ cells }) => cells);
      const about = { fileName: upload.fileName, encoding: file.encoding, delimiter: file.delimiter, columns: file.header, sample, mapping };
      const id = await insertImport(transaction, actor.personId, about, file.rows);
      await recordAudit(transaction, 'people_import.uploaded', { kind: 'people_import', id }, { fileName: upload.fileName, rows: file.rows.length });
      return importViewOf(await importOf(transaction, id));
    });
  }
}
