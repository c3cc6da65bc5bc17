import type { FeeBand } from './fee-band.js';

export const expertColumns = ['name', 'homeAgency', 'competencies', 'expertise', 'feeBand', 'availability', 'contact'] as const;
export type ExpertColumn = (typeof expertColumns)[number];
/** A file without one of these can't be read. */
export const neededExpertColumns = ['name', 'homeAgency'] as const satisfies readonly ExpertColumn[];

export const expertFaults = ['missing', 'too_long', 'too_many', 'control_characters', 'band_unknown', 'competency_unknown', 'twice'] as const;
export type ExpertFault = (typeof expertFaults)[number];
export type ExpertError = { readonly column: ExpertColumn; readonly fault: ExpertFault; readonly value: string };

/** An expert as the register's form and file say it; competencies by their codes. */
export type ExpertEntry = {
  readonly name: string; readonly homeAgency: string; readonly competencies: readonly string[]; readonly expertise: readonly string[]; readonly feeBand: FeeBand;
  readonly availability: string; readonly contact: string | null;
};

export const LONGEST_EXPERT_NAME = 160;
export const LONGEST_NOTE = 300;
export const LONGEST_SKILL = 80;
export const MOST_SKILLS = 20;
const SHOWN = 200;

const headings: Readonly<Record<ExpertColumn, readonly string[]>> = {
  name: ['nama', 'namanarasumber', 'name'],
  homeAgency: ['instansiasal', 'instansi', 'asal', 'homeagency', 'agency'],
  competencies: ['kompetensi', 'kodekompetensi', 'competencies'],
  expertise: ['keahlian', 'keahlianlain', 'expertise'],
  feeBand: ['honor', 'honorarium', 'golonganhonor', 'feeband', 'fee'],
  availability: ['ketersediaan', 'waktu', 'availability'],
  contact: ['kontak', 'surel', 'telepon', 'contact'],
};

const bandWords: Readonly<Record<FeeBand, readonly string[]>> = {
  none: ['', 'tanpahonor', 'tanpa', 'tidakada', 'none'],
  standard: ['standar', 'sesuaistandar', 'sesuaistandarbiaya', 'standard'],
  above_standard: ['diatasstandar', 'diatasstandarbiaya', 'abovestandard'],
};

const squeezed = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

export type ExpertColumns = Readonly<Partial<Record<ExpertColumn, number>>>;

/** Which column (from 0) holds what, by the headings. */
export function findExpertColumns(header: readonly string[]): ExpertColumns {
  const words = header.map(squeezed);
  const found = expertColumns.map((column) => [column, words.findIndex((word) => headings[column].includes(word))] as const);
  return Object.fromEntries(found.filter(([, at]) => at >= 0));
}

/** Several in one cell, parted by `|`. */
export const partsOf = (cell: string): string[] => [...new Set(cell.split('|').map((part) => part.trim().replace(/\s+/g, ' ')).filter((part) => part !== ''))];

function lineFault(text: string, longest: number): ExpertFault | null {
  if (/[\u0000-\u001F\u007F]/.test(text)) return 'control_characters';
  return text.length > longest ? 'too_long' : null;
}

export type ReadExpert = { readonly entry: ExpertEntry | null; readonly errors: readonly ExpertError[] };

/** Reads one expert with all that is wrong; `codes` are those of the agency's framework, in capitals. */
export function readExpertRow(cells: readonly string[], columns: ExpertColumns, codes: ReadonlySet<string>): ReadExpert {
  const errors: ExpertError[] = [];
  const cell = (column: ExpertColumn): string => (cells[columns[column] ?? -1] ?? '').trim().replace(/^'(?=[=+@-])/, '').replace(/ +/g, ' ');
  const blame = (column: ExpertColumn, fault: ExpertFault, value: string): void => void errors.push({ column, fault, value: value.slice(0, SHOWN) });
  const lineOf = (column: ExpertColumn, longest: number): string => {
    const fault = lineFault(cell(column), longest);
    if (fault !== null) blame(column, fault, cell(column));
    return cell(column);
  };
  const required = (column: ExpertColumn): string => {
    const text = lineOf(column, LONGEST_EXPERT_NAME);
    if (text === '') blame(column, 'missing', text);
    return text;
  };
  const [name, homeAgency] = [required('name'), required('homeAgency')];
  const [expertise, wanted] = [partsOf(cell('expertise')), partsOf(cell('competencies').toUpperCase())];
  for (const skill of expertise) {
    const fault = lineFault(skill, LONGEST_SKILL);
    if (fault !== null) blame('expertise', fault, skill);
  }
  if (expertise.length > MOST_SKILLS) blame('expertise', 'too_many', String(expertise.length));
  if (wanted.length > MOST_SKILLS) blame('competencies', 'too_many', String(wanted.length));
  for (const code of wanted) if (!codes.has(code)) blame('competencies', 'competency_unknown', code);
  const band = (['none', 'standard', 'above_standard'] as const).find((one) => bandWords[one].includes(squeezed(cell('feeBand'))));
  if (band === undefined) blame('feeBand', 'band_unknown', cell('feeBand'));
  const [availability, contact] = [lineOf('availability', LONGEST_NOTE), lineOf('contact', LONGEST_NOTE)];
  if (errors.length > 0 || band === undefined) return { entry: null, errors };
  return { entry: { name, homeAgency, competencies: wanted, expertise, feeBand: band, availability, contact: contact === '' ? null : contact }, errors: [] };
}

/** Who an expert is, in a file and in the register. */
export const expertKey = ({ name, homeAgency }: Pick<ExpertEntry, 'name' | 'homeAgency'>): string => JSON.stringify([name, homeAgency]);

/** Whether the file says something else than what stands. */
export function expertDiffers(wanted: ExpertEntry, now: ExpertEntry): boolean {
  const textOf = ({ competencies, expertise, feeBand, availability, contact }: ExpertEntry) => JSON.stringify([competencies.toSorted(), expertise.toSorted(), feeBand, availability, contact]);
  return textOf(wanted) !== textOf(now);
}
