import { competencyLevels, type CompetencyLevel } from './competency.js';
import { findColumns, readLine, RowReader, type Columns, type FieldError, type FieldRead } from './file-fields.js';
import { readCompetency, type CompetenciesOfFile } from './profile-file.js';

export const levelColumns = ['identifier', 'code', 'source', 'level', 'measuredOn', 'note'] as const;
export type LevelColumn = (typeof levelColumns)[number];
export const neededLevelColumns = ['identifier', 'code', 'source', 'level', 'measuredOn'] as const satisfies readonly LevelColumn[];

/** What a file may bring: oneself is asked on the screen, and a certificate speaks for itself. */
export const importedSources = ['supervisor', 'test'] as const;
export type ImportedSource = (typeof importedSources)[number];

const LONGEST_NOTE = 500;
const headings: Readonly<Record<LevelColumn, readonly string[]>> = {
  identifier: ['nip', 'nipnipppk', 'nippppk', 'nomorinduk', 'identifier'],
  code: ['kode', 'kodekompetensi', 'code'],
  source: ['sumber', 'source'],
  level: ['level', 'tingkat'],
  measuredOn: ['tanggal', 'tanggalukur', 'tanggalpengukuran', 'measuredon', 'date'],
  note: ['catatan', 'keterangan', 'note'],
};
const sourceWords: Readonly<Record<ImportedSource, readonly string[]>> = { supervisor: ['atasan', 'supervisor'], test: ['tes', 'uji', 'asesmen', 'test'] };

export const findLevelColumns = (header: readonly string[]): Columns<LevelColumn> => findColumns(header, headings, levelColumns);

/** Of whom a number is, by the number; `null` for somebody who is not active. */
export type PeopleOfFile = ReadonlyMap<string, string | null>;
/** One finding of a file. */
export type LevelRow = { readonly personId: string; readonly competencyId: string; readonly source: ImportedSource; readonly level: CompetencyLevel; readonly measuredOn: string; readonly note: string };
/** Against what a line is read; `today` is the agency's. */
export type LevelFileContext = { readonly people: PeopleOfFile; readonly competencies: CompetenciesOfFile; readonly today: string; /** Who brings the file: nobody measures themselves by one. */ readonly uploaderId: string };
export type ReadLevel = { readonly row: LevelRow | null; readonly errors: readonly FieldError<LevelColumn>[] };

/** A number as files have it: spreadsheets write an apostrophe before it, people put spaces in it. */
export const bareIdentifier = (cell: string): string => cell.replace(/[\s'’.]/g, '');

function readPerson(cell: string, people: PeopleOfFile, uploaderId: string): FieldRead<string> {
  const number = bareIdentifier(cell);
  if (number === '') return { fault: 'missing' };
  const found = people.get(number);
  if (found === uploaderId) return { fault: 'person_own' };
  return found ? { value: found } : { fault: found === null ? 'person_suspended' : 'person_unknown' };
}

function readSource(cell: string): FieldRead<ImportedSource> {
  const word = cell.trim().toLowerCase();
  if (word === '') return { fault: 'missing' };
  const source = importedSources.find((one) => sourceWords[one].includes(word));
  return source ? { value: source } : { fault: 'source_unknown' };
}

function readLevel(cell: string): FieldRead<CompetencyLevel> {
  const level = competencyLevels.find((one) => String(one) === cell.trim());
  return level ? { value: level } : { fault: cell.trim() === '' ? 'missing' : 'level_invalid' };
}

/** `2026-03-02`, `02-03-2026` or `2/3/2026`: the day is first where the year is last. */
function readDay(cell: string, today: string): FieldRead<string> {
  const text = cell.trim();
  if (text === '') return { fault: 'missing' };
  const local = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  const day = local ? `${local[3]}-${local[2]?.padStart(2, '0')}-${local[1]?.padStart(2, '0')}` : text;
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : null;
  if (at === null || Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day || day < '1990-01-01') return { fault: 'day_invalid' };
  return day > today ? { fault: 'day_ahead' } : { value: day };
}

/** Reads one line, with all that is wrong in it. */
export function readLevelRow(cells: readonly string[], columns: Columns<LevelColumn>, { people, competencies, today, uploaderId }: LevelFileContext): ReadLevel {
  const row = new RowReader(cells, columns);
  const personId = row.take('identifier', (cell) => readPerson(cell, people, uploaderId));
  const competencyId = row.take('code', (cell) => readCompetency(cell, competencies));
  const source = row.take('source', readSource);
  const level = row.take('level', readLevel);
  const measuredOn = row.take('measuredOn', (cell) => readDay(cell, today));
  const note = row.take('note', (cell) => readLine(cell, LONGEST_NOTE));
  if (personId === null || competencyId === null || source === null || level === null || measuredOn === null || note === null) return { row: null, errors: row.errors };
  return { row: { personId, competencyId, source, level, measuredOn, note }, errors: [] };
}
