import { z } from 'zod';
import { id, nothing, route } from '../core/index.js';
import { budgetRoutes } from './budget.js';
import { planLimits, planRow, planView, runCount, templateBody, templateView } from './views.js';

const params = z.strictObject({ planId: id });
const revision = z.number().int().min(1);
const templateParams = z.strictObject({ templateId: id });
const counts = z.array(runCount).max(200);

export const planningRoutes = {
  templates: route('GET', '/api/plans/templates', { summary: 'Templates that the planner chooses from, by name; at most 200.', permission: 'plan.read', returns: z.object({ rows: z.array(templateView) }) }),
  createTemplate: route('POST', '/api/plans/templates', { summary: 'Adds a template.', permission: 'plan.manage', status: 201, body: templateBody.extend({ id }), returns: templateView }),
  changeTemplate: route('PUT', '/api/plans/templates/:templateId', { summary: 'Changes a template; plans that were made keep what they were made from.', permission: 'plan.manage', params: templateParams, body: templateBody.extend({ revision }), returns: templateView }),
  archiveTemplate: route('DELETE', '/api/plans/templates/:templateId', { summary: 'Takes a template from the planner\'s choice.', permission: 'plan.manage', status: 204, params: templateParams, returns: nothing }),
  plans: route('GET', '/api/plans', { summary: 'Plans of the agency with their revisions, the latest year first; at most 100.', permission: 'plan.read', returns: z.object({ rows: z.array(planRow) }) }),
  plan: route('GET', '/api/plans/:planId', { summary: 'A plan, what it was reckoned from, and the proposal with its reasons.', permission: 'plan.read', params, returns: planView }),
  planFile: route('GET', '/api/plans/:planId/file', { summary: 'A plan as the HCDP table, as XLSX or PDF.', permission: 'plan.read', params, query: z.strictObject({ format: z.enum(['xlsx', 'pdf']) }), returns: z.unknown() }),
  proposePlan: route('POST', '/api/plans', {
    summary: 'Asks for a proposal for a year, from its accepted needs and the templates as they are now; takes the place of the year\'s draft.',
    permission: 'plan.manage', status: 202, body: z.strictObject({ year: z.number().int().min(2020).max(2100), limits: planLimits, pinned: counts }), returns: planView,
  }),
  editPlan: route('PUT', '/api/plans/:planId', { summary: 'Sets the runs of a draft by hand.', permission: 'plan.manage', params, body: z.strictObject({ revision, items: counts }), returns: planView }),
  signPlan: route('POST', '/api/plans/:planId/signing', {
    summary: 'Signs a draft within its limits: it is frozen, and each of its programmes is made as a draft with the needs it answers.', permission: 'plan.manage', params, body: z.strictObject({ revision }), returns: planView,
  }),
  revisePlan: route('POST', '/api/plans/:planId/revision', { summary: 'Begins the next revision of a signed plan as a draft.', permission: 'plan.manage', status: 201, params, body: z.strictObject({}), returns: planView }),
  ...budgetRoutes,
} as const;
