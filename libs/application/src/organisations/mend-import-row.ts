import type { ImportView, WrongRow } from '@sinau/contracts/organisations';
import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { readPersonRow, type ColumnMapping, type FilePerson, type PeopleColumn, type UnitsOfFile } from '@sinau/domain/organisations';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, type Transaction } from '@sinau/persistence/core';
import { countImportRows, importChecked, importRow, importRows, judgeImportRow, lockImport, mendImportRow, unitsOfFile } from '@sinau/persistence/organisations';
import { Inject, Injectable } from '@nestjs/common';
import { judged } from './check-import.js';
import { importViewOf, wrongRowOf } from './import-view.js';
import { planLines, readLine, SeenInFile, type ReadLine } from './plan-rows.js';
import { assertMayImport, importOf } from './read-imports.js';

export type RowMending = { readonly line: number; readonly cells: readonly { readonly column: PeopleColumn; readonly value: string }[] };

/** The row with other cells. Throws `mapping_incomplete` for a column that the file has not. */
function mendedCells(before: readonly string[], mapping: ColumnMapping, cells: RowMending['cells']): string[] {
  const after = [...before];
  for (const { column, value } of cells) {
    const at = mapping[column];
    if (at === undefined) throw new DomainError('mapping_incomplete');
    while (after.length < at) after.push('');
    after[at] = value;
  }
  return after;
}

/** Whose number or address one of these people has. */
function sharesWith(people: readonly FilePerson[]): (person: FilePerson) => boolean {
  const identifiers = new Set(people.map(({ identifier }) => identifier));
  const emails = new Set(people.flatMap(({ email }) => email ?? []));
  return ({ identifier, email }) => identifiers.has(identifier) || (!!email && emails.has(email));
}

/** Mends one wrong row of a checked import where it stands. */
@Injectable()
export class MendImportRow {
  constructor(@Inject(Database) private readonly database: Database) {}

  /**
   * Cells that stand there already leave everything as it is. Throws `not_found`, `mapping_incomplete`,
   * `import_not_ready` unless it is checked and not begun, `import_row_sound` when the row is no longer wrong.
   */
  run(actor: PersonActor, id: string, { line, cells }: RowMending): Promise<{ import: ImportView; row: WrongRow | null }> {
    assertMayImport(actor);
    return this.database.transaction(actor, async (transaction) => {
      const state = await lockImport(transaction, id);
      const { mapping } = await importOf(transaction, id);
      if (state !== 'checked') throw new DomainError('import_not_ready');
      const before = await importRow(transaction, id, line);
      if (!before) throw new DomainError('not_found');
      const mended = mendedCells(before.cells, mapping, cells);
      if (JSON.stringify(mended) !== JSON.stringify(before.cells)) {
        if (!(await mendImportRow(transaction, id, line, mended))) throw new DomainError('import_row_sound');
        await this.judgeAnew(transaction, id, mapping, { line, rows: [before.cells, mended] });
        await recordAudit(transaction, 'people_import.row_mended', { kind: 'people_import', id }, { line });
      }
      const after = await importRow(transaction, id, line);
      return { import: importViewOf(await importOf(transaction, id)), row: after?.errors ? wrongRowOf(after.line, after.cells, after.errors, mapping) : null };
    });
  }

  /** The row, and those that have its number or address now or had it before: one of them may have become the second, or the only one. */
  private async judgeAnew(transaction: Transaction, id: string, mapping: ColumnMapping, mended: { readonly line: number; readonly rows: readonly (readonly string[])[] }): Promise<void> {
    const units = await unitsOfFile(transaction);
    const shares = sharesWith(mended.rows.flatMap((cells) => readPersonRow(cells, mapping, units).person ?? []));
    const touched = (await this.readAll(transaction, id, mapping, units)).filter(({ line, person }) => line === mended.line || (person !== null && shares(person)));
    for (const row of (await planLines(transaction, touched)).map(judged)) await judgeImportRow(transaction, id, row);
    await importChecked(transaction, id, mapping, await countImportRows(transaction, id));
  }

  private async readAll(transaction: Transaction, id: string, mapping: ColumnMapping, units: UnitsOfFile): Promise<ReadLine[]> {
    const seen = new SeenInFile();
    const lines: ReadLine[] = [];
    let rows = await importRows(transaction, id, 0);
    while (rows.length > 0) {
      lines.push(...rows.map((row) => readLine(row, mapping, units, seen)));
      rows = await importRows(transaction, id, rows.at(-1)?.line ?? 0);
    }
    return lines;
  }
}
