import { randomUUID } from 'node:crypto';
import type { enrolmentsRoutes } from '@sinau/contracts/enrolments';
import { everyone, type Matrix, type MatrixRow } from '../access-matrix.spec-kit.js';
import type { TestApi, TestPerson } from '../api.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';

type Seat = { readonly world: LearningWorld; readonly enrolmentId: string };
type Make = (seat: Seat, api: TestApi) => { params?: Record<string, string>; body?: unknown };

async function seat(api: TestApi, owner: TestPerson, learner: TestPerson): Promise<Seat> {
  const world = await learningWorld(api, undefined, owner);
  return { world, enrolmentId: await world.enrol(learner) };
}

function learnersRow(make: Make, own: number): MatrixRow {
  return {
    ask: {
      own: async (api, who) => make(await seat(api, api.people.instructor, who), api),
      course: async (api) => make(await seat(api, api.people.instructor, api.people.colleague), api),
      foreign: async (api) => make(await seat(api, api.people.foreignInstructor, api.people.foreignLearner), api),
    },
    answers: everyone(403, { learner: { own, course: 404, foreign: 404 } }),
  };
}

const all = (make: Make): MatrixRow['ask'] => ({
  own: async (api, who) => make(await seat(api, who, api.people.learner), api),
  agency: async (api) => make(await seat(api, api.people.colleague, api.people.learner), api),
  foreign: async (api) => make(await seat(api, api.people.foreignInstructor, api.people.foreignLearner), api),
});

/** Administrators and auditors read all runs of the agency, an instructor those of their courses. */
function readersRow(make: Make): MatrixRow {
  const agencyWide = { own: 200, agency: 200, foreign: 404 };
  return { ask: all(make), answers: everyone(403, { instructor: { own: 200, agency: 404, foreign: 404 }, agency_admin: agencyWide, auditor: agencyWide }) };
}

function adminsRow(make: Make, done: number): MatrixRow {
  return { ask: all(make), answers: everyone(403, { agency_admin: { own: done, agency: done, foreign: 404 } }) };
}

const lessonOf = (lesson: keyof LearningWorld['lessons']): Make => ({ world, enrolmentId }) => ({ params: { enrolmentId, lessonId: world.lessons[lesson] } });
const runOf: Make = ({ world }) => ({ params: { runId: world.runId } });
const participantOf: Make = ({ world, enrolmentId }) => ({ params: { runId: world.runId, enrolmentId } });
async function withdrawn(api: TestApi, seated: Seat) {
  await api.sql(`update enrolments set state = 'withdrawn' where id = $1`, [seated.enrolmentId]);
  return { ...participantOf(seated, api), body: {} };
}

const values = { name: 'Angkatan II', startsOn: '2026-11-01', endsOn: '2026-12-01', place: null, capacity: null, selfEnrolment: false, certificateTemplateId: null };
const nothing = () => ({});

export const enrolmentsMatrix: Matrix<typeof enrolmentsRoutes> = {
  home: { ask: { own: nothing }, answers: everyone(403, { learner: 200 }) },
  mine: { ask: { own: nothing }, answers: everyone(403, { learner: 200 }) },
  coursePage: learnersRow(({ enrolmentId }) => ({ params: { enrolmentId } }), 200),
  lesson: learnersRow(lessonOf('article'), 200),
  openLesson: learnersRow((seated, api) => ({ ...lessonOf('article')(seated, api), body: {} }), 200),
  watch: learnersRow((seated, api) => ({ ...lessonOf('video')(seated, api), body: { positionSeconds: 5, watched: [[0, 5]] } }), 200),
  completeLesson: learnersRow((seated, api) => ({ ...lessonOf('article')(seated, api), body: {} }), 200),
  enrolSelf: {
    ask: {
      agency: async (api) => ({ params: { runId: (await learningWorld(api)).runId }, body: {} }),
      foreign: async (api) => ({ params: { runId: (await learningWorld(api, undefined, api.people.foreignInstructor)).runId }, body: {} }),
    },
    answers: everyone(403, { learner: { agency: 201, foreign: 404 } }),
  },
  runs: { ask: { own: nothing }, answers: everyone(403, { instructor: 200, agency_admin: 200, auditor: 200 }) },
  run: readersRow(runOf),
  createRun: {
    ask: {
      agency: async (api) => ({ body: { ...values, id: randomUUID(), courseId: (await learningWorld(api)).courseId } }),
      foreign: async (api) => ({ body: { ...values, id: randomUUID(), courseId: (await learningWorld(api, undefined, api.people.foreignInstructor)).courseId } }),
    },
    // A foreign course can't be told from one that is not published.
    answers: everyone(403, { agency_admin: { agency: 201, foreign: 409 } }),
  },
  changeRun: adminsRow((seated, api) => ({ ...runOf(seated, api), body: { ...values, revision: 1 } }), 200),
  participants: readersRow(runOf),
  participant: readersRow(participantOf),
  enrolPeople: adminsRow((seated, api) => ({ ...runOf(seated, api), body: { personIds: [api.people.elsewhere.id] } }), 200),
  enrolUnit: adminsRow((seated, api) => ({ ...runOf(seated, api), body: { unitId: api.units.office } }), 200),
  enrolFile: adminsRow((seated, api) => ({ ...runOf(seated, api), body: { rows: ['199001012015031001'], dryRun: true } }), 200),
  withdraw: adminsRow((seated, api) => ({ ...participantOf(seated, api), body: { reason: 'Pindah tugas' } }), 204),
  reinstate: {
    ask: {
      own: async (api, who) => withdrawn(api, await seat(api, who, api.people.learner)),
      agency: async (api) => withdrawn(api, await seat(api, api.people.colleague, api.people.learner)),
      foreign: async (api) => withdrawn(api, await seat(api, api.people.foreignInstructor, api.people.foreignLearner)),
    },
    answers: everyone(403, { agency_admin: { own: 204, agency: 204, foreign: 404 } }),
  },
};
