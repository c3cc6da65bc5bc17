import { readPositionKind, type PositionKind } from '../organisations/index.js';
import { competencyLevels, type CompetencyLevel } from './competency.js';
import { findColumns, readLine, RowReader, type Columns, type FieldError, type FieldRead } from './file-fields.js';
import { LONGEST_NAME } from './framework-file.js';

export const profileColumns = ['positionKind', 'titlePattern', 'code', 'level'] as const;
export type ProfileColumn = (typeof profileColumns)[number];
export const neededProfileColumns = ['code', 'level'] as const satisfies readonly ProfileColumn[];

const headings: Readonly<Record<ProfileColumn, readonly string[]>> = {
  positionKind: ['jenisjabatan', 'jenjangjabatan', 'positionkind'],
  titlePattern: ['jabatan', 'namajabatan', 'polanamajabatan', 'positiontitle', 'position'],
  code: ['kode', 'kodekompetensi', 'competencycode', 'code'],
  level: ['level', 'tingkat', 'levelsyarat', 'requiredlevel'],
};

/** A line of a file of profiles: a post asks for a level of a competency. */
export type RequirementRow = { readonly positionKind: PositionKind | null; readonly titlePattern: string; readonly competencyId: string; readonly level: CompetencyLevel };
/** Competencies by code, in capitals. */
export type CompetenciesOfFile = ReadonlyMap<string, { readonly id: string; readonly archived: boolean }>;

export const findProfileColumns = (header: readonly string[]): Columns<ProfileColumn> => findColumns(header, headings, profileColumns);

function readKind(cell: string): FieldRead<PositionKind | null> {
  if (cell.trim() === '') return { value: null };
  const kind = readPositionKind(cell);
  return kind ? { value: kind } : { fault: 'kind_unknown' };
}

export function readCompetency(cell: string, known: CompetenciesOfFile): FieldRead<string> {
  const code = cell.trim().toUpperCase();
  if (code === '') return { fault: 'missing' };
  const found = known.get(code);
  if (!found) return { fault: 'competency_unknown' };
  return found.archived ? { fault: 'competency_archived' } : { value: found.id };
}

function readLevelNumber(cell: string): FieldRead<CompetencyLevel> {
  const level = competencyLevels.find((one) => String(one) === cell.trim());
  return level ? { value: level } : { fault: cell.trim() === '' ? 'missing' : 'level_invalid' };
}

export type ReadRequirement = { readonly row: RequirementRow | null; readonly errors: readonly FieldError<ProfileColumn>[] };

/** Reads one line, with all that is wrong in it. */
export function readRequirementRow(cells: readonly string[], columns: Columns<ProfileColumn>, known: CompetenciesOfFile): ReadRequirement {
  const row = new RowReader(cells, columns);
  const positionKind = row.take('positionKind', readKind);
  const titlePattern = row.take('titlePattern', (cell) => readLine(cell, LONGEST_NAME)) ?? '';
  const competencyId = row.take('code', (cell) => readCompetency(cell, known));
  const level = row.take('level', readLevelNumber);
  if (row.errors.length === 0 && positionKind === null && titlePattern === '') row.blame('titlePattern', 'kind_or_title_missing');
  if (row.errors.length > 0 || competencyId === null || level === null) return { row: null, errors: row.errors };
  return { row: { positionKind, titlePattern, competencyId, level }, errors: [] };
}
