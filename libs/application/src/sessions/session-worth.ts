import type { ActivityKind } from '@sinau/domain/courses';
import { worthOfSession } from '@sinau/domain/points';
import type { Transaction } from '@sinau/persistence/core';
import { hoursRules } from '@sinau/persistence/points';
import { dayIn } from './year-in.js';

type Held = { readonly hours: number; readonly activityKind: ActivityKind; readonly startsAt: Date; readonly endsAt: Date; readonly timeZone: string };

/** What a session gives to whoever was present: its held minutes by the row of its kind on its day. */
export async function worthIn(transaction: Transaction, { hours, activityKind, startsAt, endsAt, timeZone }: Held): Promise<{ readonly hours: number; readonly minutes: number | null; readonly ruleId?: string }> {
  const minutes = Math.floor((endsAt.getTime() - startsAt.getTime()) / 60_000);
  const { conversions } = await hoursRules(transaction);
  const worth = worthOfSession({ hours, minutes, activityKind, day: dayIn(timeZone, startsAt) }, conversions);
  return { hours: worth.hours, minutes: worth.minutes, ...(worth.rule && { ruleId: worth.rule.id }) };
}
