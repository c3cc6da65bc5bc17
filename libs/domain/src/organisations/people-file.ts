import { bareIdentifier, likelyKind, readIdentifier, type IdentifierKind } from './identifier.js';
import { readPositionKind, readRank, type PositionKind, type Rank } from './position.js';

/** Columns that a file of people may have. */
export const peopleColumns = ['identifier', 'identifierKind', 'fullName', 'email', 'birthPlace', 'birthDate', 'unit', 'positionTitle', 'positionKind', 'rank'] as const;
export type PeopleColumn = (typeof peopleColumns)[number];
export const requiredColumns = ['identifier', 'fullName'] as const satisfies readonly PeopleColumn[];

/** Which column of the file (from 0) holds what. */
export type ColumnMapping = Readonly<Partial<Record<PeopleColumn, number | undefined>>>;

/** Words over a column, squeezed to letters and digits, that tell what is in it. */
const headings: Readonly<Record<PeopleColumn, readonly string[]>> = {
  identifier: ['nip', 'nipbaru', 'nipppk', 'nipnippk', 'nipatauni', 'nipnipppk', 'nomorinduk', 'nomorindukpegawai', 'identifier', 'employeenumber'],
  identifierKind: ['jenisnomor', 'jenisnip', 'jenispegawai', 'statuspegawai', 'statuskepegawaian', 'identifierkind'],
  fullName: ['nama', 'namalengkap', 'namapegawai', 'namadangelar', 'name', 'fullname'],
  email: ['email', 'surel', 'alamatemail', 'alamatsurel'],
  birthPlace: ['tempatlahir', 'kotalahir', 'birthplace'],
  birthDate: ['tanggallahir', 'tgllahir', 'birthdate'],
  unit: ['kodeunit', 'kodeunitkerja', 'unit', 'unitkerja', 'namaunit', 'namaunitkerja', 'opd', 'skpd', 'unitcode'],
  positionTitle: ['jabatan', 'namajabatan', 'position', 'positiontitle'],
  positionKind: ['jenisjabatan', 'jenjangjabatan', 'jenjang', 'positionkind'],
  rank: ['golongan', 'gol', 'golruang', 'golonganruang', 'pangkatgolongan', 'rank'],
};

const squeezed = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Guesses the columns by their headings. A heading serves one column; the first that fits wins. */
export function guessMapping(header: readonly string[]): ColumnMapping {
  const words = header.map(squeezed);
  const found = peopleColumns.flatMap((column) => {
    const at = words.findIndex((word) => headings[column].includes(word));
    return at < 0 ? [] : [[column, at] as const];
  });
  return Object.fromEntries(found);
}

/** A person as a file says. `undefined`: the file has no such column, so nothing is changed; `null`: the cell is empty. */
export type FilePerson = {
  readonly identifier: string;
  readonly identifierKind: IdentifierKind;
  readonly fullName: string;
  readonly email: string | null | undefined;
  readonly birthPlace: string | null | undefined;
  readonly birthDate: string | null | undefined;
  readonly unitId: string | undefined;
  readonly positionTitle: string | undefined;
  readonly positionKind: PositionKind | undefined;
  readonly rank: Rank | null | undefined;
};

export const cellFaults = [
  'missing', 'too_long', 'control_characters', 'identifier_length', 'identifier_birth_date', 'identifier_since', 'identifier_sex', 'identifier_sequence',
  'identifier_rounded', 'identifier_twice', 'identifier_retired', 'identifier_elsewhere', 'kind_unknown', 'email_invalid', 'email_twice', 'email_taken', 'date_invalid',
  'unit_unknown', 'unit_closed', 'unit_missing', 'position_missing', 'position_kind_unknown', 'rank_unknown', 'person_protected',
] as const;
export type CellFault = (typeof cellFaults)[number];
export type CellError = { readonly column: PeopleColumn; readonly fault: CellFault; readonly value: string };

export type UnitOfFile = { readonly id: string; readonly closed: boolean };
/** Units by code and by name, both in lower case. */
export type UnitsOfFile = ReadonlyMap<string, UnitOfFile>;

type Read<T> = { readonly value: T } | { readonly fault: CellFault };

const LONGEST = 200;
const LONGEST_EMAIL = 254;
const months = ['januari', 'februari', 'maret', 'april', 'mei', 'juni', 'juli', 'agustus', 'september', 'oktober', 'november', 'desember'];

const control = /[\u0000-\u001F\u007F]/;

function readText(cell: string): Read<string | null> {
  const text = cell.trim().replace(/^'(?=[=+@-])/, '').replace(/\s+/g, ' ');
  if (text === '') return { value: null };
  if (control.test(text)) return { fault: 'control_characters' };
  return text.length > LONGEST ? { fault: 'too_long' } : { value: text };
}

function isoDay(year: string, month: number, day: string): string | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}

/** `1986-09-26`, `26-09-1986`, `26/9/1986`, `26 September 1986`. */
export function readDay(written: string): string | null {
  const text = written.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return isoDay(String(iso[1]), Number(iso[2]), String(iso[3]));
  const usual = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (usual) return isoDay(String(usual[3]), Number(usual[2]), String(usual[1]));
  const worded = /^(\d{1,2})\s+([a-z]+)\s+(\d{4})$/.exec(text);
  return worded ? isoDay(String(worded[3]), months.indexOf(String(worded[2])) + 1, String(worded[1])) : null;
}

function readKind(cell: string, digits: string): Read<IdentifierKind> {
  const word = squeezed(cell);
  if (word === '') return { value: likelyKind(digits) };
  if (['nip', 'pns', 'cpns'].includes(word)) return { value: 'nip' };
  return ['nipppk', 'pppk', 'p3k'].includes(word) ? { value: 'ni_pppk' } : { fault: 'kind_unknown' };
}

function readEmail(cell: string): Read<string | null> {
  const text = cell.trim().toLowerCase();
  if (text === '') return { value: null };
  return text.length <= LONGEST_EMAIL && /^[a-z0-9._%+'-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(text) ? { value: text } : { fault: 'email_invalid' };
}

function readBirthDate(cell: string): Read<string | null> {
  if (cell.trim() === '') return { value: null };
  const day = readDay(cell);
  return day === null ? { fault: 'date_invalid' } : { value: day };
}

function readUnit(cell: string, units: UnitsOfFile): Read<string | null> {
  const word = cell.trim().toLowerCase().replace(/\s+/g, ' ');
  if (word === '') return { value: null };
  const unit = units.get(word);
  if (!unit) return { fault: 'unit_unknown' };
  return unit.closed ? { fault: 'unit_closed' } : { value: unit.id };
}

function readChosen<T>(cell: string, choose: (written: string) => T | null, unknown: CellFault): Read<T | null> {
  if (cell.trim() === '') return { value: null };
  const chosen = choose(cell);
  return chosen === null ? { fault: unknown } : { value: chosen };
}

export type ReadRow = { readonly person: FilePerson; readonly errors: readonly [] } | { readonly person: null; readonly errors: readonly CellError[] };

/** Reads one row by the mapping. All that is wrong is told at once, by column. */
export function readPersonRow(cells: readonly string[], mapping: ColumnMapping, units: UnitsOfFile): ReadRow {
  const errors: CellError[] = [];
  const cellOf = (column: PeopleColumn) => cells[mapping[column] ?? -1] ?? '';
  const has = (column: PeopleColumn) => mapping[column] !== undefined;
  const blame = (column: PeopleColumn, fault: CellFault) => errors.push({ column, fault, value: cellOf(column).slice(0, LONGEST) });
  const take = <T>(column: PeopleColumn, read: Read<T>): T | undefined => {
    if ('value' in read) return read.value;
    blame(column, read.fault);
    return undefined;
  };
  const optional = <T>(column: PeopleColumn, read: (cell: string) => Read<T>): T | undefined => (has(column) ? take(column, read(cellOf(column))) : undefined);

  const written = cellOf('identifier').trim();
  const digits = bareIdentifier(written);
  const identifierKind = take('identifierKind', readKind(cellOf('identifierKind'), digits)) ?? 'nip';
  const identifierFault = faultOfIdentifier(written, digits, identifierKind);
  if (identifierFault) blame('identifier', identifierFault);
  const fullName = take('fullName', readText(cellOf('fullName')));
  if (fullName === null) blame('fullName', 'missing');
  const email = optional('email', readEmail);
  const birthPlace = optional('birthPlace', readText);
  const birthDate = optional('birthDate', readBirthDate);
  const unitId = optional('unit', (cell) => readUnit(cell, units)) ?? undefined;
  const positionTitle = optional('positionTitle', readText) ?? undefined;
  const positionKind = optional('positionKind', (cell) => readChosen(cell, readPositionKind, 'position_kind_unknown')) ?? undefined;
  const rank = optional('rank', (cell) => readChosen(cell, readRank, 'rank_unknown'));
  if (positionTitle !== undefined && unitId === undefined && !errors.some((error) => error.column === 'unit')) blame('unit', 'unit_missing');
  if (unitId !== undefined && positionTitle === undefined && !errors.some((error) => error.column === 'positionTitle')) blame('positionTitle', 'position_missing');
  if (errors.length > 0) return { person: null, errors };
  const person: FilePerson = { identifier: digits, identifierKind, fullName: String(fullName), email, birthPlace, birthDate, unitId, positionTitle, positionKind, rank };
  return { person, errors: [] };
}

function faultOfIdentifier(written: string, digits: string, kind: IdentifierKind): CellFault | null {
  if (written === '') return 'missing';
  if (/^\d([.,]\d+)?e\+?\d+$/i.test(written) || /^\d{15}000$/.test(digits)) return 'identifier_rounded';
  const read = readIdentifier(kind, digits);
  return read.ok ? null : `identifier_${read.fault}`;
}

/** A person as the agency has them now. */
export type KnownPerson = {
  readonly fullName: string;
  readonly email: string | null;
  readonly birthPlace: string | null;
  readonly birthDate: string | null;
  readonly appointment: { readonly unitId: string; readonly positionTitle: string; readonly positionKind: string; readonly rank: string | null } | null;
};

export type ChangedField = 'fullName' | 'email' | 'birthPlace' | 'birthDate' | 'appointment';

const differs = <T>(wanted: T | null | undefined, now: T | null) => wanted !== undefined && wanted !== null && wanted !== now;

/** What a row would change. An empty cell erases nothing: files often come with half their columns empty. */
export function changesOf(wanted: FilePerson, now: KnownPerson): readonly ChangedField[] {
  const post = now.appointment;
  const postDiffers = differs(wanted.unitId, post?.unitId ?? null) || differs(wanted.positionTitle, post?.positionTitle ?? null)
    || (post !== null && (differs(wanted.positionKind, post.positionKind) || differs(wanted.rank, post.rank)));
  const changed: readonly (readonly [ChangedField, boolean])[] = [
    ['fullName', wanted.fullName !== now.fullName],
    ['email', differs(wanted.email, now.email)],
    ['birthPlace', differs(wanted.birthPlace, now.birthPlace)],
    ['birthDate', differs(wanted.birthDate, now.birthDate)],
    ['appointment', postDiffers],
  ];
  return changed.flatMap(([field, different]) => (different ? [field] : []));
}
