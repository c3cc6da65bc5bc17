import type { BudgetItem, BudgetKind } from '@sinau/domain/planning';

export const kindWords: Readonly<Record<BudgetKind, string>> = { planned: 'planning.budget.planned', committed: 'planning.budget.committed', spent: 'planning.budget.spent' };
export const itemWords: Readonly<Record<BudgetItem, string>> = {
  instructors: 'planning.budget.item.instructors', venue: 'planning.budget.item.venue', meals: 'planning.budget.item.meals', materials: 'planning.budget.item.materials', travel: 'planning.budget.item.travel',
  other: 'planning.budget.item.other',
};
