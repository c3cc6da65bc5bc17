import { ruleStandings } from '@sinau/domain/programmes';
import { z } from 'zod';
import { id, nothing, page, pageQuery, route } from '../core/index.js';
import { daysInOrder, enrolmentRulesView, enrolmentRuleView, ruleFields, rulePersonRow, rulePreview, ruleSentence } from './rule-views.js';

const run = z.strictObject({ runId: id });
const rule = z.strictObject({ ruleId: id });
const revision = z.number().int().min(1);

export const ruleRoutes = {
  enrolmentRules: route('GET', '/api/runs/:runId/enrolment-rules', { summary: 'Rules by which people come into a run, and what each application did.', permission: 'run.read', params: run, returns: enrolmentRulesView }),
  createEnrolmentRule: route('POST', '/api/runs/:runId/enrolment-rules', {
    summary: 'Writes a rule; it enrols nobody before it was tried and begun.', permission: 'enrolment.manage', status: 201, params: run, body: z.strictObject({ id, ...ruleFields }).refine(daysInOrder, { path: ['endsOn'] }), returns: enrolmentRuleView,
  }),
  previewEnrolmentRule: route('POST', '/api/runs/:runId/enrolment-rule-previews', {
    summary: 'Says whom a sentence would enrol; writes nothing.', permission: 'enrolment.manage', params: run, body: z.strictObject(ruleSentence), returns: rulePreview,
  }),
  changeEnrolmentRule: route('PUT', '/api/enrolment-rules/:ruleId', {
    summary: 'Rewrites a rule; it is tried again before it enrols anybody.', permission: 'enrolment.manage', params: rule, body: z.strictObject({ revision, ...ruleFields }).refine(daysInOrder, { path: ['endsOn'] }), returns: enrolmentRuleView,
  }),
  removeEnrolmentRule: route('DELETE', '/api/enrolment-rules/:ruleId', { summary: 'Removes a rule that was never applied.', permission: 'enrolment.manage', status: 204, params: rule, returns: nothing }),
  tryEnrolmentRule: route('POST', '/api/enrolment-rules/:ruleId/trial', {
    summary: 'Says what the rule would do as it stands; afterwards it may be begun.', permission: 'enrolment.manage', params: rule, body: z.strictObject({ revision }), returns: rulePreview,
  }),
  activateEnrolmentRule: route('POST', '/api/enrolment-rules/:ruleId/activation', { summary: 'Begins a rule that was tried.', permission: 'enrolment.manage', params: rule, body: z.strictObject({}), returns: enrolmentRuleView }),
  pauseEnrolmentRule: route('POST', '/api/enrolment-rules/:ruleId/pause', { summary: 'Pauses a rule; who came in by it stays.', permission: 'enrolment.manage', params: rule, body: z.strictObject({}), returns: enrolmentRuleView }),
  applyEnrolmentRule: route('POST', '/api/enrolment-rules/:ruleId/application', { summary: 'Has an active rule applied now.', permission: 'enrolment.manage', params: rule, body: z.strictObject({}), returns: enrolmentRuleView }),
  enrolmentRulePeople: route('GET', '/api/enrolment-rules/:ruleId/people', {
    summary: 'Everybody who fits a rule, and what they are to the run.', permission: 'run.read', params: rule, query: z.strictObject({ ...pageQuery, standing: z.enum(ruleStandings).optional() }), returns: page(rulePersonRow),
  }),
} as const;
