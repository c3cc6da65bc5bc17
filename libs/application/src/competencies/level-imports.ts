import type { LevelImportView } from '@sinau/contracts/competencies';
import type { Language } from '@sinau/contracts/core';
import { importLevels } from '@sinau/contracts/jobs';
import { bareIdentifier, findLevelColumns, levelColumns, neededLevelColumns, readLevelRow, type LevelColumn, type LevelFileContext, type LevelRow, type PeopleOfFile } from '@sinau/domain/competencies';
import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import {
  agencyToday, beginCompetencyImport, competencyImportById, framework, insertCompetencyImport, knownFindings, listCompetencyImports, wrongImportRows, type CompetencyImport, type TriedFile, type WrongRow,
} from '@sinau/persistence/competencies';
import { Database, enqueue, type Transaction } from '@sinau/persistence/core';
import { peopleByIdentifier } from '@sinau/persistence/enrolments';
import { Inject, Injectable } from '@nestjs/common';
import { readCsv, writeCsv, type CsvFile } from '../core/index.js';
import { assertMayManage } from './assert-competencies.js';
import { levelHeadings, wrongRowsOf, wrongRowWords } from './level-words.js';

const MOST_LEVEL_ROWS = 20_000;
const KIND = 'level_import';
type LevelImport = CompetencyImport<typeof KIND>;

function viewOf({ createdBy: _createdBy, ...found }: LevelImport): LevelImportView {
  return {
    ...found, counts: { created: found.counts.created, unchanged: found.counts.unchanged, wrong: found.counts.wrong }, errors: [...found.errors],
    createdAt: found.createdAt.toISOString(), finishedAt: found.finishedAt?.toISOString() ?? null,
  };
}

async function contextOf(transaction: Transaction, actor: PersonActor, file: CsvFile, column: number | undefined): Promise<LevelFileContext> {
  const numbers = [...new Set(file.rows.map(({ cells }) => bareIdentifier(cells[column ?? -1] ?? '')))].filter((number) => number !== '');
  const found = await peopleByIdentifier(transaction, numbers);
  const people: PeopleOfFile = new Map(found.flatMap(({ value, personId, active }): [string, string | null][] => (personId === null ? [] : [[value, active ? personId : null]])));
  const competencies = new Map((await framework(transaction)).map(({ id, code, archived }) => [code, { id, archived }] as const));
  return { people, competencies, today: await agencyToday(transaction), uploaderId: actor.personId };
}

/** Sound and wrong rows; the same finding twice in a file is one. */
function sort(file: CsvFile, context: LevelFileContext): { sound: LevelRow[]; wrong: WrongRow<LevelColumn>[]; twice: number } {
  const columns = findLevelColumns(file.header);
  const seen = new Set<string>();
  const sound: LevelRow[] = [];
  const wrong: WrongRow<LevelColumn>[] = [];
  let twice = 0;
  for (const { line, cells } of file.rows) {
    const { row, errors } = readLevelRow(cells, columns, context);
    if (!row) {
      wrong.push({ line, cells, errors });
      continue;
    }
    const key = [row.personId, row.competencyId, row.source, row.level, row.measuredOn].join(' ');
    if (seen.has(key)) twice += 1;
    else sound.push(row);
    seen.add(key);
  }
  return { sound, wrong, twice };
}

/** Levels that were found elsewhere, as a file: tried when it comes, written by the worker, wrong rows given back. */
@Injectable()
export class LevelImports {
  constructor(@Inject(Database) private readonly database: Database) {}

  template(actor: PersonActor): string {
    assertMayManage(actor);
    return writeCsv([levelColumns.map((column) => levelHeadings[column])]);
  }

  /** Throws `file_unreadable`, `file_empty`, `file_too_long`, `columns_missing`. */
  try(actor: PersonActor, { fileName, bytes }: { readonly fileName: string; readonly bytes: Buffer }): Promise<LevelImportView> {
    assertMayManage(actor);
    const file = readCsv(bytes, MOST_LEVEL_ROWS);
    const columns = findLevelColumns(file.header);
    const lacking = neededLevelColumns.filter((column) => columns[column] === undefined);
    if (lacking.length > 0) throw new DomainError('columns_missing', { columns: lacking.map((column) => levelHeadings[column]).join(', ') });
    return this.database.transaction(actor, async (transaction) => {
      const { sound, wrong, twice } = sort(file, await contextOf(transaction, actor, file, columns.identifier));
      const known = await knownFindings(transaction, sound);
      const fresh = sound.filter((_, at) => !known.has(at));
      const counts = { created: fresh.length, changed: 0, unchanged: known.size + twice, wrong: wrong.length };
      const tried: TriedFile<typeof KIND> = { fileName, header: file.header, rows: file.rows.length, sound: fresh, wrong, counts };
      return viewOf(await this.found(transaction, await insertCompetencyImport(transaction, KIND, actor.personId, tried)));
    });
  }

  list(actor: PersonActor): Promise<LevelImportView[]> {
    assertMayManage(actor);
    return this.database.transaction(actor, async (transaction) => (await listCompetencyImports(transaction, KIND)).map(viewOf));
  }

  one(actor: PersonActor, id: string): Promise<LevelImportView> {
    assertMayManage(actor);
    return this.database.transaction(actor, async (transaction) => viewOf(await this.found(transaction, id)));
  }

  /** Throws `file_nothing_to_do` when it was begun before or has no sound row. */
  apply(actor: PersonActor, id: string): Promise<LevelImportView> {
    assertMayManage(actor);
    return this.database.transaction(actor, async (transaction) => {
      const { counts: { changed: _, ...counts }, fileName } = await this.found(transaction, id);
      if (!(await beginCompetencyImport(transaction, KIND, id))) throw new DomainError('file_nothing_to_do');
      await enqueue(transaction, importLevels, { agencyId: transaction.agencyId, taskId: id });
      await recordAudit(transaction, 'competency.levels_imported', { kind: KIND, id }, { fileName, ...counts });
      return viewOf(await this.found(transaction, id));
    });
  }

  /** As they came, with a column that says what is wrong. */
  wrongRows(actor: PersonActor, id: string, language: Language): Promise<string> {
    assertMayManage(actor);
    return this.database.transaction(actor, async (transaction) => {
      const found = await wrongImportRows(transaction, KIND, id);
      if (!found) throw new DomainError('not_found');
      return writeCsv(wrongRowsOf(found, wrongRowWords(language)));
    });
  }

  private async found(transaction: Transaction, id: string): Promise<LevelImport> {
    const found = await competencyImportById(transaction, KIND, id);
    if (!found) throw new DomainError('not_found');
    return found;
  }
}
