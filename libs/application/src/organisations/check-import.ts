import type { ImportView } from '@sinau/contracts/organisations';
import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { requiredColumns, type ColumnMapping } from '@sinau/domain/organisations';
import { Database, type Transaction } from '@sinau/persistence/core';
import {
  importChecked, importRows, judgeImportRows, lockImport, rememberPeopleFileHeadings, unitsOfFile, type ImportCounts, type JudgedRow,
} from '@sinau/persistence/organisations';
import { Inject, Injectable } from '@nestjs/common';
import { importViewOf } from './import-view.js';
import { planRows, SeenInFile, type PlannedRow } from './plan-rows.js';
import { assertMayImport, importOf } from './read-imports.js';

/** What is written down of a planned row. */
export function judged(row: PlannedRow): JudgedRow {
  const { line } = row;
  if (row.plan === 'wrong') return { line, state: 'failed', outcome: { errors: row.errors } };
  return { line, state: row.plan === 'unchanged' ? 'done' : 'waiting', outcome: { plan: row.plan } };
}

function assertComplete(mapping: ColumnMapping, columns: readonly string[]): void {
  const used = Object.values(mapping).filter((at) => at !== undefined);
  const sound = used.every((at) => at < columns.length) && new Set(used).size === used.length;
  if (!sound || requiredColumns.some((column) => mapping[column] === undefined)) throw new DomainError('mapping_incomplete');
}

/** The dry run: nothing is written but what would be. Can be asked again with other columns until it is applied. */
@Injectable()
export class CheckImport {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `not_found`, `import_not_ready`, `mapping_incomplete`. */
  run(actor: PersonActor, id: string, mapping: ColumnMapping): Promise<ImportView> {
    assertMayImport(actor);
    return this.database.transaction(actor, async (transaction) => {
      const state = await lockImport(transaction, id);
      const { columns } = await importOf(transaction, id);
      if (state !== 'mapping' && state !== 'checked') throw new DomainError('import_not_ready');
      assertComplete(mapping, columns);
      const counts = await this.judge(transaction, id, mapping);
      await importChecked(transaction, id, mapping, counts);
      await rememberPeopleFileHeadings(transaction, Object.fromEntries(Object.entries(mapping).flatMap(([column, at]) => (at === undefined ? [] : [[column, columns[at] ?? '']]))));
      return importViewOf(await importOf(transaction, id));
    });
  }

  private async judge(transaction: Transaction, id: string, mapping: ColumnMapping): Promise<ImportCounts> {
    const counts = { created: 0, changed: 0, unchanged: 0, wrong: 0 };
    const units = await unitsOfFile(transaction);
    const seen = new SeenInFile();
    let rows = await importRows(transaction, id, 0);
    while (rows.length > 0) {
      const planned = await planRows(transaction, rows, mapping, units, seen);
      for (const { plan } of planned) counts[plan] += 1;
      await judgeImportRows(transaction, id, planned.map(judged));
      rows = await importRows(transaction, id, rows.at(-1)?.line ?? 0);
    }
    return counts;
  }
}
