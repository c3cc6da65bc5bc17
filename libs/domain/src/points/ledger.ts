import type { ActivityKind, CompetencyClass } from '../courses/index.js';

/** What JP can rest on: a course's certificate, a session attended, practice signed off, mentoring confirmed, a certificate from elsewhere. */
export const evidenceKinds = ['certificate', 'attendance', 'sign_off', 'mentoring', 'external'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** One line of the JP ledger. An award counts its hours, a reversal takes the same hours back. */
export type LedgerEntry = {
  readonly kind: 'award' | 'reversal';
  readonly year: number;
  /** JP in steps of a half; negative for a reversal. */
  readonly hours: number;
  readonly evidenceId: string;
  readonly competencyClass: CompetencyClass;
  readonly activityKind: ActivityKind;
};

export type Award = Omit<LedgerEntry, 'kind'>;

/** The ledger with the award added; unchanged when its evidence counted before, reversed or not. */
export function withAward(ledger: readonly LedgerEntry[], award: Award): readonly LedgerEntry[] {
  const counted = ledger.some((entry) => entry.kind === 'award' && entry.evidenceId === award.evidenceId);
  return counted ? ledger : [...ledger, { ...award, kind: 'award' }];
}

/** The entry that takes an award back, in the award's year; null when there is nothing to take back. */
export function reversalOf(ledger: readonly LedgerEntry[], evidenceId: string): LedgerEntry | null {
  const award = ledger.find((entry) => entry.kind === 'award' && entry.evidenceId === evidenceId);
  const reversed = ledger.some((entry) => entry.kind === 'reversal' && entry.evidenceId === evidenceId);
  return award && !reversed ? { ...award, kind: 'reversal', hours: -award.hours } : null;
}

/** JP of a year: the fold of its entries. */
export function totalOf(ledger: readonly LedgerEntry[], year: number): number {
  return ledger.filter((entry) => entry.year === year).reduce((sum, entry) => sum + entry.hours, 0);
}

/** JP of a year by competency class; classes without hours are left out. */
export function byClass(ledger: readonly LedgerEntry[], year: number): ReadonlyMap<CompetencyClass, number> {
  const sums = new Map<CompetencyClass, number>();
  for (const entry of ledger) if (entry.year === year) sums.set(entry.competencyClass, (sums.get(entry.competencyClass) ?? 0) + entry.hours);
  for (const [name, hours] of sums) if (hours === 0) sums.delete(name);
  return sums;
}
