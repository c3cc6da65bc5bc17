import { randomUUID } from 'node:crypto';
import type { behaviourRoutes, learningRoutes, resultsRoutes } from '@sinau/contracts/evaluations';
import { everyone, type Matrix, type MatrixRow } from '../access-matrix.spec-kit.js';
import type { TestApi, TestPerson } from '../api.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';
import { formOf } from './evaluations.spec-kit.js';

type Made = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown };
type Make = (world: LearningWorld, owner: TestPerson, api: TestApi) => Made | Promise<Made>;

/** A run of the asker's own course, of a colleague's, and of another agency's. */
const all = (make: Make): MatrixRow['ask'] => {
  const at = async (api: TestApi, owner: TestPerson) => make(await learningWorld(api, undefined, owner), owner, api);
  return { own: (api, who) => at(api, who), agency: (api) => at(api, api.people.colleague), foreign: (api) => at(api, api.people.foreignInstructor) };
};
const agencyWide = (done: number) => ({ own: done, agency: done, foreign: 404 });
const teaching = (done: number) => ({ own: done, agency: 404, foreign: 404 });
const readers = (make: Make): MatrixRow => ({ ask: all(make), answers: everyone(403, { instructor: teaching(200), agency_admin: agencyWide(200), auditor: agencyWide(200) }) });
const admins = (make: Make, done = 200): MatrixRow => ({ ask: all(make), answers: everyone(403, { agency_admin: agencyWide(done) }) });
const authors = (make: Make, done: number): MatrixRow => ({ ask: all(make), answers: everyone(403, { instructor: teaching(done), agency_admin: agencyWide(done) }) });
const ofRun: Make = ({ runId }) => ({ params: { runId } });

/** Publishes the course again with another quiz beside the one it has. Returns its lesson. */
export async function secondQuiz(api: TestApi, { courseId, versionId, lessons }: LearningWorld): Promise<string> {
  const [lessonId, nextId] = [randomUUID(), randomUUID()];
  await api.sql(
    `insert into course_versions (id, agency_id, course_id, number, document, content_hash, changes, published_by)
     select $1, v.agency_id, v.course_id, 2, jsonb_set(v.document, '{modules,0,lessons}', (v.document #> '{modules,0,lessons}') || q.lesson), 'hash of two', '[]', v.published_by
     from course_versions v cross join lateral (
       select l || jsonb_build_object('id', $3::text, 'title', 'Tes awal') as lesson from jsonb_path_query(v.document, '$.modules[*].lessons[*]') l where l ->> 'id' = $4
     ) q where v.id = $2`,
    [nextId, versionId, lessonId, lessons.quiz],
  );
  await api.sql(`update courses set current_version_id = $2 where id = $1`, [courseId, nextId]);
  return lessonId;
}

async function pairOf(api: TestApi, world: LearningWorld, owner: TestPerson): Promise<string> {
  const id = randomUUID();
  await api.sql(`insert into quiz_pairs (id, agency_id, course_id, pre_lesson_id, post_lesson_id) values ($1, $2, $3, $4, $5)`, [id, owner.agencyId, world.courseId, world.lessons.article, world.lessons.quiz]);
  return id;
}

/** Somebody is asked, a month after it, about what they themselves do differently since a run. */
async function requestTo(api: TestApi, who: TestPerson, owner: TestPerson): Promise<Made> {
  const { runId } = await learningWorld(api, undefined, owner);
  const { versionId } = await formOf(api, owner, 3);
  const [evaluationId, followUpId, requestId] = [randomUUID(), randomUUID(), randomUUID()];
  await api.sql(
    `insert into evaluations (id, agency_id, run_id, level, form_version_id, opens_on, required_for_certificate, created_by) values ($1, $2, $3, 3, $4, current_date - 60, false, $5)`,
    [evaluationId, who.agencyId, runId, versionId, owner.id],
  );
  await api.sql(`insert into behaviour_follow_ups (id, agency_id, evaluation_id, alumnus_id, days, due_on, state) values ($1, $2, $3, $4, 30, current_date - 2, 'asked')`, [followUpId, who.agencyId, evaluationId, who.id]);
  await api.sql(`insert into behaviour_dispatches (id, agency_id, follow_up_id, rater, person_id, sent, last_sent_at) values ($1, $2, $3, 'self', $4, 1, now())`, [requestId, who.agencyId, followUpId, who.id]);
  return { params: { requestId }, body: {} };
}

const nothing = () => ({});
const file = (text: string) => ({ body: { content: Buffer.from(text).toString('base64') } });

export const behaviourMatrix: Matrix<typeof behaviourRoutes> = {
  behaviour: readers(ofRun),
  changeBehaviour: admins(async ({ runId }, owner, api) => ({ params: { runId }, body: { formVersionId: (await formOf(api, owner, 3)).versionId, days: [30, 90], colleagues: 2 } })),
  missing: admins(ofRun),
  behaviourFile: readers(ofRun),
  mine: { ask: { own: nothing }, answers: everyone(200) },
  link: {
    ask: {
      own: (api, who) => requestTo(api, who, api.people.instructor),
      agency: (api) => requestTo(api, api.people.colleague, api.people.instructor),
      foreign: (api) => requestTo(api, api.people.foreignLearner, api.people.foreignInstructor),
    },
    answers: everyone({ own: 201, agency: 404, foreign: 404 }),
  },
  asked: { ask: { own: () => ({ params: { code: '0'.repeat(26) } }) }, answers: everyone(404), anonymous: 404 },
  answer: { ask: { own: () => ({ params: { code: '0'.repeat(26) }, body: { marks: {}, texts: {} } }) }, answers: everyone(404), anonymous: 404 },
};

export const learningMatrix: Matrix<typeof learningRoutes> = {
  pairs: readers(({ courseId }) => ({ params: { courseId } })),
  pair: authors(async (world, _owner, api) => ({ params: { courseId: world.courseId }, body: { id: randomUUID(), preLessonId: await secondQuiz(api, world), postLessonId: world.lessons.quiz, competencyId: null } }), 201),
  unpair: authors(async (world, owner, api) => ({ params: { courseId: world.courseId, pairId: await pairOf(api, world, owner) } }), 204),
  nameCompetency: authors(async (world, owner, api) => {
    await pairOf(api, world, owner);
    return { params: { courseId: world.courseId }, body: { questionIds: [world.questions.single], competencyId: null } };
  }, 200),
  learning: readers(ofRun),
  ownGain: {
    ask: {
      own: async (api, who) => ({ params: { enrolmentId: await (await learningWorld(api)).enrol(who) } }),
      agency: async (api) => ({ params: { enrolmentId: await (await learningWorld(api)).enrol(api.people.colleague) } }),
      foreign: async (api) => ({ params: { enrolmentId: await (await learningWorld(api, undefined, api.people.foreignInstructor)).enrol(api.people.foreignLearner) } }),
    },
    answers: everyone({ own: 200, agency: 404, foreign: 404 }),
  },
};

export const resultsMatrix: Matrix<typeof resultsRoutes> = {
  results: readers(ofRun),
  indices: { ask: { agency: nothing }, answers: everyone(403, { instructor: 200, agency_admin: 200, auditor: 200 }) },
  checkIndices: { ask: { agency: () => file('Kode unit;Periode;IKM\n?;2020;80\n') }, answers: everyone(403, { agency_admin: 200 }) },
  // A file of no sound row has nothing to apply.
  applyIndices: { ask: { agency: () => file('Kode unit;Periode;IKM\n?;2020;80\n') }, answers: everyone(403, { agency_admin: 409 }) },
  checkMarks: { ask: { agency: () => file('NIP;Periode;Nilai\n1;2020;80\n') }, answers: everyone(403, { agency_admin: 200 }) },
  applyMarks: { ask: { agency: () => file('NIP;Periode;Nilai\n1;2020;80\n') }, answers: everyone(403, { agency_admin: 409 }) },
};
