import { nominationStates } from '@sinau/domain/programmes';
import { z } from 'zod';
import { day, id, line, nothing, page, pageQuery, route } from '../core/index.js';
import { jointOffer, nominationView } from './views.js';

const nomination = z.strictObject({ nominationId: id });
const reason = z.string().trim().max(500);
const verdict = z.strictObject({ approve: z.boolean(), reason });
const outcome = z.object({ outcome: z.enum(['seated', 'waiting', 'refused']) });
const filter = z.strictObject({ ...pageQuery, state: z.enum(nominationStates).optional() });
const quota = z.strictObject({ quotaId: id });

/** Somebody who may be named for a run, and what they are to it. */
const candidate = z.object({ id, name: z.string(), unitName: z.string(), state: z.enum(['in_run', 'nominated', 'waiting', 'free']) });

export const nominationRoutes = {
  nominations: route('GET', '/api/nominations', { summary: 'Nominations of the agency, the newest first.', permission: 'enrolment.manage', query: filter, returns: page(nominationView) }),
  decideNomination: route('POST', '/api/nominations/:nominationId/decision', {
    summary: 'Approves or refuses what a supervisor put forward; who is approved has a seat or waits for one.', permission: 'enrolment.manage', params: nomination, body: verdict, returns: outcome,
  }),
  teamNominations: route('GET', '/api/team-nominations', { summary: 'Nominations of one\'s own team, the newest first.', permission: 'nomination.make', query: filter, returns: page(nominationView) }),
  nominate: route('POST', '/api/team-nominations', {
    summary: 'Puts people of one\'s own team forward for a run.',
    permission: 'nomination.make',
    status: 201,
    body: z.strictObject({ runId: id, personIds: z.array(id).min(1).max(100), reason }),
    returns: z.object({ nominated: z.number().int() }),
  }),
  decideTeamNomination: route('POST', '/api/team-nominations/:nominationId/decision', {
    summary: 'Consents to what somebody of the team asks for, or refuses it with a reason.', permission: 'nomination.make', params: nomination, body: verdict, returns: outcome,
  }),
  withdrawNomination: route('DELETE', '/api/team-nominations/:nominationId', { summary: 'Takes back what one put forward.', permission: 'nomination.make', status: 204, params: nomination, returns: nothing }),
  teamRuns: route('GET', '/api/team-nominations/runs', {
    summary: 'Runs for which people can be put forward.',
    permission: 'nomination.make',
    returns: z.object({ rows: z.array(z.object({ id, name: z.string(), courseTitle: z.string(), startsOn: day, endsOn: day })) }),
  }),
  teamPeople: route('GET', '/api/team-nominations/people', {
    summary: 'People of one\'s own team and what they are to a run.',
    permission: 'nomination.make',
    query: z.strictObject({ ...pageQuery, runId: id, search: line(100).optional() }),
    returns: page(candidate),
  }),
  candidates: route('GET', '/api/runs/:runId/candidates', {
    summary: 'People of the agency and what they are to a run.', permission: 'enrolment.manage', params: z.strictObject({ runId: id }), query: z.strictObject({ ...pageQuery, search: line(100).optional() }), returns: page(candidate),
  }),
  requestSeat: route('POST', '/api/runs/:runId/request', {
    summary: 'Asks for a seat with the supervisor\'s consent.', permission: 'course.learn', status: 204, params: z.strictObject({ runId: id }), body: z.strictObject({ reason }), returns: nothing,
  }),
  jointAgencies: route('GET', '/api/joint-runs/agencies', { summary: 'Agencies that can be invited to a run.', permission: 'run.manage', returns: z.object({ rows: z.array(z.object({ id, name: z.string() })) }) }),
  jointOffers: route('GET', '/api/joint-runs', { summary: 'Runs of other agencies that keep seats for this one.', permission: 'run.manage', returns: z.object({ rows: z.array(jointOffer) }) }),
  acceptJointRun: route('POST', '/api/joint-runs/:quotaId/run', {
    summary: 'Opens one\'s own run for the seats that a host keeps.', permission: 'run.manage', status: 201, params: quota, body: z.strictObject({ id, courseId: id }), returns: z.object({ runId: id }),
  }),
  handBackJointSeats: route('POST', '/api/joint-runs/:quotaId/hand-back', {
    summary: 'Gives seats that are not used back to the host.', permission: 'run.manage', params: quota, body: z.strictObject({}), returns: z.object({ unused: z.number().int() }),
  }),
  jointParticipants: route('GET', '/api/runs/:runId/joint-participants', {
    summary: 'Who comes from guest agencies: agency and name.', permission: 'run.read', params: z.strictObject({ runId: id }),
    returns: z.object({ rows: z.array(z.object({ agencyName: z.string(), fullName: z.string() })) }),
  }),
} as const;
