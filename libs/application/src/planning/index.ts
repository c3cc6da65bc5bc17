export { solvePlan, type Proposal, type Solved } from './solve-plan.js';
export { MakePlan } from './make-plan.js';
export { ExportPlan, type PlanFormat } from './export-plan.js';
export { ManageBudget, type BudgetLineWish } from './manage-budget.js';
export { PlanTemplates } from './plan-templates.js';
export { WritePlan, type PlanWish } from './write-plan.js';
