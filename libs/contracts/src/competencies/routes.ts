import { z } from 'zod';
import { day, id, nothing, page, pageQuery, route, text } from '../core/index.js';
import { gapMatrixView, gapPersonRow, ownLevelsView, personLevelsView } from './level-views.js';
import { frameworkImportRoutes } from './framework-import.js';
import { levelImportRoutes } from './level-import.js';
import {
  competencyClass, competencyFields, competencyRow, competencyView, courseProofView, level, profileFields, profileView, ruleFields, ruleView,
} from './views.js';

const competencyParams = z.strictObject({ competencyId: id });
const profileParams = z.strictObject({ profileId: id });
const personParams = z.strictObject({ personId: id });
const courseParams = z.strictObject({ courseId: id });
const revision = z.number().int().min(1);
const gapQuery = { unitId: id.optional(), class: competencyClass.optional() };
const note = text(500);

export const competenciesRoutes = {
  list: route('GET', '/api/competencies', {
    summary: 'The competency framework of the agency.', permission: 'competency.read',
    query: z.strictObject({ ...pageQuery, search: z.string().trim().max(100).optional(), class: competencyClass.optional(), archived: z.enum(['yes', 'no']).default('no') }), returns: page(competencyRow),
  }),
  create: route('POST', '/api/competencies', {
    summary: 'Adds a competency with its five levels.', permission: 'competency.manage', status: 201, body: z.strictObject(competencyFields), returns: competencyView,
  }),
  read: route('GET', '/api/competencies/:competencyId', { summary: 'A competency with its levels.', permission: 'competency.read', params: competencyParams, returns: competencyView }),
  change: route('PUT', '/api/competencies/:competencyId', {
    summary: 'Rewrites a competency; refused when another save came between.', permission: 'competency.manage', params: competencyParams, body: z.strictObject({ revision, ...competencyFields }), returns: competencyView,
  }),
  archive: route('PUT', '/api/competencies/:competencyId/archiving', { summary: 'Takes a competency out of use; what was measured stays.', permission: 'competency.manage', params: competencyParams, body: z.strictObject({}), returns: competencyView }),
  restore: route('DELETE', '/api/competencies/:competencyId/archiving', { summary: 'Puts an archived competency to use again.', permission: 'competency.manage', params: competencyParams, returns: competencyView }),
  file: route('GET', '/api/competencies/file', { summary: 'The framework as CSV, as it can be imported again.', permission: 'competency.read', returns: z.unknown() }),

  profiles: route('GET', '/api/competency-profiles', { summary: 'What posts ask for.', permission: 'competency.read', query: z.strictObject(pageQuery), returns: page(profileView) }),
  createProfile: route('POST', '/api/competency-profiles', { summary: 'Says what a post asks for.', permission: 'competency.manage', status: 201, body: z.strictObject(profileFields), returns: profileView }),
  changeProfile: route('PUT', '/api/competency-profiles/:profileId', {
    summary: 'Rewrites a profile; refused when another save came between.', permission: 'competency.manage', params: profileParams, body: z.strictObject({ revision, ...profileFields }), returns: profileView,
  }),
  deleteProfile: route('DELETE', '/api/competency-profiles/:profileId', { summary: 'Takes a profile away.', permission: 'competency.manage', status: 204, params: profileParams, returns: nothing }),
  profileFile: route('GET', '/api/competency-profiles/file', { summary: 'The profiles as CSV, as they can be imported again.', permission: 'competency.read', returns: z.unknown() }),

  rule: route('GET', '/api/competency-levels/rule', { summary: 'How findings are weighed into one level.', permission: 'competency.read', returns: ruleView }),
  decideRule: route('PUT', '/api/competency-levels/rule', {
    summary: 'Decides how findings are weighed from now on; every level is weighed anew. `after` is the rule that was seen.', permission: 'competency.manage', body: z.strictObject({ after: id.nullable(), ...ruleFields }), returns: ruleView,
  }),

  mine: route('GET', '/api/competency-levels/mine', { summary: 'How one stands against one\'s own post.', permission: 'session', returns: ownLevelsView }),
  assessMyself: route('POST', '/api/competency-levels/mine', { summary: 'Says what level one has.', permission: 'session', status: 201, body: z.strictObject({ competencyId: id, level, note }), returns: ownLevelsView }),
  ofPerson: route('GET', '/api/competency-levels/people/:personId', { summary: 'How a person stands.', permission: 'gap.read', params: personParams, returns: personLevelsView }),
  measure: route('POST', '/api/competency-levels/people/:personId', {
    summary: 'Writes down what the supervisor or a test found about a person.', permission: 'competency.assess', status: 201, params: personParams,
    body: z.strictObject({ competencyId: id, source: z.enum(['supervisor', 'test']), level, measuredOn: day, note }), returns: personLevelsView,
  }),

  ...levelImportRoutes,
  ...frameworkImportRoutes,

  courseProof: route('GET', '/api/courses/:courseId/competencies', { summary: 'What the course\'s certificate proves.', permission: 'course.read_draft', params: courseParams, returns: courseProofView }),
  changeCourseProof: route('PUT', '/api/courses/:courseId/competencies', {
    summary: 'Says what the course\'s certificate proves from now on.', permission: 'course.author', params: courseParams, body: z.strictObject({ competencies: z.array(z.strictObject({ competencyId: id, level })).max(10) }), returns: courseProofView,
  }),

  gaps: route('GET', '/api/gaps', { summary: 'Gaps of the units below a unit, by competency.', permission: 'gap.read', query: z.strictObject(gapQuery), returns: gapMatrixView }),
  gapPeople: route('GET', '/api/gaps/people', {
    summary: 'People of a unit and all below it, the widest gap first.', permission: 'gap.read',
    query: z.strictObject({ ...pageQuery, ...gapQuery, competencyId: id.optional(), directly: z.literal('yes').optional() }), returns: page(gapPersonRow),
  }),
  gapFile: route('GET', '/api/gaps/file', { summary: 'The matrix as CSV.', permission: 'gap.read', query: z.strictObject(gapQuery), returns: z.unknown() }),
} as const;
