import { competencyClasses, type CompetencyClass } from '../courses/index.js';
import { competencyLevels, type CompetencyLevel, type LevelDescription } from './competency.js';
import { findColumns, readLine, readRequiredLine, RowReader, squeezedHeading, type Columns, type FieldError, type FieldRead } from './file-fields.js';

export const competencyColumns = ['code', 'name', 'competencyClass', 'description', 'level1', 'level2', 'level3', 'level4', 'level5'] as const;
export type CompetencyColumn = (typeof competencyColumns)[number];
/** A file without one of these can't be read. */
export const neededCompetencyColumns = competencyColumns.filter((column) => column !== 'description');

export const LONGEST_NAME = 200;
export const LONGEST_DESCRIPTION = 1_000;
export const LONGEST_INDICATOR = 300;
export const MOST_INDICATORS = 10;

const headings: Readonly<Record<CompetencyColumn, readonly string[]>> = {
  code: ['kode', 'kodekompetensi', 'code'],
  name: ['nama', 'namakompetensi', 'kompetensi', 'name', 'competency'],
  competencyClass: ['kelas', 'jenis', 'kelaskompetensi', 'jeniskompetensi', 'class'],
  description: ['uraian', 'definisi', 'keterangan', 'description', 'definition'],
  level1: ['level1', 'tingkat1'], level2: ['level2', 'tingkat2'], level3: ['level3', 'tingkat3'], level4: ['level4', 'tingkat4'], level5: ['level5', 'tingkat5'],
};

const classWords: Readonly<Record<CompetencyClass, readonly string[]>> = {
  technical: ['teknis', 'technical'],
  managerial: ['manajerial', 'managerial'],
  sociocultural: ['sosialkultural', 'sosiokultural', 'sociocultural'],
};

/** An entry of the framework without what the database adds. */
export type FrameworkEntry = {
  readonly code: string;
  readonly name: string;
  readonly competencyClass: CompetencyClass;
  readonly description: string;
  readonly levels: readonly LevelDescription[];
};

export const findCompetencyColumns = (header: readonly string[]): Columns<CompetencyColumn> => findColumns(header, headings, competencyColumns);

function readCode(cell: string): FieldRead<string> {
  const text = cell.trim().toUpperCase();
  if (text === '') return { fault: 'missing' };
  return /^[A-Z0-9][A-Z0-9._-]{0,31}$/.test(text) ? { value: text } : { fault: 'code_invalid' };
}

function readClass(cell: string): FieldRead<CompetencyClass> {
  const word = squeezedHeading(cell);
  if (word === '') return { fault: 'missing' };
  const found = competencyClasses.find((name) => classWords[name].includes(word));
  return found ? { value: found } : { fault: 'class_unknown' };
}

/** `Title | indicator | indicator`. */
function readLevel(level: CompetencyLevel, cell: string): FieldRead<LevelDescription> {
  const parts = cell.split('|');
  const rest = parts.slice(1);
  const read = readLine(parts.slice(0, 1).join(''), LONGEST_NAME);
  if (!('value' in read)) return read;
  if (read.value === '') return { fault: 'level_title_missing' };
  const indicators = rest.map((part) => readLine(part, LONGEST_INDICATOR));
  const texts: string[] = [];
  for (const indicator of indicators) {
    if (!('value' in indicator)) return indicator;
    if (indicator.value !== '') texts.push(indicator.value);
  }
  return texts.length > MOST_INDICATORS ? { fault: 'too_many_indicators' } : { value: { level, title: read.value, indicators: texts } };
}

export type ReadCompetency = { readonly entry: FrameworkEntry | null; readonly errors: readonly FieldError<CompetencyColumn>[] };

/** Reads one competency, with all that is wrong in it. */
export function readCompetencyRow(cells: readonly string[], columns: Columns<CompetencyColumn>): ReadCompetency {
  const row = new RowReader(cells, columns);
  const code = row.take('code', readCode);
  const name = row.take('name', (cell) => readRequiredLine(cell, LONGEST_NAME));
  const competencyClass = row.take('competencyClass', readClass);
  const description = row.take('description', (cell) => readLine(cell, LONGEST_DESCRIPTION)) ?? '';
  const levels = competencyLevels.flatMap((level) => row.take(`level${level}`, (cell) => readLevel(level, cell)) ?? []);
  if (row.errors.length > 0 || code === null || name === null || competencyClass === null) return { entry: null, errors: row.errors };
  return { entry: { code, name, competencyClass, description, levels }, errors: [] };
}

/** A level as a cell of the file. */
export const levelCell = ({ title, indicators }: LevelDescription): string => [title, ...indicators].join(' | ');

/** Whether the file says something else than what stands. */
export function differsFrom(wanted: FrameworkEntry, now: FrameworkEntry): boolean {
  const textOf = ({ name, competencyClass, description, levels }: FrameworkEntry) => JSON.stringify([name, competencyClass, description, levels.map(levelCell)]);
  return textOf(wanted) !== textOf(now);
}
