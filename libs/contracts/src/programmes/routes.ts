import { programmeMethods, runApprovals } from '@sinau/domain/programmes';
import { z } from 'zod';
import { day, id, line, nothing, page, pageQuery, route, text } from '../core/index.js';
import { nominationRoutes } from './nomination-routes.js';
import { ruleRoutes } from './rule-routes.js';
import {
  curriculumPart, evaluationPlan, indicator, instructorView, needChoice, ownRequest, programmeRow, programmeState, programmeView, runSeatsView, rupiah, waitingRow,
} from './views.js';

const programme = z.strictObject({ programmeId: id });
const run = z.strictObject({ runId: id });
const year = z.number().int().min(2020).max(2100);

const programmeBody = z.strictObject({
  name: line(200),
  year,
  summary: text(2_000),
  objectives: z.array(line(300)).max(20),
  indicators: z.array(indicator).max(20),
  methods: z.array(z.enum(programmeMethods)).max(programmeMethods.length),
  courseId: id.nullable(),
  curriculum: z.array(curriculumPart).max(50),
  budgetPlanned: rupiah,
  ownerIds: z.array(id).max(10),
  evaluationPlan,
  needIds: z.array(id).max(50),
});

const quotaBody = z.strictObject({
  /** Null for one that is new. */
  id: id.nullable(),
  unitId: id.nullable(),
  guestAgencyId: id.nullable(),
  seats: z.number().int().min(0).max(100_000),
  handBackOn: day.nullable(),
}).refine((quota) => (quota.unitId === null) !== (quota.guestAgencyId === null), { path: ['unitId'] });

const instructorBody = z.strictObject({ personId: id.nullable(), guestName: line(120).nullable(), guestFrom: line(200).nullable(), topic: z.string().trim().max(200) })
  .refine((one) => (one.personId === null) !== (one.guestName === null), { path: ['guestName'] });

export const programmesRoutes = {
  list: route('GET', '/api/programmes', {
    summary: 'Programmes of the agency, the newest year first.',
    permission: 'programme.read',
    query: z.strictObject({ ...pageQuery, search: line(100).optional(), year: z.coerce.number().int().min(2020).max(2100).optional(), state: programmeState.optional() }),
    returns: page(programmeRow),
  }),
  one: route('GET', '/api/programmes/:programmeId', { summary: 'One programme with its needs and runs.', permission: 'programme.read', params: programme, returns: programmeView }),
  create: route('POST', '/api/programmes', {
    summary: 'Makes a draft of a programme.', permission: 'programme.manage', status: 201, body: z.strictObject({ id, name: line(200), year }), returns: programmeView,
  }),
  change: route('PUT', '/api/programmes/:programmeId', {
    summary: 'Changes a programme; refused when another changed it since.', permission: 'programme.manage', params: programme, body: programmeBody.extend({ revision: z.number().int() }), returns: programmeView,
  }),
  activate: route('POST', '/api/programmes/:programmeId/activation', {
    summary: 'Begins a programme: it can have runs.', permission: 'programme.manage', params: programme, body: z.strictObject({}), returns: programmeView,
  }),
  end: route('POST', '/api/programmes/:programmeId/end', {
    summary: 'Ends a programme whose runs have ended.', permission: 'programme.manage', params: programme, body: z.strictObject({}), returns: programmeView,
  }),
  needs: route('GET', '/api/programme-needs', {
    summary: 'Needs that a programme of the year may answer, the weightiest first.',
    permission: 'programme.read',
    query: z.strictObject({ year: z.coerce.number().int().min(2020).max(2100) }),
    returns: z.object({ rows: z.array(needChoice) }),
  }),
  seats: route('GET', '/api/runs/:runId/seats', { summary: 'Whose seats a run has, who teaches, and what it takes to get in.', permission: 'run.read', params: run, returns: runSeatsView }),
  changeSeats: route('PUT', '/api/runs/:runId/seats', {
    summary: 'Sets the seats that are kept for units and guest agencies; who waits is served at once.',
    permission: 'run.manage',
    params: run,
    body: z.strictObject({ revision: z.number().int(), quotas: z.array(quotaBody).max(100) }),
    returns: runSeatsView,
  }),
  handBack: route('POST', '/api/runs/:runId/quotas/:quotaId/hand-back', {
    summary: 'Gives the unused seats of a quota to everybody now.', permission: 'run.manage', params: z.strictObject({ runId: id, quotaId: id }), body: z.strictObject({}), returns: runSeatsView,
  }),
  settle: route('PUT', '/api/runs/:runId/programme', {
    summary: 'Puts a run under a programme and says what a learner needs to take a seat.',
    permission: 'run.manage',
    params: run,
    body: z.strictObject({ revision: z.number().int(), programmeId: id.nullable(), approval: z.enum(runApprovals) }),
    returns: runSeatsView,
  }),
  instructors: route('PUT', '/api/runs/:runId/instructors', {
    summary: 'Says who teaches: people of the agency and invited experts.',
    permission: 'run.manage',
    params: run,
    body: z.strictObject({ instructors: z.array(instructorBody).max(50) }),
    returns: z.object({ rows: z.array(instructorView) }),
  }),
  waiting: route('GET', '/api/runs/:runId/waiting', { summary: 'Who waits for a seat, in order.', permission: 'run.read', params: run, query: z.strictObject(pageQuery), returns: page(waitingRow) }),
  putWaiting: route('POST', '/api/runs/:runId/waiting/people', {
    summary: 'Puts people on the waiting list behind those who wait; who finds a seat has it.',
    permission: 'enrolment.manage',
    params: run,
    body: z.strictObject({ personIds: z.array(id).min(1).max(500) }),
    returns: z.object({ enrolled: z.number().int(), waiting: z.number().int() }),
  }),
  removeWaiting: route('DELETE', '/api/runs/:runId/waiting/:placeId', {
    summary: 'Takes somebody off the waiting list.', permission: 'enrolment.manage', status: 204, params: z.strictObject({ runId: id, placeId: id }), returns: nothing,
  }),
  wait: route('POST', '/api/runs/:runId/waiting', {
    summary: 'Waits for a seat oneself; a seat that is free is taken at once.',
    permission: 'course.learn',
    status: 201,
    params: run,
    body: z.strictObject({}),
    returns: z.object({ enrolmentId: id.nullable(), place: z.number().int().nullable() }),
  }),
  stopWaiting: route('DELETE', '/api/runs/:runId/waiting', { summary: 'Waits no longer.', permission: 'course.learn', status: 204, params: run, returns: nothing }),
  ownRequests: route('GET', '/api/run-requests', {
    summary: 'Runs in which one waits, or for which one is put forward.', permission: 'course.learn', returns: z.object({ rows: z.array(ownRequest) }),
  }),
  ...nominationRoutes,
  ...ruleRoutes,
} as const;
