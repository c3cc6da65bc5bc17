/** Minutes after midnight, the end not included. */
export type OfficeDay = { readonly from: number; readonly to: number };
/** Monday first; null is a day off. */
export type WorkingWeek = readonly [OfficeDay | null, OfficeDay | null, OfficeDay | null, OfficeDay | null, OfficeDay | null, OfficeDay | null, OfficeDay | null];

const day: OfficeDay = { from: 7 * 60 + 30, to: 16 * 60 };

/** Five days, as PerPres 21/2023 has them: 07.30 to 16.00. An agency may set another. */
export const usualWeek: WorkingWeek = [day, day, day, day, day, null, null];

/** A day as it was kept; undefined when it is none. */
function keptDay(set: unknown): OfficeDay | null | undefined {
  if (set === null) return null;
  if (typeof set !== 'object' || !('from' in set) || !('to' in set)) return undefined;
  const { from, to } = set;
  if (typeof from !== 'number' || typeof to !== 'number') return undefined;
  return Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to && to <= 24 * 60 ? { from, to } : undefined;
}

/** The agency's working week; what is missing or makes no week counts as the usual one. */
export function workingWeek(set: unknown): WorkingWeek {
  if (!Array.isArray(set) || set.length !== 7) return usualWeek;
  const [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = set.map(keptDay);
  if (monday === undefined || tuesday === undefined || wednesday === undefined || thursday === undefined || friday === undefined || saturday === undefined || sunday === undefined) return usualWeek;
  const week: WorkingWeek = [monday, tuesday, wednesday, thursday, friday, saturday, sunday];
  return week.some((one) => one !== null) ? week : usualWeek;
}

/** What a clock on the wall of a zone shows. */
export type LocalClock = { readonly day: string; /** 1 is Monday. */ readonly weekday: number; /** After midnight. */ readonly minutes: number };

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** `at` in milliseconds since 1970, `timeZone` an IANA name. */
export function localClock(at: number, timeZone: string): LocalClock {
  const parts = new Map(
    new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', weekday: 'short', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' })
      .formatToParts(at).map(({ type, value }) => [type, value] as const),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => String(parts.get(name));
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    weekday: weekdays.indexOf(part('weekday')) + 1,
    minutes: Number(part('hour')) * 60 + Number(part('minute')),
  };
}

/** Whether people of the zone are at work: a question asked at night is a question not answered. */
export function inOfficeHours(at: number, timeZone: string, week: WorkingWeek): boolean {
  const { weekday, minutes } = localClock(at, timeZone);
  const hours = week[weekday - 1] ?? null;
  return hours !== null && minutes >= hours.from && minutes < hours.to;
}

/** A calendar day some days later: `2026-11-22` and 30 is `2026-12-22`. */
export function daysLater(from: string, days: number): string {
  return new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
