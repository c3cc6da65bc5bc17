import { z } from 'zod';
import { id, line, nothing, page, pageQuery, publicCode, route, text } from '../core/index.js';
import { needChoices, needComment, needEvidence, needInvitation, needOrigin, needRow, needState, needView, planYear, proposedNeeds, sharedNeedRow, sharedNeedView, surveyedNeeds } from './views.js';

const params = z.strictObject({ needId: id });
const revision = z.number().int().min(1);
const decision = z.strictObject({ revision, reason: line(500) });
const comment = z.strictObject({ id, body: text(2_000).min(1) });

const needBody = z.strictObject({
  title: line(200),
  description: text(4_000),
  year: planYear,
  competencyId: id.nullable(),
  unitId: id.nullable(),
  people: z.number().int().min(0).max(1_000_000),
  /** Levels lacking on average; null where nothing was measured. */
  gap: z.number().min(0).max(4).multipleOf(0.01).nullable(),
  priority: z.boolean(),
  evidence: needEvidence,
});
export type NeedBody = z.infer<typeof needBody>;

export const needsRoutes = {
  needs: route('GET', '/api/needs', {
    summary: 'Needs of the agency, the heaviest first.',
    permission: 'need.read',
    query: z.strictObject({ ...pageQuery, search: z.string().trim().max(100).optional(), state: needState.optional(), origin: needOrigin.optional(), year: z.coerce.number().int().min(2020).max(2100).optional() }),
    returns: page(needRow),
  }),
  choices: route('GET', '/api/needs/choices', { summary: 'Competencies and units that a need may be about.', permission: 'need.read', returns: needChoices }),
  need: route('GET', '/api/needs/:needId', { summary: 'A need with its weighing, what was merged into it, comments and invitations.', permission: 'need.read', params, returns: needView }),
  createNeed: route('POST', '/api/needs', {
    summary: 'Writes down a need; its kind of evidence is its origin. The same id again changes nothing.', permission: 'need.manage', status: 201, body: needBody.extend({ id }), returns: needView,
  }),
  changeNeed: route('PUT', '/api/needs/:needId', { summary: 'Changes an open need and weighs it anew.', permission: 'need.manage', params, body: needBody.extend({ revision }), returns: needView }),
  acceptNeed: route('POST', '/api/needs/:needId/acceptance', { summary: 'Accepts an open need, with the reason.', permission: 'need.manage', params, body: decision, returns: needView }),
  refuseNeed: route('POST', '/api/needs/:needId/refusal', { summary: 'Refuses an open need, with the reason.', permission: 'need.manage', params, body: decision, returns: needView }),
  mergeNeeds: route('POST', '/api/needs/:needId/merging', {
    summary: 'Merges open needs of the same year into this one: figures are added, people who are known are counted once, the weight is reckoned anew.',
    permission: 'need.manage', params, body: z.strictObject({ revision, needIds: z.array(id).min(1).max(50) }), returns: needView,
  }),
  proposeNeeds: route('POST', '/api/needs/proposals', {
    summary: 'Writes down as open needs the gaps that were measured in no fewer people than the agency\'s smallest group; what is there already is not added again.',
    permission: 'need.manage', body: z.strictObject({ year: planYear, /** Only gaps in this one. */ competencyId: id.optional() }), returns: proposedNeeds,
  }),
  proposeFromSurveys: route('POST', '/api/needs/survey-proposals', {
    summary: 'Writes down as open needs the two lowest elements of each unit\'s latest service survey; each unit, period and element once.',
    permission: 'need.manage', body: z.strictObject({ year: planYear }), returns: surveyedNeeds,
  }),
  comment: route('POST', '/api/needs/:needId/comments', { summary: 'Comments on a need.', permission: 'need.manage', status: 201, params, body: comment, returns: needComment }),
  invite: route('POST', '/api/needs/:needId/invitations', {
    summary: 'Invites another agency, by its code, to comment; answers a code that is shown once, is used once and ends after 30 days.',
    permission: 'need.manage', status: 201, params, body: z.strictObject({ agencyCode: line(32) }), returns: z.object({ invitation: needInvitation, code: publicCode }),
  }),
  withdrawInvitation: route('DELETE', '/api/needs/:needId/invitations/:invitationId', {
    summary: 'Takes an invitation back; the agency sees the need no more.', permission: 'need.manage', status: 204, params: params.extend({ invitationId: id }), returns: nothing,
  }),
  acceptInvitation: route('POST', '/api/need-invitations/acceptance', {
    summary: 'Uses the code of an invitation to one\'s own agency, once.', permission: 'need.manage', body: z.strictObject({ code: publicCode }), returns: z.object({ needId: id }),
  }),
  sharedNeeds: route('GET', '/api/shared-needs', {
    summary: 'Needs of other agencies that one\'s own was invited to comment on, the latest 100.', permission: 'need.read', returns: z.object({ rows: z.array(sharedNeedRow) }),
  }),
  sharedNeed: route('GET', '/api/shared-needs/:needId', { summary: 'One of them, with its comments.', permission: 'need.read', params, returns: sharedNeedView }),
  commentShared: route('POST', '/api/shared-needs/:needId/comments', {
    summary: 'Comments on another agency\'s need.', permission: 'need.manage', status: 201, params, body: comment, returns: needComment,
  }),
} as const;
