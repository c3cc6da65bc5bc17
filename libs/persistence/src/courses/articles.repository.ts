import type { Article } from '@sinau/domain/courses';
import { statement, type Transaction } from '../core/index.js';

export type ArticleDraft = { readonly lessonId: string; readonly revision: number; readonly body: Article; readonly editedAt: Date; /** Name; null where it was not written down. */ readonly editedBy: string | null };

type ArticleRow = { lesson_id: string; revision: number; body: Article; edited_at: Date; edited_by_name: string | null };

const name = '(select p.full_name from people p where p.id = edited_by) as edited_by_name';

const articleOfRow = (row: ArticleRow): ArticleDraft => ({ lessonId: row.lesson_id, revision: row.revision, body: row.body, editedAt: row.edited_at, editedBy: row.edited_by_name });

const byLesson = statement('articles.byLesson', `select lesson_id, revision, body, edited_at, ${name} from article_drafts where course_id = $1 and lesson_id = $2`);

/** An article's draft; null until its first save. */
export async function articleOf(transaction: Transaction, courseId: string, lessonId: string): Promise<ArticleDraft | null> {
  const [row] = await transaction.query<ArticleRow>(byLesson, [courseId, lessonId]);
  return row ? articleOfRow(row) : null;
}

const insert = statement(
  'articles.insert',
  `insert into article_drafts (lesson_id, agency_id, course_id, body, edited_at, edited_by) values ($2, $4, $1, $3, clock_timestamp(), $5)
   on conflict do nothing returning lesson_id, revision, body, edited_at, ${name}`,
);
const update = statement(
  'articles.update',
  `update article_drafts set body = $3, revision = revision + 1, edited_at = clock_timestamp(), edited_by = $5
   where course_id = $1 and lesson_id = $2 and revision = $4 returning lesson_id, revision, body, edited_at, ${name}`,
);

export type ArticleSave = { readonly courseId: string; readonly lessonId: string; readonly revision: number; readonly body: Article; readonly editorId: string };

/** Saves over the revision that the author has seen (0 before the first save); null when another save came between. */
export async function saveArticle(transaction: Transaction, save: ArticleSave): Promise<ArticleDraft | null> {
  const body = JSON.stringify(save.body);
  const [row] =
    save.revision === 0
      ? await transaction.query<ArticleRow>(insert, [save.courseId, save.lessonId, body, transaction.agencyId, save.editorId])
      : await transaction.query<ArticleRow>(update, [save.courseId, save.lessonId, body, save.revision, save.editorId]);
  return row ? articleOfRow(row) : null;
}
