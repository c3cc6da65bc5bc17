import type { ActivityKind } from '../courses/index.js';

/** Dates and source of a row of `regulations`. */
type DatedRule = {
  readonly id: string;
  readonly regulation: string;
  readonly article: string;
  /** `yyyy-mm-dd`, both included; null is open. */
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly verified: boolean;
};

/** How many minutes make 1 JP; of all kinds of activity where none is named. */
export type ConversionRule = DatedRule & { readonly minutes: number; readonly activityKinds: readonly ActivityKind[] };

/** How many JP of these kinds of activity count, together, in a year. */
export type CapRule = DatedRule & { readonly hours: number; readonly activityKinds: readonly ActivityKind[] };

function isInForce(rule: DatedRule, day: string): boolean {
  return rule.validFrom <= day && (rule.validTo === null || rule.validTo >= day);
}

function latest<R extends DatedRule>(rules: readonly R[], day: string): R | null {
  return rules.filter((rule) => isInForce(rule, day)).reduce<R | null>((found, rule) => (found === null || rule.validFrom > found.validFrom ? rule : found), null);
}

/** The conversion of an activity on a day: a row that names its kind before one of all kinds; of several, the one that began last. */
export function conversionFor(rules: readonly ConversionRule[], activityKind: ActivityKind, day: string): ConversionRule | null {
  return latest(rules.filter((rule) => rule.activityKinds.includes(activityKind)), day) ?? latest(rules.filter((rule) => rule.activityKinds.length === 0), day);
}

/** JP of minutes, in full halves: what is left of a half doesn't count. Minutes are whole and not negative. */
export function hoursOf(minutes: number, rule: Pick<ConversionRule, 'minutes'>): number {
  return Math.floor((minutes * 2) / rule.minutes) / 2;
}

/** What a session is worth: JP, the minutes that they rest on, and the row that turned one into the other (null where none is in force). */
export type SessionWorth = { readonly hours: number; readonly minutes: number | null; readonly rule: ConversionRule | null };

/**
 * JP of a session that was held for so many minutes on a day. Its own JP are the most that it gives, since breaks are part of
 * its time; they never exceed what the time comes to by the rule. Minutes beyond the JP it gives do not count.
 */
export function worthOfSession({ hours, minutes, activityKind, day }: { readonly hours: number; readonly minutes: number; readonly activityKind: ActivityKind; readonly day: string }, rules: readonly ConversionRule[]): SessionWorth {
  const rule = conversionFor(rules, activityKind, day);
  if (!rule) return { hours, minutes: null, rule };
  return { hours: Math.min(hours, hoursOf(minutes, rule)), minutes: Math.min(minutes, Math.round(hours * rule.minutes)), rule };
}

/** The cap of a kind in a year: of the rows in force on its last day that name the kind, the one that began last. */
export function capFor(rules: readonly CapRule[], activityKind: ActivityKind, year: number): CapRule | null {
  return latest(rules.filter((rule) => rule.activityKinds.includes(activityKind)), `${year}-12-31`);
}
