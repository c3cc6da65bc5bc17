import type { attendanceRoutes, calendarRoutes, sessionsRoutes } from '@sinau/contracts/sessions';
import { v7 } from 'uuid';
import { everyone, type Matrix, type MatrixRow } from '../access-matrix.spec-kit.js';
import type { TestApi, TestPerson } from '../api.spec-kit.js';
import { sessionWorld, workshop, type SessionWorld } from './session-world.spec-kit.js';

type Seat = SessionWorld & { readonly learner: TestPerson };
type Make = (seat: Seat, api: TestApi) => { params?: Record<string, string>; query?: Record<string, string>; body?: unknown } | Promise<{ params?: Record<string, string>; body?: unknown }>;

/** A session of the owner's run with a learner of the same agency in it. */
async function seat(api: TestApi, owner: TestPerson): Promise<Seat> {
  const made = await sessionWorld(api, owner);
  const learner = owner.agencyId === api.agency.id ? api.people.learner : api.people.foreignLearner;
  await made.world.enrol(learner);
  return { ...made, learner };
}

const all = (make: Make): MatrixRow['ask'] => ({
  own: async (api, who) => make(await seat(api, who), api),
  agency: async (api) => make(await seat(api, api.people.colleague), api),
  foreign: async (api) => make(await seat(api, api.people.foreignInstructor), api),
});

const teaching = (done: number) => ({ own: done, agency: 404, foreign: 404 });
const agencyWide = (done: number) => ({ own: done, agency: done, foreign: 404 });

/** Administrators and auditors see the agency's sessions, an instructor those of their courses. */
const readers = (make: Make): MatrixRow => ({ ask: all(make), answers: everyone(403, { instructor: teaching(200), agency_admin: agencyWide(200), auditor: agencyWide(200) }) });
/** Administrators record at every session, an instructor at those of their courses. */
const recorders = (make: Make, done = 200): MatrixRow => ({ ask: all(make), answers: everyone(403, { instructor: teaching(done), agency_admin: agencyWide(done) }) });
const admins = (make: Make, done = 200): MatrixRow => ({ ask: all(make), answers: everyone(403, { agency_admin: agencyWide(done) }) });

const sessionOf: Make = ({ sessionId }) => ({ params: { sessionId } });
const runOf: Make = ({ world }) => ({ params: { runId: world.runId } });

async function unmatched({ sessionId, learner }: Seat, api: TestApi) {
  const attendeeId = v7();
  await api.sql(`insert into unmatched_attendees (id, agency_id, session_id, label, intervals) values ($1, $2, $3, 'galaxy a14', '[["2026-11-22T01:00:00.000Z","2026-11-22T02:00:00.000Z"]]')`, [attendeeId, learner.agencyId, sessionId]);
  return { params: { sessionId, attendeeId }, body: { personId: learner.id } };
}

export const sessionsMatrix: Matrix<typeof sessionsRoutes> = {
  ofRun: readers(runOf),
  create: admins((made, api) => ({ ...runOf(made, api), body: { ...workshop(), id: v7() } }), 201),
  one: readers(sessionOf),
  change: admins((made, api) => ({ ...sessionOf(made, api), body: { ...workshop(), revision: 1 } })),
  cancel: admins((made, api) => ({ ...sessionOf(made, api), body: { reason: 'Narasumber berhalangan' } })),
  roomCode: recorders((made, api) => ({ ...sessionOf(made, api), query: { direction: 'in' } })),
  hook: admins(sessionOf),
  makeHookKey: admins((made, api) => ({ ...sessionOf(made, api), body: {} }), 201),
};

/** No code is right but that of the moment: a participant learns that it is not, everybody else nothing. */
const wrongCode = { code: '0000000000' };

export const attendanceMatrix: Matrix<typeof attendanceRoutes> = {
  scan: {
    ask: {
      own: async (api, who) => {
        const made = await seat(api, api.people.instructor);
        await made.world.enrol(who);
        return { body: { sessionId: made.sessionId, ...wrongCode } };
      },
      agency: async (api) => ({ body: { sessionId: (await sessionWorld(api)).sessionId, ...wrongCode } }),
      foreign: async (api) => ({ body: { sessionId: (await seat(api, api.people.foreignInstructor)).sessionId, ...wrongCode } }),
    },
    answers: everyone(403, { learner: { own: 409, agency: 404, foreign: 404 } }),
  },
  attendees: readers(sessionOf),
  history: readers(({ sessionId, learner }) => ({ params: { sessionId, personId: learner.id } })),
  paper: recorders(({ sessionId, learner }) => ({ params: { sessionId }, body: { marks: [{ personId: learner.id, present: true }] } })),
  paperFile: recorders(({ sessionId, learner }) => ({ params: { sessionId }, body: { content: learner.identifier, dryRun: true } })),
  webinarFile: recorders(({ sessionId }) => ({ params: { sessionId }, body: { content: 'Nama;Join time;Leave time\nTamu;2026-11-22 09:00;2026-11-22 10:00', dryRun: true } })),
  correct: recorders(({ sessionId, learner }) => ({ params: { sessionId }, body: { personId: learner.id, present: true, reason: 'Lupa memindai' } }), 204),
  unmatched: readers(sessionOf),
  match: recorders(unmatched, 204),
  report: {
    ask: {
      own: async (api) => {
        const { sessionId } = await sessionWorld(api);
        const [row] = await api.sql<{ hook_code: string }>(`select hook_code from session_secrets where session_id = $1`, [sessionId]);
        const events = [{ name: 'Siti Rahmawati', email: null, joinedAt: '2026-11-22T01:00:00Z', leftAt: '2026-11-22T02:00:00Z' }];
        return { params: { code: row?.hook_code ?? '' }, body: { timestamp: 0, events, signature: '0'.repeat(64) } };
      },
    },
    answers: everyone(403),
    anonymous: 403,
  },
};

const nothing = () => ({});

export const calendarMatrix: Matrix<typeof calendarRoutes> = {
  month: { ask: { own: nothing }, answers: everyone(200) },
  makeFeed: { ask: { own: () => ({ body: {} }) }, answers: everyone(201) },
  endFeed: { ask: { own: nothing }, answers: everyone(204) },
  feed: { ask: { own: () => ({ params: { code: '0'.repeat(26) } }) }, answers: everyone(404), anonymous: 404 },
};
