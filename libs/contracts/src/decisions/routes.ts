import { changeRequestStates } from '@sinau/domain/decisions';
import { z } from 'zod';
import { id, line, page, pageQuery, route, text } from '../core/index.js';
import { chainView, changeRequestRow, courseChangesView, decisionRow, instructorBlockView, runDecisionView } from './views.js';

const run = z.strictObject({ runId: id });
const course = z.strictObject({ courseId: id });
const reasons = text(2_000).min(1);
const begun = { id, revision: z.number().int(), reasons };

export const decisionBody = z.discriminatedUnion('kind', [
  z.strictObject({ ...begun, kind: z.enum(['continue', 'develop', 'stop']) }),
  z.strictObject({ ...begun, kind: z.literal('change_curriculum'), request: z.strictObject({ what: text(2_000).min(1), why: text(1_000).min(1) }) }),
  z.strictObject({ ...begun, kind: z.literal('change_instructor'), instructorIds: z.array(id).min(1).max(50) }),
]);
export type DecisionBody = z.infer<typeof decisionBody>;

export const decisionsRoutes = {
  list: route('GET', '/api/decisions', {
    summary: 'Runs that wait for their decision, the longest ended first, or those that have one, the latest first.',
    permission: 'decision.read',
    query: z.strictObject({ ...pageQuery, state: z.enum(['awaiting', 'decided']).default('awaiting'), search: line(100).optional() }),
    returns: page(decisionRow),
  }),
  one: route('GET', '/api/runs/:runId/decision', {
    summary: 'A run\'s decision with its frozen figures; before it, the figures as they stand.', permission: 'decision.read', params: run, returns: runDecisionView,
  }),
  decide: route('POST', '/api/runs/:runId/decision', {
    summary: 'Closes a run with a decision: reasons, and the figures frozen as they stand. The same id again changes nothing.',
    permission: 'decision.make', status: 201, params: run, body: decisionBody, returns: runDecisionView,
  }),
  withdraw: route('POST', '/api/runs/:runId/decision/withdrawal', {
    summary: 'Takes a decision back and opens its run again, as long as no version has answered it.',
    permission: 'decision.make', params: run, body: z.strictObject({ reason: line(500) }), returns: runDecisionView,
  }),
  requests: route('GET', '/api/change-requests', {
    summary: 'What decisions ask to change in courses, the oldest first.',
    permission: 'decision.read',
    query: z.strictObject({ ...pageQuery, courseId: id.optional(), state: z.enum(changeRequestStates).optional() }),
    returns: page(changeRequestRow),
  }),
  courseChain: route('GET', '/api/courses/:courseId/chain', {
    summary: 'Need, run, evidence, decision and next version of each run of a course; the latest 20.', permission: 'decision.read', params: course, returns: chainView,
  }),
  programmeChain: route('GET', '/api/programmes/:programmeId/chain', {
    summary: 'The same of a programme.', permission: 'decision.read', params: z.strictObject({ programmeId: id }), returns: chainView,
  }),
  courseChanges: route('GET', '/api/catalogue/:courseId/changes', {
    summary: 'What versions of a course changed because of what learners before said and did; the latest 20.', permission: 'catalogue.read', params: course, returns: courseChangesView,
  }),
  blocks: route('GET', '/api/runs/:runId/instructor-blocks', {
    summary: 'Who is not to teach this run by a decision on an earlier one, and what was written against that.',
    permission: 'decision.read', params: run, returns: z.object({ rows: z.array(instructorBlockView) }),
  }),
  override: route('POST', '/api/runs/:runId/instructor-overrides', {
    summary: 'Lets somebody who is not to teach this run teach it, in writing.',
    permission: 'decision.make', status: 201, params: run, body: z.strictObject({ blockId: id, reason: text(1_000).min(1) }), returns: z.object({ rows: z.array(instructorBlockView) }),
  }),
} as const;
