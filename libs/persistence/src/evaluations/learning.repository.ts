import type { PairAttempt } from '@sinau/domain/evaluations';
import { statement, type Transaction } from '../core/index.js';

export type QuizLesson = { readonly lessonId: string; readonly title: string };
export type QuizPair = {
  readonly id: string; readonly courseId: string; readonly preLessonId: string; readonly postLessonId: string; readonly preTitle: string | null; readonly postTitle: string | null;
  readonly competencyId: string | null; readonly competency: string | null;
};

/* Titles as the published version has them; a lesson that it no longer has keeps its pair, without a title. */
const titleOf = (lesson: string) => `(select l ->> 'title' from course_versions v, jsonb_path_query(v.document, '$.modules[*].lessons[*]') l where v.id = c.current_version_id and l ->> 'id' = ${lesson}::text limit 1)`;
const pairs = statement(
  'quizPairs.ofCourse',
  `select q.id, q.course_id as "courseId", q.pre_lesson_id as "preLessonId", q.post_lesson_id as "postLessonId", ${titleOf('q.pre_lesson_id')} as "preTitle", ${titleOf('q.post_lesson_id')} as "postTitle",
     q.competency_id as "competencyId", m.name as competency
   from quiz_pairs q join courses c on c.id = q.course_id left join competencies m on m.id = q.competency_id where q.course_id = $1 order by q.id`,
);
const lessons = statement(
  'quizPairs.lessons',
  `select l ->> 'id' as "lessonId", l ->> 'title' as title from courses c join course_versions v on v.id = c.current_version_id cross join lateral jsonb_path_query(v.document, '$.modules[*].lessons[*]') l
   where c.id = $1 and l ->> 'kind' = 'quiz'`,
);
const insert = statement(
  'quizPairs.insert',
  `insert into quiz_pairs (id, agency_id, course_id, pre_lesson_id, post_lesson_id, competency_id) values ($1, $2, $3, $4, $5, $6) on conflict (course_id, pre_lesson_id, post_lesson_id) do nothing returning id`,
);
const remove = statement('quizPairs.remove', `delete from quiz_pairs where id = $1 and course_id = $2 returning id`);
const competency = statement('quizPairs.competency', `select id from competencies where id = $1 and archived_at is null`);

export function quizPairsOf(transaction: Transaction, courseId: string): Promise<QuizPair[]> {
  return transaction.query<QuizPair>(pairs, [courseId]);
}

/** Quizzes of the published version, in its order. */
export function quizLessonsOf(transaction: Transaction, courseId: string): Promise<QuizLesson[]> {
  return transaction.query<QuizLesson>(lessons, [courseId]);
}

export type NewQuizPair = { readonly id: string; readonly courseId: string; readonly preLessonId: string; readonly postLessonId: string; readonly competencyId: string | null };

/** False when the two are paired already. */
export async function insertQuizPair(transaction: Transaction, pair: NewQuizPair): Promise<boolean> {
  return (await transaction.query(insert, [pair.id, transaction.agencyId, pair.courseId, pair.preLessonId, pair.postLessonId, pair.competencyId])).length > 0;
}

export async function removeQuizPair(transaction: Transaction, courseId: string, pairId: string): Promise<boolean> {
  return (await transaction.query(remove, [pairId, courseId])).length > 0;
}

export async function knowsCompetency(transaction: Transaction, competencyId: string): Promise<boolean> {
  return (await transaction.query(competency, [competencyId])).length > 0;
}

export type LearnerAttempts = { readonly personId: string; readonly name: string; readonly attempts: readonly (PairAttempt & { readonly pairId: string; readonly attemptId: string })[] };

const attemptsOf = (of: string) => `
  select n.person_id as "personId", p.full_name as name, coalesce(jsonb_agg(jsonb_build_object('pairId', q.id, 'attemptId', a.id, 'quiz', case when a.lesson_id = q.pre_lesson_id then 'pre' else 'post' end,
     'number', a.number, 'score', a.score, 'submittedAt', extract(epoch from a.submitted_at) * 1000) order by a.submitted_at, a.id) filter (where a.id is not null), '[]') as attempts
   from enrolments n join people p on p.id = n.person_id join quiz_pairs q on q.course_id = n.course_id
   left join attempts a on a.enrolment_id = n.id and a.state = 'graded' and a.score is not null and a.submitted_at is not null and a.lesson_id in (q.pre_lesson_id, q.post_lesson_id)
   where ${of} group by n.person_id, p.full_name, p.id`;
const ofRun = statement('quizPairs.attemptsOfRun', `${attemptsOf(`n.run_id = $1 and n.state <> 'withdrawn'`)} order by p.full_name, p.id`);
const ofEnrolment = statement('quizPairs.attemptsOfEnrolment', attemptsOf('n.id = $1 and n.person_id = $2'));

/** Graded attempts of a run's pairs by learner, by name. */
export function pairAttemptsOfRun(transaction: Transaction, runId: string): Promise<LearnerAttempts[]> {
  return transaction.query<LearnerAttempts>(ofRun, [runId]);
}

/** The same of one enrolment, when it is the person's own. */
export async function pairAttemptsOfEnrolment(transaction: Transaction, enrolmentId: string, personId: string): Promise<LearnerAttempts['attempts']> {
  const [row] = await transaction.query<LearnerAttempts>(ofEnrolment, [enrolmentId, personId]);
  return row?.attempts ?? [];
}

const ownCourse = statement('quizPairs.ownCourse', `select course_id as "courseId" from enrolments where id = $1 and person_id = $2`);

export async function courseOfOwnEnrolment(transaction: Transaction, enrolmentId: string, personId: string): Promise<string | null> {
  const [row] = await transaction.query<{ courseId: string }>(ownCourse, [enrolmentId, personId]);
  return row?.courseId ?? null;
}

const owner = statement('quizPairs.courseOwner', `select owner_id as "ownerId" from courses where id = $1`);

/** Null when the agency has no such course. */
export async function courseOwner(transaction: Transaction, courseId: string): Promise<string | null> {
  const [row] = await transaction.query<{ ownerId: string }>(owner, [courseId]);
  return row?.ownerId ?? null;
}
