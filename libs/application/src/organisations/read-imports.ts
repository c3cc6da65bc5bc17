import type { Language } from '@sinau/contracts/core';
import type { ImportErrorRow, ImportView, WrongRow } from '@sinau/contracts/organisations';
import { DomainError } from '@sinau/domain/core';
import { can, type PersonActor } from '@sinau/domain/identity';
import { cutPage, Database, readCursor, type Transaction } from '@sinau/persistence/core';
import { importById, listImports, wrongImportRows, type PeopleImport } from '@sinau/persistence/organisations';
import { Inject, Injectable } from '@nestjs/common';
import { writeCsv } from '../core/index.js';
import { importViewOf, wrongRowOf } from './import-view.js';
import { fileHeadings, repairWords } from './file-words.js';

export type PageQuery = { readonly after?: string | undefined; readonly limit: number };

/** Throws `forbidden`: imports are an agency administrator's. */
export function assertMayImport(actor: PersonActor): void {
  if (!can(actor, 'person.import', { agencyId: actor.agencyId })) throw new DomainError('forbidden');
}

/** Throws `not_found`. */
export async function importOf(transaction: Transaction, id: string): Promise<PeopleImport> {
  const batch = await importById(transaction, id);
  if (!batch) throw new DomainError('not_found');
  return batch;
}

/** Imports of the agency, one of them, and what is wrong in it. */
@Injectable()
export class ReadImports {
  constructor(@Inject(Database) private readonly database: Database) {}

  async list(actor: PersonActor, query: PageQuery): Promise<{ rows: ImportView[]; next: string | null }> {
    assertMayImport(actor);
    const [text, id] = readCursor(query.after, ['text', 'id']) ?? [];
    const found = await listImports(this.database, actor, text === undefined || id === undefined ? null : { text, id }, query.limit + 1);
    const page = cutPage(found, query.limit, (batch) => [batch.createdAt.toISOString(), batch.id]);
    return { rows: page.rows.map(importViewOf), next: page.next };
  }

  one(actor: PersonActor, id: string): Promise<ImportView> {
    assertMayImport(actor);
    return this.database.transaction(actor, async (transaction) => importViewOf(await importOf(transaction, id)));
  }

  /** One line per wrong cell; a page holds `limit` rows of the file. */
  errors(actor: PersonActor, id: string, query: PageQuery): Promise<{ rows: ImportErrorRow[]; next: string | null }> {
    assertMayImport(actor);
    return this.database.transaction(actor, async (transaction) => {
      await importOf(transaction, id);
      const [line = '0'] = readCursor(query.after, ['number']) ?? [];
      const found = await wrongImportRows(transaction, id, Number(line), query.limit + 1);
      const page = cutPage(found, query.limit, (row) => [String(row.line)]);
      return { rows: page.rows.flatMap(({ line, errors }) => errors.map((error) => ({ line, ...error }))), next: page.next };
    });
  }

  /** The wrong rows with all their cells. */
  toMend(actor: PersonActor, id: string, query: PageQuery): Promise<{ rows: WrongRow[]; next: string | null }> {
    assertMayImport(actor);
    return this.database.transaction(actor, async (transaction) => {
      const { mapping } = await importOf(transaction, id);
      const [line = '0'] = readCursor(query.after, ['number']) ?? [];
      const found = await wrongImportRows(transaction, id, Number(line), query.limit + 1);
      const page = cutPage(found, query.limit, (row) => [String(row.line)]);
      return { rows: page.rows.map((row) => wrongRowOf(row.line, row.cells, row.errors, mapping)), next: page.next };
    });
  }

  /** The wrong rows as they came, with the reason of each in a last column: to be mended and sent again. The reasons are in `language`. */
  wrongRows(actor: PersonActor, id: string, language: Language): Promise<{ fileName: string; csv: string }> {
    assertMayImport(actor);
    const words = repairWords[language];
    return this.database.transaction(actor, async (transaction) => {
      const batch = await importOf(transaction, id);
      const rows = await wrongImportRows(transaction, id, 0, MOST_ROWS);
      const lines = rows.map(({ cells, errors }) => [...cells, errors.map(({ column, fault }) => `${words.columns[column]}: ${words.reasons[fault]}`).join('; ')]);
      return { fileName: `${words.fileName(batch.fileName.replace(/\.csv$/i, ''))}.csv`, csv: writeCsv([[...batch.columns, words.heading], ...lines]) };
    });
  }

  /** An empty file with every column. */
  template(actor: PersonActor): string {
    assertMayImport(actor);
    return writeCsv([Object.values(fileHeadings)]);
  }
}

/** Rows of one file: its dry run is one request and one transaction. */
export const MOST_ROWS = 20_000;
