import { feeBands, invitationStates } from '@sinau/domain/experts';
import { z } from 'zod';
import { day, id, line, nothing, page, pageQuery, route } from '../core/index.js';
import { expertFields, expertFileView, expertRow, expertView, invitationsView, toRateView } from './views.js';

const expert = z.strictObject({ expertId: id });
const session = z.strictObject({ sessionId: id });
const invitation = z.strictObject({ sessionId: id, expertId: id });
const revision = z.number().int().min(1);
const file = z.strictObject({ content: z.base64() });
/** 5,000 rows of 300 characters, in base64. */
const FILE_BYTES = 2 * 1024 * 1024;

export const expertsRoutes = {
  list: route('GET', '/api/experts', {
    summary: 'The register of experts: by words, competency, fee, and who can come on a day.', permission: 'expert.read',
    query: z.strictObject({ ...pageQuery, search: line(100).optional(), competencyId: id.optional(), feeBand: z.enum(feeBands).optional(), day: day.optional(), archived: z.enum(['yes', 'no']).default('no') }), returns: page(expertRow),
  }),
  file: route('GET', '/api/experts/file', { summary: 'The register as CSV, as it can be imported again.', permission: 'expert.read', returns: z.unknown() }),
  checkFile: route('POST', '/api/experts/file/check', { summary: 'Says what a file of experts would do; writes nothing.', permission: 'expert.manage', body: file, returns: expertFileView, bodyLimit: FILE_BYTES }),
  applyFile: route('POST', '/api/experts/file', { summary: 'Applies the sound rows of a file of experts, by name and home agency.', permission: 'expert.manage', body: file, returns: expertFileView, bodyLimit: FILE_BYTES }),
  create: route('POST', '/api/experts', { summary: 'Adds an expert.', permission: 'expert.manage', status: 201, body: z.strictObject(expertFields), returns: expertView }),
  one: route('GET', '/api/experts/:expertId', { summary: 'An expert, when they can come, and what they were invited to.', permission: 'expert.read', params: expert, returns: expertView }),
  change: route('PUT', '/api/experts/:expertId', { summary: 'Rewrites an expert; refused when another save came between.', permission: 'expert.manage', params: expert, body: z.strictObject({ revision, ...expertFields }), returns: expertView }),
  archive: route('PUT', '/api/experts/:expertId/archiving', { summary: 'Takes an expert out of the register; what was stays.', permission: 'expert.manage', params: expert, body: z.strictObject({}), returns: expertView }),
  restore: route('DELETE', '/api/experts/:expertId/archiving', { summary: 'Puts an expert back into the register.', permission: 'expert.manage', params: expert, returns: expertView }),

  ofSession: route('GET', '/api/run-sessions/:sessionId/experts', { summary: 'Who is invited to speak at a session.', permission: 'expert.read', params: session, returns: invitationsView }),
  invite: route('PUT', '/api/run-sessions/:sessionId/experts/:expertId', {
    summary: 'Invites an expert to a session, or changes the topic.', permission: 'expert.manage', params: invitation, body: z.strictObject({ topic: z.string().trim().max(200) }), returns: invitationsView,
  }),
  answer: route('POST', '/api/run-sessions/:sessionId/experts/:expertId/answer', {
    summary: 'Writes down what an expert answered.', permission: 'expert.manage', params: invitation, body: z.strictObject({ state: z.enum(invitationStates) }), returns: invitationsView,
  }),
  uninvite: route('DELETE', '/api/run-sessions/:sessionId/experts/:expertId', { summary: 'Takes an invitation back.', permission: 'expert.manage', params: invitation, returns: invitationsView }),

  toRate: route('GET', '/api/me/expert-ratings', { summary: 'Experts of sessions that one attended and has not rated.', permission: 'course.learn', returns: z.object({ rows: z.array(toRateView) }) }),
  rate: route('POST', '/api/me/expert-ratings', {
    summary: 'Rates an expert of a session that one attended, once; the mark is kept without a person.', permission: 'course.learn', status: 204,
    body: z.strictObject({ sessionId: id, expertId: id, mark: z.number().int().min(1).max(5) }), returns: nothing,
  }),
} as const;
