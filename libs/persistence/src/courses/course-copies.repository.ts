import type { Article } from '@sinau/domain/courses';
import { statement, type Transaction } from '../core/index.js';

/** What a copy was made of, and its new id. */
export type CopiedId = { readonly old: string; readonly new: string };
export type CopyPlace = { readonly from: string; readonly to: string };

const quizzes = statement(
  'copies.quizzes',
  `with pairs as (select * from jsonb_to_recordset($3::jsonb) as p(old uuid, new uuid)),
   copied as (
     insert into quizzes (id, agency_id, course_id, settings, edited_at)
     select p.new, q.agency_id, $2, q.settings, clock_timestamp() from pairs p join quizzes q on q.id = p.old and q.course_id = $1 returning id),
   fresh as materialized (
     select gen_random_uuid() as new_id, p.new as new_quiz, n.* from pairs p
     join quizzes q on q.id = p.old and q.course_id = $1
     join questions n on n.quiz_id = q.id and n.deleted_at is null),
   files as (select * from jsonb_to_recordset($4::jsonb) as f(old text, new text)),
   asked as (
     insert into questions (id, agency_id, quiz_id, position, kind, content, points, topic)
     select f.new_id, f.agency_id, f.new_quiz, f.position, f.kind,
       case when p.new is null then f.content else jsonb_set(f.content, '{picture,mediaId}', to_jsonb(p.new)) end, f.points, f.topic
     from fresh f left join files p on p.old = f.content #>> '{picture,mediaId}' returning id)
   insert into question_keys (question_id, agency_id, key)
   select f.new_id, f.agency_id, k.key from fresh f join question_keys k on k.question_id = f.id`,
);

/** Copies quizzes with their questions and keys, whose pictures are the copied files; on the author's connection. */
export async function copyQuizzes(transaction: Transaction, place: CopyPlace, ids: readonly CopiedId[], files: readonly CopiedId[]): Promise<void> {
  if (ids.length > 0) await transaction.query(quizzes, [place.from, place.to, JSON.stringify(ids), JSON.stringify(files)]);
}

const media = statement(
  'copies.media',
  `with pairs as (select * from jsonb_to_recordset($3::jsonb) as p(old uuid, new uuid)),
   copied as (
     insert into media_assets (id, agency_id, course_id, created_by, kind, file_name, content_type, bytes, sha256, state, progress, object_key, result, ladder)
     select p.new, m.agency_id, $2, m.created_by, m.kind, m.file_name, m.content_type, m.bytes, m.sha256, m.state, m.progress, m.object_key, m.result, m.ladder
     from pairs p join media_assets m on m.id = p.old and m.course_id = $1 and m.state = 'ready' returning id),
   spoken as (
     insert into captions (id, agency_id, media_id, language, cues, file_name)
     select gen_random_uuid(), c.agency_id, p.new, c.language, c.cues, c.file_name
     from pairs p join captions c on c.media_id = p.old where p.new in (select id from copied) returning id)
   select id from copied`,
);

/** Copies files that are ready, with their captions: new rows on the same stored objects. Returns the new ids that came to be. */
export async function copyMedia(transaction: Transaction, place: CopyPlace, ids: readonly CopiedId[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await transaction.query<{ id: string }>(media, [place.from, place.to, JSON.stringify(ids)]);
  return new Set(rows.map((row) => row.id));
}

const articles = statement(
  'copies.articles',
  `insert into article_drafts (lesson_id, agency_id, course_id, body, edited_at)
   select new.id, $2, $1, new.body, clock_timestamp() from jsonb_to_recordset($3::jsonb) as new(id uuid, body jsonb)`,
);

export async function addArticles(transaction: Transaction, courseId: string, bodies: readonly { readonly id: string; readonly body: Article }[]): Promise<void> {
  if (bodies.length > 0) await transaction.query(articles, [courseId, transaction.agencyId, JSON.stringify(bodies)]);
}
