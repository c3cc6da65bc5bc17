import { exclusionReasons, limitNames } from '@sinau/domain/planning';
import { programmeMethods } from '@sinau/domain/programmes';
import { z } from 'zod';
import { id, instant, learningHours, line, text } from '../core/index.js';

/** Whole rupiah, up to ten trillion. */
export const rupiah = z.number().int().min(0).max(10_000_000_000_000);
const runs = z.number().int().min(0).max(200);
const method = z.enum(programmeMethods);

export const templateBody = z.strictObject({
  name: line(200), summary: text(2_000), methods: z.array(method).max(programmeMethods.length),
  costPerRun: rupiah, seatsPerRun: z.number().int().min(1).max(10_000), instructorDays: z.number().min(0).max(999).multipleOf(0.5), hours: learningHours, mostRuns: runs.min(1),
  /** How much of a competency's gap one run closes in those who attend it, in percent. */
  effects: z.array(z.strictObject({ competencyId: id, closes: z.number().int().min(1).max(100) })).max(10),
});
export type TemplateBody = z.infer<typeof templateBody>;
export const templateView = z.object({
  ...templateBody.shape, id, revision: z.number().int(),
  effects: z.array(z.object({ competencyId: id, competencyName: z.string(), closes: z.number() })),
});
export type TemplateView = z.infer<typeof templateView>;

export const planLimits = z.strictObject({
  budget: rupiah, seats: z.number().int().min(0).max(1_000_000), instructorDays: z.number().min(0).max(100_000), hoursPerPerson: z.number().min(1).max(1_000),
});
export const runCount = z.strictObject({ templateId: id, runs });

const limitName = z.enum(limitNames);
const excess = z.object({ limit: limitName, by: z.number() });
export const planReason = z.object({
  templateId: id, runs: z.number().int(), gainOfLast: z.number().nullable(), whyNoMore: z.enum(exclusionReasons), gainOfNext: z.number(), exceeds: z.array(excess).readonly(),
  swapLoss: z.number().nullable(), needed: z.array(z.object({ limit: limitName, more: z.number() })).readonly(),
});
export type PlanReasonView = z.infer<typeof planReason>;
export const planProblem = z.object({ code: z.enum(['no_needs', 'no_candidates', 'nothing_fits', 'pinned_beyond_most', 'pinned_hours', 'pinned_beyond_limit']), templateId: id.optional(), limit: limitName.optional(), by: z.number().optional() });

/** What a plan is reckoned from, as it was when the proposal was asked for: the screen reckons the figures of an edit by it. */
export const planBasis = z.object({
  needs: z.array(z.object({ id, title: z.string(), competencyId: id.nullable(), weight: z.number(), gap: z.number().nullable(), people: z.number().int() })),
  candidates: z.array(z.object({
    id, name: z.string(), costPerRun: z.number(), seatsPerRun: z.number(), instructorDays: z.number(), hours: z.number(), mostRuns: z.number(), effects: z.array(z.object({ competencyId: id, closes: z.number() })),
  })),
  limits: planLimits, people: z.number().int(), pinned: z.array(runCount),
});

export const planProposal = z.object({
  state: z.enum(['waiting', 'solved', 'infeasible', 'failed']), done: z.number().int(), total: z.number().int(), gap: z.number().nullable(), cost: z.number().nullable(),
  counts: z.array(runCount), reasons: z.array(planReason), problems: z.array(planProblem),
});
export type PlanProposalView = z.infer<typeof planProposal>;

export const planRow = z.object({ id, year: z.number().int(), number: z.number().int(), state: z.enum(['draft', 'signed']), createdAt: instant, signedAt: instant.nullable(), signedBy: z.string().nullable() });
export type PlanRow = z.infer<typeof planRow>;
export const planView = planRow.extend({
  basis: planBasis, items: z.array(runCount), proposal: planProposal, revision: z.number().int(),
  /** The programmes that signing made. */
  programmes: z.array(z.object({ id, name: z.string(), budgetPlanned: z.number(), committed: z.number(), spent: z.number() })),
});
export type PlanView = z.infer<typeof planView>;
