import type { CalendarDay } from './certificate.input.js';
import { DocumentError } from './document-error.js';
import type { CertificateWords } from './words.js';

interface DayParts {
  readonly year: number;
  readonly month: string;
  readonly day: number;
}

// Month names are ours and not Intl's: equal snapshots must give equal bytes on every version of Node.
function parts(day: CalendarDay, words: CertificateWords): DayParts {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const [year, month, date] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
  const name = words.months[month - 1];
  const known = new Date(Date.UTC(year, month - 1, date));
  if (name === undefined || known.getUTCDate() !== date) throw new DocumentError('date_refused', { date: day });
  return { year, month: name, day: date };
}

/** `2026-11-22` → "22 November 2026". */
export function longDay(day: CalendarDay, words: CertificateWords): string {
  const { year, month, day: date } = parts(day, words);
  return `${date} ${month} ${year}`;
}

/** "3–14 November 2026", "30 Oktober – 14 November 2026", "29 Desember 2025 – 9 Januari 2026". */
export function dayRange(starts: CalendarDay, ends: CalendarDay, words: CertificateWords): string {
  if (starts === ends) return longDay(starts, words);
  const [from, to] = [parts(starts, words), parts(ends, words)];
  if (from.year !== to.year) return `${longDay(starts, words)} – ${longDay(ends, words)}`;
  if (from.month !== to.month) return `${from.day} ${from.month} – ${longDay(ends, words)}`;
  return `${from.day}–${longDay(ends, words)}`;
}

/** At most two decimals, in the language's notation: 92.5 → "92,5". */
export function decimal(value: number, words: CertificateWords): string {
  return String(Math.round(value * 100) / 100).replace('.', words.decimalMark);
}
