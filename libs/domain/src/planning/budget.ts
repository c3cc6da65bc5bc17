/** Rupiah set aside, bound by contracts, and paid. */
export const budgetKinds = ['planned', 'committed', 'spent'] as const;
export type BudgetKind = (typeof budgetKinds)[number];
