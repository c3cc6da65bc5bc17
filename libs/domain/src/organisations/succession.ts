import { refused, type Refused } from '../core/index.js';

/** Days as `YYYY-MM-DD`, both included; `validTo` null: still holds. One that ends before it begins never held: it was corrected on its first day. */
export type Period = { readonly validFrom: string; readonly validTo: string | null };

const DAY_MS = 86_400_000;
const END_OF_TIME = '9999-12-31';

export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
}

/** Whether it held on any day at all. */
export function everHeld({ validFrom, validTo }: Period): boolean {
  return validTo === null || validFrom <= validTo;
}

/** Whether a day belongs to both. */
export function overlap(one: Period, other: Period): boolean {
  if (!everHeld(one) || !everHeld(other)) return false;
  return one.validFrom <= (other.validTo ?? END_OF_TIME) && other.validFrom <= (one.validTo ?? END_OF_TIME);
}

export type Succession = { readonly allowed: true; /** Last day of what holds now; null when nothing does. */ readonly endsOn: string | null };

/**
 * Whether a new period may begin on `validFrom` where only one may hold at a time, as numbers and definitive posts do.
 * It ends the one that holds now the day before; on that one's first day it corrects it. It never reaches into a period
 * that has ended (`period_overlaps`), nor begins later than `today` (`date_in_future`): what holds is what is written.
 */
export function succeed(held: readonly Period[], validFrom: string, today: string): Succession | Refused {
  if (validFrom > today) return refused('date_in_future', { today });
  const endsOn = dayBefore(validFrom);
  const ending = held.map((period) => (period.validTo === null && period.validFrom <= validFrom ? { ...period, validTo: endsOn } : period));
  const clashes = ending.filter((period) => overlap(period, { validFrom, validTo: null }));
  const [clash] = [...clashes].sort((one, other) => other.validFrom.localeCompare(one.validFrom));
  if (clash) return refused('period_overlaps', { from: clash.validFrom, to: clash.validTo });
  return { allowed: true, endsOn: held.some(({ validTo }) => validTo === null) ? endsOn : null };
}
