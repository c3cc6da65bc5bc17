import {
  differsFrom, findCompetencyColumns, findProfileColumns, neededCompetencyColumns, neededProfileColumns, readCompetencyRow, readRequirementRow, type CompetenciesOfFile, type CompetencyColumn, type FieldError,
  type FrameworkEntry, type ProfileColumn, type RequirementRow,
} from '@sinau/domain/competencies';
import { DomainError } from '@sinau/domain/core';
import { framework, knownRequirements, type Competency, type CompetencyImportCounts, type KnownRequirements, type WrongRow } from '@sinau/persistence/competencies';
import type { Transaction } from '@sinau/persistence/core';
import type { CsvFile } from '../core/index.js';
import { competencyHeadings, profileHeadings } from './level-words.js';

/** What a file would do: rows to be written, and those that are wrong. The same thing twice in a file is wrong the second time. */
export type FilePlan<Row, Column extends string> = { readonly sound: readonly Row[]; readonly wrong: readonly WrongRow<Column>[]; readonly counts: CompetencyImportCounts };

type Reading<Row, Column extends string> = {
  readonly read: (cells: readonly string[]) => { readonly row: Row | null; readonly errors: readonly FieldError<Column>[] };
  readonly keyOf: (row: Row) => string;
  readonly twice: (row: Row) => FieldError<Column>;
  readonly stands: (row: Row) => 'created' | 'changed' | 'unchanged';
};

function planOf<Row, Column extends string>(file: CsvFile, { read, keyOf, twice, stands }: Reading<Row, Column>): FilePlan<Row, Column> {
  const counts = { created: 0, changed: 0, unchanged: 0 };
  const seen = new Set<string>();
  const sound: Row[] = [];
  const wrong: WrongRow<Column>[] = [];
  for (const { line, cells } of file.rows) {
    const { row, errors } = read(cells);
    const again = row !== null && seen.has(keyOf(row));
    if (row === null || again) {
      wrong.push({ line, cells, errors: row === null ? errors : [twice(row)] });
      continue;
    }
    seen.add(keyOf(row));
    const standing = stands(row);
    counts[standing] += 1;
    if (standing !== 'unchanged') sound.push(row);
  }
  return { sound, wrong, counts: { ...counts, wrong: wrong.length } };
}

function assertColumns<Column extends string>(columns: Readonly<Partial<Record<Column, number>>>, needed: readonly Column[], headings: Readonly<Record<Column, string>>): void {
  const lacking = needed.filter((column) => columns[column] === undefined);
  if (lacking.length > 0) throw new DomainError('columns_missing', { columns: lacking.map((column) => headings[column]).join(', ') });
}

export async function competenciesByCode(transaction: Transaction): Promise<ReadonlyMap<string, Competency>> {
  return new Map((await framework(transaction)).map((entry) => [entry.code, entry] as const));
}

export function entryStands(entry: FrameworkEntry, now: Competency | undefined): 'created' | 'changed' | 'unchanged' {
  if (!now) return 'created';
  return differsFrom(entry, now) ? 'changed' : 'unchanged';
}

export function requirementStands(row: RequirementRow, known: KnownRequirements): 'created' | 'changed' | 'unchanged' {
  const now = known.levelOf(row);
  if (now === null) return 'created';
  return now === row.level ? 'unchanged' : 'changed';
}

/** Throws `columns_missing`. */
export async function planFramework(transaction: Transaction, file: CsvFile): Promise<FilePlan<FrameworkEntry, CompetencyColumn>> {
  const columns = findCompetencyColumns(file.header);
  assertColumns(columns, neededCompetencyColumns, competencyHeadings);
  const known = await competenciesByCode(transaction);
  return planOf<FrameworkEntry, CompetencyColumn>(file, {
    read: (cells) => {
      const { entry, errors } = readCompetencyRow(cells, columns);
      return { row: entry, errors };
    },
    keyOf: ({ code }) => code, twice: ({ code }) => ({ column: 'code', fault: 'twice', value: code }), stands: (entry) => entryStands(entry, known.get(entry.code)),
  });
}

/** Throws `columns_missing`. */
export async function planProfiles(transaction: Transaction, file: CsvFile): Promise<FilePlan<RequirementRow, ProfileColumn>> {
  const columns = findProfileColumns(file.header);
  assertColumns(columns, neededProfileColumns, profileHeadings);
  const competencies: CompetenciesOfFile = new Map((await framework(transaction)).map(({ id, code, archived }) => [code, { id, archived }] as const));
  const known = await knownRequirements(transaction);
  return planOf<RequirementRow, ProfileColumn>(file, {
    read: (cells) => readRequirementRow(cells, columns, competencies),
    keyOf: ({ positionKind, titlePattern, competencyId }) => JSON.stringify([positionKind, titlePattern, competencyId]), twice: () => ({ column: 'code', fault: 'twice', value: '' }),
    stands: (row) => requirementStands(row, known),
  });
}
