export const identifierKinds = ['nip', 'ni_pppk'] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

/** What the 18 digits say. Personal data: never shown on a public page. */
export type IdentifierParts = {
  /** `1986-09-26` */
  readonly birthDate: string;
  /** NIP: year and month of appointment. NI PPPK: year of the first contract. */
  readonly since: string;
  readonly sex: 'male' | 'female';
  readonly sequence: number;
};

export type IdentifierFault = 'length' | 'birth_date' | 'since' | 'sex' | 'sequence';
export type ReadIdentifier = { readonly ok: true; readonly parts: IdentifierParts } | { readonly ok: false; readonly fault: IdentifierFault };

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const EARLIEST_BIRTH = 1930;
const YOUNGEST = 16;
/** PPPK exist since PP 49/2018. */
const FIRST_CONTRACTS = 2018;
const LATEST = 2099;

const fault = (name: IdentifierFault): ReadIdentifier => ({ ok: false, fault: name });
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Whether `yyyymmdd` is a day of the calendar. */
function isDay(year: number, month: number, day: number): boolean {
  const days = month === 2 && isLeap(year) ? 29 : DAYS[month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

function sinceOf(kind: IdentifierKind, digits: string, birthYear: number): string | null {
  const year = Number(digits.slice(8, 12));
  const next = Number(digits.slice(12, 14));
  if (year < birthYear + YOUNGEST || year > LATEST) return null;
  if (kind === 'nip') return next >= 1 && next <= 12 ? `${year}-${digits.slice(12, 14)}` : null;
  return year >= FIRST_CONTRACTS && next >= 1 ? String(year) : null;
}

/**
 * Reads a NIP (birth yyyymmdd, appointment yyyymm, sex 1/2, sequence 3) or an NI PPPK (birth yyyymmdd, year of the
 * first contract yyyy, contracts 2, sex 1/2, sequence 3): docs/domain.md fact 1. Says the first part that can't be.
 */
export function readIdentifier(kind: IdentifierKind, digits: string): ReadIdentifier {
  if (!/^\d{18}$/.test(digits)) return fault('length');
  const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8))];
  if (year < EARLIEST_BIRTH || !isDay(year, month, day)) return fault('birth_date');
  const since = sinceOf(kind, digits, year);
  if (since === null) return fault('since');
  const sex = digits[14];
  if (sex !== '1' && sex !== '2') return fault('sex');
  const sequence = Number(digits.slice(15));
  if (sequence === 0) return fault('sequence');
  const birthDate = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  return { ok: true, parts: { birthDate, since, sex: sex === '1' ? 'male' : 'female', sequence } };
}

/** The kind that the digits can be, when nobody says: a NIP where its month of appointment is one, else an NI PPPK. */
export function likelyKind(digits: string): IdentifierKind {
  return readIdentifier('nip', digits).ok ? 'nip' : 'ni_pppk';
}

/** The digits alone: people write spaces, dots and an apostrophe that keeps a spreadsheet from rounding. */
export function bareIdentifier(written: string): string {
  return written.replace(/[\s.'’-]/g, '');
}
