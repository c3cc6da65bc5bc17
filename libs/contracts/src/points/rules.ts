import { activityKinds, type ActivityKind } from '@sinau/domain/courses';
import { z } from 'zod';
import { day, instant, line, route } from '../core/index.js';
import { employeeKind } from './views.js';

const kindNumbers = Object.keys(activityKinds).map(Number);
/** Number of one of the 25 kinds. */
export const activityKind = z.number().int().refine((value): value is ActivityKind => kindNumbers.includes(value));
const kinds = z.array(activityKind).min(1).max(25);
const yearHours = z.number().min(0.5).max(999).multipleOf(0.5);
const minutes = z.number().int().min(1).max(1_440);

const parametersOf = <K extends z.ZodType>(named: K) =>
  [
    z.strictObject({ kind: z.literal('yearly_hours'), appliesTo: employeeKind, operator: z.enum(['at_least', 'at_most']), hours: yearHours }),
    z.strictObject({ kind: z.literal('minutes_per_hour'), minutes }),
    z.strictObject({ kind: z.literal('activity_conversion'), activityKinds: named, minutes }),
    z.strictObject({ kind: z.literal('activity_cap'), activityKinds: named, hours: yearHours }),
  ] as const;
export const ruleParameters = z.discriminatedUnion('kind', parametersOf(kinds));

export const ruleView = z.object({
  id: z.string(), regulation: z.string(), article: z.string(), validFrom: day, validTo: day.nullable(), parameters: ruleParameters, source: z.string(),
  verified: z.object({ by: z.string(), at: instant }).nullable(),
});
export type RuleView = z.infer<typeof ruleView>;

export const newRule = z.strictObject({ regulation: line(200), article: line(100), validFrom: day, validTo: day.nullable(), parameters: ruleParameters, source: line(500) });
export type NewRule = z.infer<typeof newRule>;

export const rulesRoutes = {
  rules: route('GET', '/api/hours-rules', { summary: 'The dated rules on learning hours.', permission: 'hours_rule.read', returns: z.object({ rules: z.array(ruleView), mayManage: z.boolean() }) }),
  addRule: route('POST', '/api/hours-rules', { summary: 'Adds a rule, unverified; of two in force the one that began last holds.', permission: 'hours_rule.manage', status: 201, body: newRule, returns: ruleView }),
  verifyRule: route('POST', '/api/hours-rules/:ruleId/verification', {
    summary: 'Confirms that a rule was compared with the text named as its source; it is frozen from then on.',
    permission: 'hours_rule.manage', params: z.strictObject({ ruleId: z.string().regex(/^[a-z0-9-]{1,60}$/) }), body: z.strictObject({ source: line(500) }), returns: ruleView,
  }),
} as const;
