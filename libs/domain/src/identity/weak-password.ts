/** What others may know of a person, and so guess first. */
export type KnownOfPerson = {
  readonly name: string;
  readonly email: string | null;
  /** NIP, NI PPPK: 18 digits. */
  readonly identifiers: readonly string[];
  /** `1986-09-26` */
  readonly birthDate: string | null;
};

/** Words that begin the lists of leaked passwords, here and in the services of this country. */
const commonWords = [
  'password', 'passwd', 'katasandi', 'sandi', 'rahasia', 'admin', 'administrator', 'user', 'login', 'welcome', 'selamat', 'datang',
  'qwerty', 'indonesia', 'merdeka', 'garuda', 'pancasila', 'bismillah', 'allah', 'sayang', 'cinta', 'iloveyou', 'jakarta', 'bandung', 'surabaya',
  'doraemon', 'persib', 'persija', 'pegawai', 'negeri', 'sipil', 'pns', 'asn', 'pppk', 'bkd', 'bkn', 'bkpsdm', 'pemda', 'pemkot', 'pemkab', 'dinas', 'sinau', 'belajar', 'default', 'changeme', 'ganti', 'letmein',
];
const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const letters: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };

/** What must remain once everything guessable is taken out. */
const REMAINS = 6;
const DISTINCT = 4;
const RUN = 4;
const SHORTEST_NAME = 3;
const SHORTEST_NUMBER = 4;

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
const withoutDigitsForLetters = (text: string) => plain([...text.toLowerCase()].map((sign) => letters[sign] ?? sign).join(''));

function neighbours(first: string, second: string): boolean {
  return first === second || rows.some((row) => row.includes(first + second) || row.includes(second + first));
}

/** Takes out runs of four and more: `1234`, `dcba`, `asdf`, `aaaa`. */
function withoutRuns(text: string): string {
  let kept = '';
  let run = '';
  let last: string | null = null;
  for (const sign of text) {
    if (last !== null && !neighbours(last, sign)) {
      kept += run.length < RUN ? run : '';
      run = '';
    }
    run += sign;
    last = sign;
  }
  return kept + (run.length < RUN ? run : '');
}

function datesOf(birthDate: string | null): string[] {
  if (birthDate === null) return [];
  const [year, month, day] = [birthDate.slice(0, 4), birthDate.slice(5, 7), birthDate.slice(8, 10)];
  const short = year.slice(2);
  return [day + month + year, year + month + day, day + month + short, short + month + day, month + day + year, day + month, year];
}

/** The parts of an identifier that stand on paper everywhere: all of it, and every piece of it of four digits or more is its beginning or end. */
function numbersOf(identifier: string): string[] {
  const lengths = Array.from({ length: Math.max(0, identifier.length - SHORTEST_NUMBER + 1) }, (_, index) => identifier.length - index);
  return lengths.flatMap((length) => [identifier.slice(0, length), identifier.slice(-length)]);
}

function guessable(person: KnownOfPerson): string[] {
  const words = [person.name, person.email?.split('@')[0] ?? ''].flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  const names = words.filter((word) => word.length >= SHORTEST_NAME);
  return [...names, plain(person.name), ...datesOf(person.birthDate), ...person.identifiers.flatMap(numbersOf), ...commonWords]
    .filter((piece) => piece.length >= SHORTEST_NAME)
    .sort((one, other) => other.length - one.length);
}

function remainder(text: string, pieces: readonly string[]): string {
  const taken = pieces.reduce((rest, piece) => rest.replaceAll(piece, ' '), text);
  return withoutRuns(taken).replaceAll(' ', '');
}

const enough = (text: string) => text.length >= REMAINS && new Set(text).size >= DISTINCT;

/**
 * Whether a password is among those that are guessed first: digits only, or hardly anything left once
 * the person's name, numbers and birth date, common words, runs and repetitions are taken out.
 * By rule and not by a list of leaked passwords, so that it works without a download.
 */
export function isWeakPassword(password: string, person: KnownOfPerson): boolean {
  if (/^[\d\s.-]*$/.test(password)) return true;
  const pieces = guessable(person);
  const readings = [plain(password), withoutDigitsForLetters(password)];
  return readings.some((reading) => !enough(remainder(reading, pieces)) || /^(.{1,5})\1+$/u.test(reading));
}
