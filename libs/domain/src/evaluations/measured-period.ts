/** A period that a survey or an appraisal is about, with its first and last day. */
export type MeasuredPeriod = { /** `2026`, `2026-S1`, `2026-T3` (quarter), `2026-07` or `2026-03-02..2026-03-20`. */ readonly name: string; readonly startsOn: string; readonly endsOn: string };

const lastDayOf = (year: number, month: number): string => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
const firstDayOf = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}-01`;
const months = (name: string, year: number, first: number, last: number): MeasuredPeriod => ({ name, startsOn: firstDayOf(year, first), endsOn: lastDayOf(year, last) });

function daysOf(text: string): MeasuredPeriod | null {
  const [, startsOn, endsOn] = /^(20\d{2}-\d{2}-\d{2})(?:\.\.|-S\.D\.-|-SD-)(20\d{2}-\d{2}-\d{2})$/.exec(text) ?? [];
  if (startsOn === undefined || endsOn === undefined || endsOn < startsOn) return null;
  const real = (day: string) => !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
  return real(startsOn) && real(endsOn) ? { name: `${startsOn}..${endsOn}`, startsOn, endsOn } : null;
}

/** Reads `2026`, `2026-S1`, `Semester 2 2026`, `2026 TW III`, `2026-Q3`, `2026-07`, and days of a survey as `2026-03-02 s.d. 2026-03-20`; null for anything else. */
export function readPeriod(text: string): MeasuredPeriod | null {
  const days = daysOf(text.trim().toUpperCase().replace(/\s+/g, '-'));
  if (days !== null) return days;
  const squeezed = text.trim().toUpperCase().replace(/SEMESTER/, 'S').replace(/TRIWULAN|TW|Q/, 'T').replace(/[\s/]+/g, '-').replace(/([ST])-/, '$1');
  const swapped = /^([ST](?:[1-4]|I{1,3}|IV))-(20\d{2})$/.exec(squeezed);
  const plain = swapped ? `${swapped[2]}-${swapped[1]}` : squeezed;
  const parts = /^(20\d{2})(?:-(?:(S|T)([1-4]|IV|I{1,3})|(0[1-9]|1[0-2])))?$/.exec(plain);
  if (parts === null) return null;
  const year = Number(parts[1]);
  if (parts[4] !== undefined) return months(`${year}-${parts[4]}`, year, Number(parts[4]), Number(parts[4]));
  if (parts[2] === undefined) return months(String(year), year, 1, 12);
  const number = ['I', 'II', 'III', 'IV'].indexOf(String(parts[3])) + 1 || Number(parts[3]);
  if (parts[2] === 'T') return months(`${year}-T${number}`, year, number * 3 - 2, number * 3);
  return number > 2 ? null : months(`${year}-S${number}`, year, number * 6 - 5, number * 6);
}

/** The last period that ended before a span of days began, and the first that began after it ended. */
export function aroundSpan<P extends { readonly startsOn: string; readonly endsOn: string }>(periods: readonly P[], span: { readonly startsOn: string; readonly endsOn: string }): { readonly before: P | null; readonly after: P | null } {
  const before = periods.filter(({ endsOn }) => endsOn < span.startsOn).sort((a, b) => (a.endsOn < b.endsOn ? 1 : -1))[0] ?? null;
  const after = periods.filter(({ startsOn }) => startsOn > span.endsOn).sort((a, b) => (a.startsOn > b.startsOn ? 1 : -1))[0] ?? null;
  return { before, after };
}
