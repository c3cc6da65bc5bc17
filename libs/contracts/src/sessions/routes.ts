import { competencyClasses } from '@sinau/domain/courses';
import { sessionKinds, sessionZones } from '@sinau/domain/sessions';
import { z } from 'zod';
import { id, instant, learningHours, line, nothing, page, pageQuery, publicCode, route } from '../core/index.js';
import {
  attendanceFileView, attendanceHistoryView, attendeeView, hookKeyView, hookView, roomCodeView, runSessionsView, scanView, sessionView, unmatchedView,
} from './views.js';

const session = z.strictObject({ sessionId: id });
const sessionBody = z.strictObject({
  title: line(160),
  kind: z.enum(sessionKinds),
  startsAt: instant,
  endsAt: instant,
  timeZone: z.enum(sessionZones),
  place: line(200).nullable(),
  link: z.url({ protocol: /^https$/ }).max(500).nullable(),
  activityKind: z.number().int().min(1).max(25),
  competencyClass: z.enum(competencyClasses),
  hours: learningHours.max(99),
  minimumShare: z.number().int().min(0).max(100),
});
const filed = z.strictObject({ content: z.string().max(1_000_000), dryRun: z.boolean() });

export const sessionsRoutes = {
  ofRun: route('GET', '/api/runs/:runId/sessions', { summary: 'The sessions of a run, in the order of their time.', permission: 'run.read', params: z.strictObject({ runId: id }), returns: runSessionsView }),
  create: route('POST', '/api/runs/:runId/sessions', {
    summary: 'Plans a session.', permission: 'session.manage', status: 201, params: z.strictObject({ runId: id }), body: sessionBody.extend({ id }), returns: sessionView,
  }),
  one: route('GET', '/api/run-sessions/:sessionId', { summary: 'One session, with how many came.', permission: 'run.read', params: session, returns: sessionView }),
  change: route('PUT', '/api/run-sessions/:sessionId', {
    summary: 'Changes a session; whoever is in the run is told when it moves.', permission: 'session.manage', params: session,
    body: sessionBody.extend({ revision: z.number().int() }), returns: sessionView,
  }),
  cancel: route('POST', '/api/run-sessions/:sessionId/cancel', {
    summary: 'Cancels a session and tells whoever is in the run.', permission: 'session.manage', params: session, body: z.strictObject({ reason: line(300) }), returns: sessionView,
  }),
  roomCode: route('GET', '/api/run-sessions/:sessionId/room-code', {
    summary: 'The code of this half minute, for the room\'s screen.', permission: 'attendance.record', params: session,
    query: z.strictObject({ direction: z.enum(['in', 'out']) }), returns: roomCodeView,
  }),
  hook: route('GET', '/api/run-sessions/:sessionId/hook', {
    summary: 'Where a webinar\'s provider reports who joined and left, and since when it has a key.', permission: 'session.manage', params: session, returns: hookView,
  }),
  makeHookKey: route('POST', '/api/run-sessions/:sessionId/hook/key', {
    summary: 'Makes the key by which a webinar\'s provider signs; it is told this once, and the one before ends.', permission: 'session.manage', status: 201, params: session, body: z.strictObject({}), returns: hookKeyView,
  }),
} as const;

export const attendanceRoutes = {
  scan: route('POST', '/api/attendance/scans', {
    summary: 'Records one\'s own way in or out by the room\'s code of this moment.', permission: 'course.learn',
    body: z.strictObject({ sessionId: id, code: z.string().trim().min(1).max(40) }), returns: scanView,
  }),
  attendees: route('GET', '/api/run-sessions/:sessionId/attendance', {
    summary: 'Who of the run came, and who did not.', permission: 'run.read', params: session,
    query: z.strictObject({ ...pageQuery, search: line(100).optional(), state: z.enum(['present', 'absent', 'inside']).optional() }), returns: page(attendeeView),
  }),
  history: route('GET', '/api/run-sessions/:sessionId/attendance/:personId', {
    summary: 'Everything recorded of a person at a session, and what was decided.', permission: 'run.read', params: z.strictObject({ sessionId: id, personId: id }), returns: attendanceHistoryView,
  }),
  paper: route('POST', '/api/run-sessions/:sessionId/attendance/paper', {
    summary: 'Writes down a list on paper: who signed it and who did not.', permission: 'attendance.record', params: session,
    body: z.strictObject({ marks: z.array(z.strictObject({ personId: id, present: z.boolean() })).min(1).max(500) }), returns: attendanceFileView,
  }),
  paperFile: route('POST', '/api/run-sessions/:sessionId/attendance/paper-file', {
    summary: 'Imports a list on paper: identifiers or e-mails of those who signed, one a line.', permission: 'attendance.record', bodyLimit: 1_048_576, params: session, body: filed, returns: attendanceFileView,
  }),
  webinarFile: route('POST', '/api/run-sessions/:sessionId/attendance/webinar-file', {
    summary: 'Imports a webinar provider\'s list of joins and leaves (CSV).', permission: 'attendance.record', bodyLimit: 1_048_576, params: session, body: filed, returns: attendanceFileView,
  }),
  correct: route('POST', '/api/run-sessions/:sessionId/attendance/corrections', {
    summary: 'Corrects the attendance of a person, with a reason; the JP follow.', permission: 'attendance.record', status: 204, params: session,
    body: z.strictObject({ personId: id, present: z.boolean(), reason: line(300) }), returns: nothing,
  }),
  unmatched: route('GET', '/api/run-sessions/:sessionId/unmatched', {
    summary: 'Names of webinar lists that nobody is matched to.', permission: 'run.read', params: session, query: z.strictObject(pageQuery), returns: page(unmatchedView),
  }),
  match: route('POST', '/api/run-sessions/:sessionId/unmatched/:attendeeId', {
    summary: 'Says who a name of a webinar\'s list is; null says nobody of the run.', permission: 'attendance.record', status: 204,
    params: z.strictObject({ sessionId: id, attendeeId: id }), body: z.strictObject({ personId: id.nullable() }), returns: nothing,
  }),
  report: route('POST', '/api/attendance/hooks/:code', {
    summary: 'A webinar\'s provider reports joins and leaves, signed by HMAC-SHA256 with the session\'s key over time stamp and events.', permission: 'public', params: z.strictObject({ code: publicCode }),
    body: z.strictObject({
      /** Seconds since 1970, at most five minutes old. */
      timestamp: z.number().int(),
      events: z.array(z.strictObject({ name: line(160), email: z.string().max(254).nullable(), joinedAt: instant, leftAt: instant })).min(1).max(500),
      /** Hex of HMAC-SHA256 over `timestamp`, a dot and the events: name, e-mail, join and leave of each joined by tabs, the events by line feeds. */
      signature: z.string().regex(/^[0-9a-f]{64}$/),
    }),
    returns: z.object({ people: z.number().int(), unmatched: z.number().int() }),
  }),
} as const;
