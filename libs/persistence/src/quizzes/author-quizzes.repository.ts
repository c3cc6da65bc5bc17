import type { CourseLanguage } from '@sinau/domain/courses';
import type { KeyedAnswer, QuestionContent, QuizSettings } from '@sinau/domain/quizzes';
import { statement, type Transaction } from '../core/index.js';

export type AuthorQuestionRecord = {
  readonly id: string;
  readonly position: number;
  readonly content: QuestionContent;
  readonly points: number;
  readonly topic: string | null;
  readonly revision: number;
  readonly answer: KeyedAnswer | null;
};

export type AuthorQuizRecord = {
  readonly id: string;
  readonly courseId: string;
  readonly ownerId: string;
  readonly courseTitle: string;
  readonly language: CourseLanguage;
  readonly settings: QuizSettings;
  readonly revision: number;
  readonly editedAt: Date;
};

type QuizRow = { id: string; course_id: string; owner_id: string; course_title: string | null; language: CourseLanguage; settings: QuizSettings; revision: number; edited_at: Date };
type QuestionRow = { id: string; position: number; content: QuestionContent; points: string; topic: string | null; revision: number; key: KeyedAnswer | null };

const quizById = statement(
  'authorQuizzes.byId',
  `select q.id, q.course_id, c.owner_id, d.document ->> 'title' as course_title, coalesce(d.document ->> 'language', 'id') as language, q.settings, q.revision, q.edited_at
   from quizzes q join courses c on c.id = q.course_id left join course_drafts d on d.course_id = c.id
   where q.id = $1 and q.course_id = $2`,
);
const questionColumns = `q.id, q.position, q.content, q.points, q.topic, q.revision, k.key`;
const questionsOf = statement(
  'authorQuizzes.questions',
  `select ${questionColumns} from questions q left join question_keys k on k.question_id = q.id
   where q.quiz_id = $1 and q.deleted_at is null order by q.position, q.id`,
);
const questionById = statement(
  'authorQuizzes.question',
  `select ${questionColumns} from questions q left join question_keys k on k.question_id = q.id where q.id = $1 and q.quiz_id = $2 and q.deleted_at is null`,
);

const questionOf = (row: QuestionRow): AuthorQuestionRecord => ({
  id: row.id, position: row.position, content: row.content, points: Number(row.points), topic: row.topic, revision: row.revision, answer: row.key,
});

export async function authorQuiz(transaction: Transaction, courseId: string, quizId: string): Promise<AuthorQuizRecord | null> {
  const [row] = await transaction.query<QuizRow>(quizById, [quizId, courseId]);
  if (!row) return null;
  return { id: row.id, courseId: row.course_id, ownerId: row.owner_id, courseTitle: row.course_title ?? '', language: row.language, settings: row.settings, revision: row.revision, editedAt: row.edited_at };
}

export async function authorQuestions(transaction: Transaction, quizId: string): Promise<AuthorQuestionRecord[]> {
  const rows = await transaction.query<QuestionRow>(questionsOf, [quizId]);
  return rows.map(questionOf);
}

export async function authorQuestion(transaction: Transaction, quizId: string, questionId: string): Promise<AuthorQuestionRecord | null> {
  const [row] = await transaction.query<QuestionRow>(questionById, [questionId, quizId]);
  return row ? questionOf(row) : null;
}

const saveSettings = statement(
  'authorQuizzes.saveSettings',
  'update quizzes set settings = $3, revision = revision + 1, edited_at = now(), settings_edited_at = now(), settings_edited_by = $4 where id = $1 and revision = $2 returning id',
);
const touch = statement('authorQuizzes.touch', 'update quizzes set edited_at = now() where id = $1');
const addQuestion = statement(
  'authorQuizzes.addQuestion',
  `insert into questions (id, agency_id, quiz_id, position, kind, content, points, topic, edited_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing`,
);
const saveKey = statement(
  'authorQuizzes.saveKey',
  `insert into question_keys (question_id, agency_id, key) values ($1, $2, $3) on conflict (question_id) do update set key = excluded.key`,
);
const saveQuestion = statement(
  'authorQuizzes.saveQuestion',
  `update questions set kind = $4, content = $5, points = $6, topic = $7, revision = revision + 1, edited_at = now(), edited_by = $8
   where id = $1 and quiz_id = $2 and revision = $3 and deleted_at is null returning id`,
);
const move = statement('authorQuizzes.move', 'update questions set position = $3 where id = $1 and quiz_id = $2 and deleted_at is null returning id');
const remove = statement('authorQuizzes.remove', 'update questions set deleted_at = now() where id = $1 and quiz_id = $2 and deleted_at is null returning id');
const restore = statement('authorQuizzes.restore', 'update questions set deleted_at = null where id = $1 and quiz_id = $2 returning id');

export type QuestionValues = { readonly content: QuestionContent; readonly points: number; readonly topic: string | null; readonly answer: KeyedAnswer | null };
/** A change with the revision that its author has seen, and who the author is. */
export type AuthoredChange<T> = { readonly revision: number; readonly editorId: string; readonly values: T };

const jsonOf = (answer: KeyedAnswer | null) => (answer === null ? null : JSON.stringify(answer));

/** False when the settings were changed by someone else since `revision`. */
export async function changeSettings(transaction: Transaction, quizId: string, { revision, editorId, values }: AuthoredChange<QuizSettings>): Promise<boolean> {
  return (await transaction.query(saveSettings, [quizId, revision, JSON.stringify(values), editorId])).length > 0;
}

/** Adds a question; adding the same id again changes nothing. */
export type NewQuestion = { readonly quizId: string; readonly questionId: string; readonly position: number; readonly editorId: string };

export async function insertQuestion(transaction: Transaction, { quizId, questionId, position, editorId }: NewQuestion, values: QuestionValues): Promise<void> {
  const { content, points, topic, answer } = values;
  await transaction.query(addQuestion, [questionId, transaction.agencyId, quizId, position, content.kind, JSON.stringify(content), points, topic, editorId]);
  await transaction.query(saveKey, [questionId, transaction.agencyId, jsonOf(answer)]);
  await transaction.query(touch, [quizId]);
}

/** False when the question was changed or removed by someone else since `revision`. */
export async function changeQuestion(transaction: Transaction, quizId: string, questionId: string, { revision, editorId, values }: AuthoredChange<QuestionValues>): Promise<boolean> {
  const { content, points, topic, answer } = values;
  const changed = await transaction.query(saveQuestion, [questionId, quizId, revision, content.kind, JSON.stringify(content), points, topic, editorId]);
  if (changed.length === 0) return false;
  await transaction.query(saveKey, [questionId, transaction.agencyId, jsonOf(answer)]);
  await transaction.query(touch, [quizId]);
  return true;
}

/** Who changed something last and when; null for what was changed before that was written down. */
export type LastEdit = { readonly editedBy: string | null; readonly editedAt: Date | null };
type EditRow = { name: string | null; edited_at: Date | null };

const questionEdit = statement('authorQuizzes.questionEdit', 'select p.full_name as name, n.edited_at from questions n left join people p on p.id = n.edited_by where n.id = $1 and n.quiz_id = $2');
const quizEdit = statement('authorQuizzes.quizEdit', 'select p.full_name as name, q.settings_edited_at as edited_at from quizzes q left join people p on p.id = q.settings_edited_by where q.id = $1');
const editOf = ([row]: readonly EditRow[]): LastEdit | null => (row ? { editedBy: row.name, editedAt: row.edited_at } : null);

export async function lastQuestionEdit(transaction: Transaction, quizId: string, questionId: string): Promise<LastEdit | null> {
  return editOf(await transaction.query<EditRow>(questionEdit, [questionId, quizId]));
}

export async function lastSettingsEdit(transaction: Transaction, quizId: string): Promise<LastEdit | null> {
  return editOf(await transaction.query<EditRow>(quizEdit, [quizId]));
}

export async function placeQuestion(transaction: Transaction, quizId: string, questionId: string, position: number): Promise<boolean> {
  return (await transaction.query(move, [questionId, quizId, position])).length > 0;
}

export async function removeQuestion(transaction: Transaction, quizId: string, questionId: string): Promise<boolean> {
  return (await transaction.query(remove, [questionId, quizId])).length > 0;
}

export async function restoreQuestion(transaction: Transaction, quizId: string, questionId: string): Promise<boolean> {
  return (await transaction.query(restore, [questionId, quizId])).length > 0;
}
