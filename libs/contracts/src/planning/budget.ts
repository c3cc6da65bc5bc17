import { budgetItems, budgetKinds } from '@sinau/domain/planning';
import { z } from 'zod';
import { id, instant, line, route, text } from '../core/index.js';

const kind = z.enum(budgetKinds);
const item = z.enum(budgetItems);
const amount = z.number().int();
export const budgetTotalsView = z.object({ planned: amount, committed: amount, spent: amount });
export type BudgetTotalsView = z.infer<typeof budgetTotalsView>;

export const budgetLineView = z.object({
  id, kind, item, amount, note: z.string(), document: z.string().nullable(), recordedAt: instant, recordedBy: z.string(),
  /** The line that this one takes back. */
  reverses: id.nullable(),
  /** Whether another line took it back. */
  reversed: z.boolean(),
});
export type BudgetLineView = z.infer<typeof budgetLineView>;

export const budgetView = z.object({
  programme: z.object({ id, name: z.string(), year: z.number().int(), /** As the programme says, or the plan that was signed. */ budget: amount }),
  totals: budgetTotalsView,
  /** The latest 500. */
  lines: z.array(budgetLineView),
  /** Grows with each line: whoever adds one names the number that they saw. */
  revision: z.number().int(),
  mayManage: z.boolean(),
});
export type BudgetView = z.infer<typeof budgetView>;

const params = z.strictObject({ programmeId: id });
const revision = z.number().int().min(0);
const note = text(500).min(3);

export const budgetRoutes = {
  budget: route('GET', '/api/programmes/:programmeId/budget', { summary: 'Rupiah planned, committed and spent for a programme, with their lines.', permission: 'plan.read', params, returns: budgetView }),
  addBudgetLine: route('POST', '/api/programmes/:programmeId/budget', {
    summary: 'Adds a line; lines never change.', permission: 'plan.manage', status: 201, params,
    body: z.strictObject({ revision, kind, item, amount: amount.min(1).max(10_000_000_000_000), note, document: line(200).nullable() }), returns: budgetView,
  }),
  reverseBudgetLine: route('POST', '/api/programmes/:programmeId/budget/:lineId/reversal', {
    summary: 'Takes a line back by another of the opposite amount, once.', permission: 'plan.manage', status: 201, params: params.extend({ lineId: id }), body: z.strictObject({ revision, note }), returns: budgetView,
  }),
} as const;
