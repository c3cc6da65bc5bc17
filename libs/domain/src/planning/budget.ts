/** Rupiah set aside, bound by contracts, and paid. */
export const budgetKinds = ['planned', 'committed', 'spent'] as const;
export type BudgetKind = (typeof budgetKinds)[number];

/** What rupiah are for. */
export const budgetItems = ['instructors', 'venue', 'meals', 'materials', 'travel', 'other'] as const;
export type BudgetItem = (typeof budgetItems)[number];

export type BudgetLine = { readonly id: string; readonly kind: BudgetKind; /** Whole rupiah; below 0 in a reversal. */ readonly amount: number; readonly reverses: string | null };
export type BudgetTotals = Readonly<Record<BudgetKind, number>>;

/** The totals are the fold of the lines, and nothing else. */
export function budgetTotals(lines: readonly BudgetLine[]): BudgetTotals {
  return lines.reduce<BudgetTotals>((totals, { kind, amount }) => ({ ...totals, [kind]: totals[kind] + amount }), { planned: 0, committed: 0, spent: 0 });
}

/** The line that takes another back; null when it is a reversal itself, or was taken back already. */
export function reversalOf(line: BudgetLine, lines: readonly BudgetLine[]): Pick<BudgetLine, 'kind' | 'amount' | 'reverses'> | null {
  if (line.reverses !== null || lines.some(({ reverses }) => reverses === line.id)) return null;
  return { kind: line.kind, amount: -line.amount, reverses: line.id };
}
