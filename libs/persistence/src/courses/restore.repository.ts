import type { Article, CourseDocument, Lesson } from '@sinau/domain/courses';
import type { FrozenKeys, FrozenQuestion, QuizSettings } from '@sinau/domain/quizzes';
import { statement, type Transaction } from '../core/index.js';

export type FrozenQuizContent = { readonly settings: QuizSettings; readonly questions: readonly FrozenQuestion[]; readonly keys: FrozenKeys };

/** Everything that a version froze. */
export type WholeVersion = {
  readonly number: number;
  readonly document: CourseDocument;
  /** By quiz id. */
  readonly quizzes: Readonly<Record<string, FrozenQuizContent>>;
};

const whole = statement(
  'restore.version',
  `select v.number, v.document,
     (select coalesce(jsonb_object_agg(q.quiz_id, jsonb_build_object('settings', q.settings, 'questions', q.questions, 'keys', k.keys)), '{}')
      from quiz_versions q join quiz_version_keys k on k.quiz_version_id = q.id where q.course_version_id = v.id) as quizzes
   from course_versions v where v.id = $2 and v.course_id = $1`,
);

/** A version of this course with its frozen questions and keys; on the author's connection. Null when it is none of the course. */
export async function wholeVersion(transaction: Transaction, courseId: string, versionId: string): Promise<WholeVersion | null> {
  const [row] = await transaction.query<WholeVersion>(whole, [courseId, versionId]);
  return row ?? null;
}

const articles = statement(
  'restore.articles',
  `insert into article_drafts (lesson_id, agency_id, course_id, body, edited_at, edited_by)
   select old.id, $2, $1, old.body, clock_timestamp(), $4 from jsonb_to_recordset($3::jsonb) as old(id uuid, body jsonb)
   on conflict (lesson_id) do update set body = excluded.body, revision = article_drafts.revision + 1, edited_at = excluded.edited_at, edited_by = excluded.edited_by
   where article_drafts.course_id = $1 and article_drafts.body <> excluded.body`,
);

/** Puts article drafts back to what they were; one that is the same keeps its revision. */
export async function restoreArticles(transaction: Transaction, courseId: string, bodies: Readonly<Record<string, Article>>, editorId: string): Promise<void> {
  const rows = Object.entries(bodies).map(([id, body]) => ({ id, body }));
  if (rows.length > 0) await transaction.query(articles, [courseId, transaction.agencyId, JSON.stringify(rows), editorId]);
}

const settings = statement(
  'restore.settings',
  `update quizzes set settings = old.settings, revision = revision + 1, edited_at = clock_timestamp(), settings_edited_at = clock_timestamp(), settings_edited_by = $3
   from jsonb_to_recordset($2::jsonb) as old(id uuid, settings jsonb) where quizzes.id = old.id and quizzes.course_id = $1`,
);
const putAway = statement(
  'restore.putAway',
  `update questions set deleted_at = clock_timestamp(), revision = questions.revision + 1, edited_at = clock_timestamp(), edited_by = $4
   from quizzes q where q.id = questions.quiz_id and q.course_id = $1 and q.id = any($2::uuid[]) and questions.deleted_at is null and not questions.id = any($3::uuid[])`,
);
const questions = statement(
  'restore.questions',
  `with old as (
     select * from jsonb_to_recordset($3::jsonb) as o(id uuid, "quizId" uuid, position int, content jsonb, points numeric, topic text, key jsonb)
     where exists (select 1 from quizzes q where q.id = o."quizId" and q.course_id = $1)),
   asked as (
     insert into questions (id, agency_id, quiz_id, position, kind, content, points, topic, edited_by)
     select id, $2, "quizId", position, content ->> 'kind', content, points, topic, $4::uuid from old
     on conflict (id) do update set position = excluded.position, kind = excluded.kind, content = excluded.content, points = excluded.points, topic = excluded.topic,
       deleted_at = null, revision = questions.revision + 1, edited_by = excluded.edited_by, edited_at = clock_timestamp()
     where questions.quiz_id = excluded.quiz_id returning id)
   insert into question_keys (question_id, agency_id, key) select old.id, $2, old.key from old join asked on asked.id = old.id
   on conflict (question_id) do update set key = excluded.key`,
);

/** Room between two questions, so that one can be moved in between. */
const STEP = 1024;

/** Puts quizzes back: settings, questions in their order, keys and feedback. Questions that came later are put away, not deleted. */
export async function restoreQuizzes(transaction: Transaction, courseId: string, quizzes: Readonly<Record<string, FrozenQuizContent>>, editorId: string): Promise<void> {
  const entries = Object.entries(quizzes);
  if (entries.length === 0) return;
  const rows = entries.flatMap(([quizId, quiz]) => quiz.questions.map((question, index) => ({ ...question, quizId, position: (index + 1) * STEP, key: quiz.keys[question.id] ?? null })));
  await transaction.query(settings, [courseId, JSON.stringify(entries.map(([id, quiz]) => ({ id, settings: quiz.settings }))), editorId]);
  await transaction.query(putAway, [courseId, entries.map(([id]) => id), rows.map((row) => row.id), editorId]);
  await transaction.query(questions, [courseId, transaction.agencyId, JSON.stringify(rows), editorId]);
}

export type ArchivedLesson = {
  readonly lesson: Lesson;
  /** Title of the module that it stood in last. */
  readonly module: string;
  /** The newest version that has it. */
  readonly version: number;
  /** Learners who opened it, and attempts when it is a quiz. */
  readonly learners: number;
  readonly attempts: number;
};

const archived = statement(
  'restore.archivedLessons',
  `with kept as (
     select lesson ->> 'id' as id from course_drafts d cross join lateral jsonb_path_query(d.document, '$.modules[*].lessons[*]') as lesson where d.course_id = $1),
   gone as (
     select distinct on (lesson ->> 'id') lesson, module ->> 'title' as module, v.number as version
     from course_versions v
     cross join lateral jsonb_array_elements(v.document -> 'modules') as module
     cross join lateral jsonb_array_elements(module -> 'lessons') as lesson
     where v.course_id = $1 and lesson ->> 'id' not in (select id from kept)
     order by lesson ->> 'id', v.number desc)
   select gone.*,
     (select count(*)::int from enrolments e join lesson_progress p on p.enrolment_id = e.id and p.lesson_id = (gone.lesson ->> 'id')::uuid where e.course_id = $1) as learners,
     (select count(*)::int from enrolments e join attempts a on a.enrolment_id = e.id and a.lesson_id = (gone.lesson ->> 'id')::uuid where e.course_id = $1) as attempts
   from gone order by gone.version desc, gone.lesson ->> 'title' limit $2`,
);

/** Lessons that versions hold and the draft no longer does. */
export async function archivedLessons(transaction: Transaction, courseId: string, limit: number): Promise<ArchivedLesson[]> {
  return transaction.query<ArchivedLesson>(archived, [courseId, limit]);
}
