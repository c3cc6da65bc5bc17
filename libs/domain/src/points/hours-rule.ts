/** Kinds of civil servant by their number: a NIP is a PNS's, an NI PPPK a PPPK's. */
export type EmployeeKind = 'pns' | 'pppk';

/** A yearly rule on JP: a dated row of `regulations`, never a constant. */
export type HoursRule = {
  readonly id: string;
  readonly appliesTo: EmployeeKind;
  readonly operator: 'at_least' | 'at_most';
  /** JP a year. */
  readonly hours: number;
  readonly regulation: string;
  readonly article: string;
  /** `yyyy-mm-dd`, both included; null is open. */
  readonly validFrom: string;
  readonly validTo: string | null;
  /** Whether somebody has compared it with the regulation's text. */
  readonly verified: boolean;
};

export function employeeKindOf(identifierKind: 'nip' | 'ni_pppk' | null): EmployeeKind | null {
  if (identifierKind === null) return null;
  return identifierKind === 'nip' ? 'pns' : 'pppk';
}

/** The rule for a year: of those in force on its last day, the one that began last. */
export function ruleFor(rules: readonly HoursRule[], employee: EmployeeKind | null, year: number): HoursRule | null {
  const lastDay = `${year}-12-31`;
  const inForce = rules.filter((rule) => rule.appliesTo === employee && rule.validFrom <= lastDay && (rule.validTo === null || rule.validTo >= lastDay));
  return inForce.reduce<HoursRule | null>((latest, rule) => (latest === null || rule.validFrom > latest.validFrom ? rule : latest), null);
}

export type Standing =
  | { readonly kind: 'no_rule' }
  | { readonly kind: 'short'; readonly missing: number }
  | { readonly kind: 'met' }
  | { readonly kind: 'within'; readonly left: number }
  | { readonly kind: 'beyond'; readonly over: number };

/** Where a total stands against a rule: a minimum to reach, or a maximum that counts. */
export function standing(rule: HoursRule | null, total: number): Standing {
  if (rule === null) return { kind: 'no_rule' };
  if (rule.operator === 'at_least') return total >= rule.hours ? { kind: 'met' } : { kind: 'short', missing: rule.hours - total };
  return total <= rule.hours ? { kind: 'within', left: rule.hours - total } : { kind: 'beyond', over: total - rule.hours };
}
