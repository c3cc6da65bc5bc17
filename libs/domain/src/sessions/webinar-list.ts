import type { SessionTime, Span } from './attendance.js';
import type { SessionZone } from './session-rules.js';

/** Hours ahead of UTC. None of the three has known summer time since 1964. */
export const zoneHours: Readonly<Record<SessionZone, number>> = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 };

/** Somebody in a webinar's list, as the provider wrote them; names and e-mails in small letters, their spaces made one. */
export type WebinarAttendee = { readonly name: string; readonly email: string; readonly spans: readonly Span[] };

export type WebinarColumns = { readonly name: number; readonly email: number; readonly join: number; readonly leave: number };

/** Headings of the providers' exports, in Indonesian and English, from the most to the least telling. */
const headings: Readonly<Record<keyof WebinarColumns, readonly string[]>> = {
  name: ['name (original name)', 'full name', 'nama lengkap', 'user name', 'display name', 'participant', 'peserta', 'first name', 'nama', 'name'],
  email: ['user email', 'email address', 'alamat email', 'e-mail', 'surel', 'email'],
  join: ['join time', 'first join', 'time joined', 'joined at', 'waktu bergabung', 'waktu masuk', 'jam masuk', 'bergabung', 'masuk', 'join'],
  leave: ['leave time', 'last leave', 'time exited', 'left at', 'waktu keluar', 'jam keluar', 'keluar', 'leave'],
};

function columnOf(header: readonly string[], names: readonly string[]): number {
  const plain = header.map((cell) => cell.trim().toLowerCase());
  const exact = names.map((name) => plain.indexOf(name)).find((index) => index >= 0);
  return exact ?? names.map((name) => plain.findIndex((cell) => cell.startsWith(name))).find((index) => index >= 0) ?? -1;
}

/** Where a list keeps what is needed, -1 for a name or an e-mail that it lacks; null when there is no telling who was there from when to when. */
export function webinarColumns(header: readonly string[]): WebinarColumns | null {
  const [name, email, join, leave] = [columnOf(header, headings.name), columnOf(header, headings.email), columnOf(header, headings.join), columnOf(header, headings.leave)];
  return join < 0 || leave < 0 || (name < 0 && email < 0) ? null : { name, email, join, leave };
}

const clock = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})[,T ]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)? ?(am|pm)?$/i;
const zone = /(?:Z|[+-]\d{2}:?\d{2})$/i;
const hasZone = (text: string): boolean => /T/i.test(text) && zone.test(text);

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

/** Readings of a day: the year first, or day and month in either order. */
function daysOf(one: number, two: number, three: number): readonly (readonly [year: number, month: number, day: number])[] {
  if (one > 31) return [[one, two, three]];
  return [[three, two, one], [three, one, two]];
}

/**
 * A moment as providers write it; without a zone it is told in the session's. Day and month change places from provider to
 * provider: the reading that lies nearer to the session is meant. Null when it is no moment.
 */
export function webinarMoment(text: string, zone: SessionZone, near: number): number | null {
  const trimmed = text.trim();
  if (hasZone(trimmed)) return Number.isNaN(Date.parse(trimmed)) ? null : Date.parse(trimmed);
  const found = clock.exec(trimmed);
  if (!found) return null;
  const part = (index: number) => Number(found[index] ?? 0);
  const readings = daysOf(part(1), part(2), part(3)).flatMap(([year, month, day]) => {
    if (month < 1 || month > 12 || day < 1 || day > 31) return [];
    return [Date.UTC(year, month - 1, day, hourOf(part(4), found[7]), part(5), part(6)) - zoneHours[zone] * 3_600_000];
  });
  return readings.reduce<number | null>((best, next) => (best === null || Math.abs(next - near) < Math.abs(best - near) ? next : best), null);
}

export function plainName(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ');
}

export type WebinarRows = { readonly attendees: readonly WebinarAttendee[]; readonly unreadable: readonly number[] };

/** People of a list with all their stays; `unreadable` are the lines whose times or names say nothing. */
export function webinarAttendees(columns: WebinarColumns, rows: readonly { readonly line: number; readonly cells: readonly string[] }[], zone: SessionZone, time: SessionTime): WebinarRows {
  const found = new Map<string, { name: string; email: string; spans: Span[] }>();
  const unreadable: number[] = [];
  for (const { line, cells } of rows) {
    const cell = (column: keyof WebinarColumns) => cells[columns[column]] ?? '';
    const [name, email] = [plainName(cell('name')), plainName(cell('email'))];
    const from = webinarMoment(cell('join'), zone, time.startsAt);
    const to = webinarMoment(cell('leave'), zone, time.endsAt);
    if (from === null || to === null || to <= from || (name === '' && email === '')) {
      unreadable.push(line);
      continue;
    }
    const key = `${email}\t${name}`;
    const held = found.get(key) ?? { name, email, spans: [] };
    held.spans.push([from, to]);
    found.set(key, held);
  }
  return { attendees: [...found.values()], unreadable };
}

/** A name as it is told to whoever matches it. */
export function labelOf({ name, email }: Pick<WebinarAttendee, 'name' | 'email'>): string {
  if (name === '' || email === '') return `${name}${email}`;
  return `${name} <${email}>`;
}
