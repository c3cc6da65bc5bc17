import type { Grade } from '@sinau/domain/grading';
import type { AttemptReview, FrozenKeys, FrozenQuestion, Paper, QuizSettings, Response } from '@sinau/domain/quizzes';
import { statement, type Database, type Transaction } from '../core/index.js';

/** Everything that grading an attempt needs. */
export type AttemptToGrade = {
  readonly attemptId: string;
  readonly enrolmentId: string;
  readonly personId: string;
  readonly lessonId: string;
  readonly state: 'open' | 'submitted' | 'graded';
  readonly number: number;
  readonly paper: Paper;
  readonly settings: QuizSettings;
  readonly questions: readonly FrozenQuestion[];
  readonly keys: FrozenKeys;
  readonly responses: ReadonlyMap<string, Response | null>;
  readonly runEnded: boolean;
  readonly score: number | null;
  readonly passed: boolean | null;
};

type Row = {
  id: string; enrolment_id: string; person_id: string; lesson_id: string; state: AttemptToGrade['state']; number: number; paper: Paper;
  settings: QuizSettings; questions: readonly FrozenQuestion[]; keys: FrozenKeys; answers: { questionId: string; response: Response | null }[];
  run_ended: boolean; score: string | null; passed: boolean | null;
};

const lock = statement('grading.lock', 'select id from attempts where id = $1 for update');
const selected = `
  select a.id, a.enrolment_id, a.person_id, a.lesson_id, a.state, a.number, a.paper, a.score, a.passed, v.settings, v.questions, k.keys,
     (now() at time zone g.time_zone)::date > r.ends_on as run_ended,
     coalesce((select jsonb_agg(jsonb_build_object('questionId', w.question_id, 'response', w.response)) from answers w where w.attempt_id = a.id), '[]') as answers
   from attempts a join quiz_versions v on v.id = a.quiz_version_id join quiz_version_keys k on k.quiz_version_id = v.id
   join enrolments e on e.id = a.enrolment_id join runs r on r.id = e.run_id join agencies g on g.id = a.agency_id`;
const read = statement('grading.read', `${selected} where a.id = $1`);
const graded = statement('grading.graded', `${selected} where a.state = 'graded' and ($1::uuid is null or a.id > $1) order by a.id limit $2`);

function workOf(row: Row): AttemptToGrade {
  return {
    attemptId: row.id, enrolmentId: row.enrolment_id, personId: row.person_id, lessonId: row.lesson_id, state: row.state, number: row.number,
    paper: row.paper, settings: row.settings, questions: row.questions, keys: row.keys, runEnded: row.run_ended,
    responses: new Map(row.answers.map((answer) => [answer.questionId, answer.response])),
    score: row.score === null ? null : Number(row.score), passed: row.passed,
  };
}

/** Locks the attempt until the transaction ends: two workers never grade it at once. */
export async function attemptToGrade(transaction: Transaction, attemptId: string): Promise<AttemptToGrade | null> {
  await transaction.query(lock, [attemptId]);
  const [row] = await transaction.query<Row>(read, [attemptId]);
  return row ? workOf(row) : null;
}

/** Attempts that were graded, by id after one, unlocked: to be marked again and compared. */
export function gradedAttempts(database: Database, after: string | null, limit: number): Promise<readonly AttemptToGrade[]> {
  return database.run<Row>({ kind: 'anonymous' }, graded, [after, limit]).then((rows) => rows.map(workOf));
}

const store = statement(
  'grading.store',
  `update attempts set state = 'graded', points = $2, max_points = $3, score = $4, passed = $5, graded_at = now() where id = $1 and state = 'submitted' returning id`,
);
const courseOf = statement(
  'grading.courseTitle',
  `select c.document ->> 'title' as title from attempts a join quiz_versions v on v.id = a.quiz_version_id join course_versions c on c.id = v.course_version_id where a.id = $1`,
);
const best = statement('grading.finalScore', 
  `update enrolments e set final_score = greatest(coalesce(e.final_score, 0), $3) from course_versions v
   where e.id = $1 and v.id = e.version_id and v.document -> 'completion' ->> 'finalLessonId' = $2::text`,
);
const release = statement('grading.release', 'insert into attempt_reviews (attempt_id, agency_id, review) values ($1, $2, $3) on conflict do nothing');
const unreleased = statement(
  'grading.unreleased',
  `select a.id from attempts a where a.enrolment_id = $1 and a.lesson_id = $2 and a.state = 'graded'
     and not exists (select from attempt_reviews w where w.attempt_id = a.id)`,
);

/** Stores the grade once. False when it was stored before. */
export async function storeGrade(transaction: Transaction, attemptId: string, grade: Grade): Promise<boolean> {
  const rows = await transaction.query(store, [attemptId, grade.points, grade.maxPoints, grade.score, grade.passed]);
  return rows.length > 0;
}

/** When the lesson is the one whose score decides, the enrolment's final score rises to it: the best attempt counts. */
export async function raiseFinalScore(transaction: Transaction, enrolmentId: string, lessonId: string, score: number): Promise<void> {
  await transaction.query(best, [enrolmentId, lessonId, score]);
}

export async function releaseReview(transaction: Transaction, attemptId: string, review: AttemptReview): Promise<void> {
  await transaction.query(release, [attemptId, transaction.agencyId, JSON.stringify(review)]);
}

/** The title of the course version that an attempt belongs to. */
export async function courseOfAttempt(transaction: Transaction, attemptId: string): Promise<string> {
  const [row] = await transaction.query<{ title: string }>(courseOf, [attemptId]);
  if (!row) throw new Error(`attempt ${attemptId} is of no course`);
  return row.title;
}

/** Graded attempts of a lesson whose review is still held back. */
export async function unreleasedAttempts(transaction: Transaction, enrolmentId: string, lessonId: string): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>(unreleased, [enrolmentId, lessonId]);
  return rows.map((row) => row.id);
}
