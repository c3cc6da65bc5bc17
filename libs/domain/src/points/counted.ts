import type { ActivityKind } from '../courses/index.js';
import { capFor, type CapRule } from './activity-rule.js';
import type { HoursRule } from './hours-rule.js';

/** An award as it stands in the ledger, with what orders it. */
export type StandingAward = { readonly id: string; readonly kind: 'award' | 'reversal'; readonly hours: number; readonly activityKind: ActivityKind; readonly evidenceKind: string; readonly evidenceId: string };

/** What of an award counts, and by which row the rest doesn't. */
export type CountedAward = { readonly id: string; readonly counted: number; readonly over: number; readonly cap: CapRule | null; readonly maximum: HoursRule | null };

export type CountedYear = { readonly total: number; readonly counted: number; readonly awards: readonly CountedAward[] };

const evidenceOf = ({ evidenceKind, evidenceId }: StandingAward) => `${evidenceKind}:${evidenceId}`;

function standingAwards<A extends StandingAward>(entries: readonly A[]): readonly A[] {
  const reversed = new Set(entries.filter(({ kind }) => kind === 'reversal').map(evidenceOf));
  return entries.filter((entry) => entry.kind === 'award' && !reversed.has(evidenceOf(entry)));
}

/**
 * What counts of one year's entries, given oldest first: each kind of activity up to its cap, then all together up to
 * the yearly maximum where the rule is one. The ledger itself stays whole: caps are applied when it is read.
 */
export function countedYear(entries: readonly StandingAward[], rules: { readonly caps: readonly CapRule[]; readonly yearly: HoursRule | null }, year: number): CountedYear {
  const used = new Map<string, number>();
  const maximum = rules.yearly?.operator === 'at_most' ? rules.yearly : null;
  let counted = 0;
  const awards = standingAwards(entries).map(({ id, hours, activityKind }): CountedAward => {
    const cap = capFor(rules.caps, activityKind, year);
    const before = cap ? (used.get(cap.id) ?? 0) : 0;
    const underCap = cap ? Math.max(0, Math.min(hours, cap.hours - before)) : hours;
    if (cap) used.set(cap.id, before + underCap);
    const kept = maximum ? Math.max(0, Math.min(underCap, maximum.hours - counted)) : underCap;
    counted += kept;
    return { id, counted: kept, over: hours - kept, cap: underCap < hours ? cap : null, maximum: kept < underCap ? maximum : null };
  });
  return { total: entries.reduce((sum, { hours }) => sum + hours, 0), counted, awards };
}
