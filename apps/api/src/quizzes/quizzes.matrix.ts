import { randomUUID } from 'node:crypto';
import type { quizzesRoutes } from '@sinau/contracts/quizzes';
import { everyone, type Matrix, type MatrixRow } from '../access-matrix.spec-kit.js';
import type { TestApi, TestPerson } from '../api.spec-kit.js';
import { finalSettings, learningWorld, type LearningWorld } from '../learning.spec-kit.js';

const settings = { title: 'Ujian', instructions: '', timeLimitMinutes: 30, attemptsAllowed: 2, passMark: 70, draw: null, shuffleQuestions: true, shuffleOptions: true, review: { release: 'at_once', show: 'score_only' } };
const question = { content: { kind: 'true_false', stem: 'Benar?' }, points: 1, topic: null, answer: { key: { kind: 'true_false', value: true }, feedback: '' } };

type Taking = { readonly world: LearningWorld; readonly enrolmentId: string; readonly attemptId: string; readonly picture: string };

/** A course of the person's agency with an attempt of theirs, or of somebody else there. */
async function taking(api: TestApi, owner: TestPerson, learner: TestPerson): Promise<Taking> {
  const picture = randomUUID();
  const world = await learningWorld(api, undefined, owner, { mediaId: picture, alt: 'Denah gudang', width: 640, height: 480 });
  await api.sql(
    `insert into media_assets (id, agency_id, course_id, created_by, kind, file_name, content_type, bytes, state, object_key, part_bytes) values ($1, $2, $3, $4, 'image', 'denah.png', 'image/png', 1000, 'ready', $5, 16777216)`,
    [picture, owner.agencyId, world.courseId, owner.id, `media/${owner.agencyId}/${picture}/original`],
  );
  const enrolmentId = await world.enrol(learner);
  const attemptId = randomUUID();
  const paper = Object.values(world.questions).map((questionId) => ({ questionId, options: [] }));
  await api.sql(
    `insert into attempts (id, agency_id, enrolment_id, person_id, lesson_id, quiz_version_id, number, paper) values ($1, $2, $3, $4, $5, $6, 1, $7)`,
    [attemptId, learner.agencyId, enrolmentId, learner.id, world.lessons.quiz, world.quizVersionId, JSON.stringify(paper)],
  );
  return { world, enrolmentId, attemptId, picture };
}

/** A graded attempt, half right, whose review is released to nobody, ever. */
async function heldBack(api: TestApi, owner: TestPerson, learner: TestPerson): Promise<Taking> {
  const world = await learningWorld(api, { ...finalSettings, review: { release: 'never', show: 'answers_and_feedback' } }, owner);
  const enrolmentId = await world.enrol(learner);
  const attemptId = randomUUID();
  const { single, multiple } = world.questions;
  const paper = Object.values(world.questions).map((questionId) => ({ questionId, options: [] }));
  await api.sql(
    `insert into attempts (id, agency_id, enrolment_id, person_id, lesson_id, quiz_version_id, number, paper, state, submitted_at, submitted_by, receipt, points, max_points, score, passed, graded_at)
     values ($1, $2, $3, $4, $5, $6, 1, $7, 'graded', now(), 'learner', 'A1B2C3D4', 2, 4, 50, false, now())`,
    [attemptId, learner.agencyId, enrolmentId, learner.id, world.lessons.quiz, world.quizVersionId, JSON.stringify(paper)],
  );
  await api.sql(
    `insert into answers (attempt_id, question_id, agency_id, sequence, response, flagged) values ($1, $2, $4, 1, '{"kind":"single_choice","option":"a"}', false), ($1, $3, $4, 1, '{"kind":"multiple_response","options":["a","b"]}', false)`,
    [attemptId, single, multiple, learner.agencyId],
  );
  return { world, enrolmentId, attemptId, picture: randomUUID() };
}

type Take = (taken: Taking) => { params: Record<string, string>; body?: unknown };

function learnersRow(take: Take, own: number, prepare = taking): MatrixRow {
  return {
    ask: {
      own: async (api, who) => take(await prepare(api, api.people.instructor, who)),
      course: async (api) => take(await prepare(api, api.people.instructor, api.people.colleague)),
      foreign: async (api) => take(await prepare(api, api.people.foreignInstructor, api.people.foreignLearner)),
    },
    answers: everyone(403, { learner: { own, course: 404, foreign: 404 } }),
  };
}

type Author = (world: LearningWorld) => { params: Record<string, string>; body?: unknown };

/** An instructor edits what they own, an administrator all of the agency's; nobody a foreign agency's. */
function authorsRow(make: Author, own: number): MatrixRow {
  return {
    ask: {
      own: async (api, who) => make(await learningWorld(api, undefined, who)),
      agency: async (api) => make(await learningWorld(api, undefined, api.people.colleague)),
      foreign: async (api) => make(await learningWorld(api, undefined, api.people.foreignInstructor)),
    },
    answers: everyone(403, { instructor: { own, agency: 404, foreign: 404 }, agency_admin: { own, agency: own, foreign: 404 } }),
  };
}

const lessonOf: Take = ({ world, enrolmentId }) => ({ params: { enrolmentId, lessonId: world.lessons.quiz } });
const attemptOf: Take = ({ attemptId }) => ({ params: { attemptId } });
const quizOf: Author = ({ courseId, quizId }) => ({ params: { courseId, quizId } });
const questionOf: Author = ({ courseId, quizId, questions }) => ({ params: { courseId, quizId, questionId: questions.single } });

/** An administrator supervises all runs of the agency; nobody else, and nobody a foreign agency's. */
function supervisorsRow(make: Take): MatrixRow {
  return {
    ask: {
      agency: async (api) => make(await timed(api, await taking(api, api.people.instructor, api.people.learner))),
      foreign: async (api) => make(await timed(api, await taking(api, api.people.foreignInstructor, api.people.foreignLearner))),
    },
    answers: everyone(403, { agency_admin: { agency: 200, foreign: 404 } }),
  };
}

const deadlineAt = new Date(Date.now() + 3600_000).toISOString();

async function timed(api: TestApi, taken: Taking): Promise<Taking> {
  await api.sql(`update attempts set deadline_at = $2 where id = $1`, [taken.attemptId, deadlineAt]);
  return taken;
}

export const quizzesMatrix: Matrix<typeof quizzesRoutes> = {
  lobby: learnersRow(lessonOf, 200),
  start: learnersRow((taken) => ({ ...lessonOf(taken), body: {} }), 200),
  attempt: learnersRow(attemptOf, 200),
  picture: learnersRow(({ attemptId, picture }) => ({ params: { attemptId, mediaId: picture } }), 302),
  saveAnswers: learnersRow((taken) => ({ ...attemptOf(taken), body: { answers: [{ questionId: taken.world.questions.single, sequence: 1, response: null, flagged: false }] } }), 200),
  submit: learnersRow((taken) => ({ ...attemptOf(taken), body: {} }), 200),
  result: learnersRow(attemptOf, 200, heldBack),
  openAttempts: supervisorsRow(({ world }) => ({ params: { runId: world.runId } })),
  grantTime: supervisorsRow((taken) => ({ ...attemptOf(taken), body: { deadlineAt, minutes: 15, reason: 'Listrik padam' } })),
  questionBank: { ask: { own: () => ({}) }, answers: everyone(403, { instructor: 200, agency_admin: 200, auditor: 200 }) },
  authorQuiz: authorsRow(quizOf, 200),
  preview: {
    ...authorsRow(quizOf, 200),
    answers: everyone(403, { instructor: { own: 200, agency: 404, foreign: 404 }, agency_admin: { own: 200, agency: 200, foreign: 404 }, auditor: { own: 200, agency: 200, foreign: 404 } }),
  },
  saveSettings: authorsRow((world) => ({ ...quizOf(world), body: { revision: 1, settings } }), 200),
  addQuestion: authorsRow((world) => ({ ...quizOf(world), body: { ...question, id: randomUUID() } }), 201),
  saveQuestion: authorsRow((world) => ({ ...questionOf(world), body: { ...question, revision: 1 } }), 200),
  moveQuestion: authorsRow((world) => ({ ...questionOf(world), body: { after: null } }), 200),
  removeQuestion: authorsRow(questionOf, 204),
  restoreQuestion: authorsRow((world) => ({ ...questionOf(world), body: {} }), 200),
};
