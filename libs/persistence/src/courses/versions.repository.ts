import type { ComparedVersion, CourseChange, CourseDocument, CourseVersion } from '@sinau/domain/courses';
import type { FrozenKeys, FrozenQuestion } from '@sinau/domain/quizzes';
import { cutPage, newId, readCursor, statement, type Transaction } from '../core/index.js';

type VersionRecord = { id: string; agency_id: string; course_id: string; number: number; content_hash: string; published_at: Date; document: CourseDocument };

const byId = statement('versions.byId', 'select id, agency_id, course_id, number, content_hash, published_at, document from course_versions where id = $1');

/** A published version; null when the agency has none of that id. */
export async function versionById(transaction: Transaction, versionId: string): Promise<CourseVersion | null> {
  const [row] = await transaction.query<VersionRecord>(byId, [versionId]);
  return row
    ? { id: row.id, agencyId: row.agency_id, courseId: row.course_id, number: row.number, contentHash: row.content_hash, publishedAt: row.published_at, document: row.document }
    : null;
}

const compared = statement(
  'versions.compared',
  `select v.id, v.number, v.published_at, v.content_hash, v.document,
     (select coalesce(jsonb_object_agg(q.quiz_id, jsonb_build_object('questions', q.questions, 'keys', k.keys)), '{}')
      from quiz_versions q join quiz_version_keys k on k.quiz_version_id = q.id where q.course_version_id = v.id) as quizzes
   from courses c join course_versions v on v.id = c.current_version_id where c.id = $1`,
);

export type CurrentVersion = ComparedVersion & { readonly id: string; readonly number: number; readonly publishedAt: Date; readonly contentHash: string };

/** The current version with frozen questions and keys, to compare with; only on the author's connection. Null before the first. */
export async function currentVersion(transaction: Transaction, courseId: string): Promise<CurrentVersion | null> {
  type Row = { id: string; number: number; published_at: Date; content_hash: string; document: CourseDocument; quizzes: ComparedVersion['quizzes'] };
  const [row] = await transaction.query<Row>(compared, [courseId]);
  return row ? { id: row.id, number: row.number, publishedAt: row.published_at, contentHash: row.content_hash, document: row.document, quizzes: row.quizzes } : null;
}

const insertVersion = statement(
  'versions.insert',
  `insert into course_versions (id, agency_id, course_id, number, document, content_hash, changes, published_by, published_at)
   select $1, $2, $3, 1 + coalesce((select max(number) from course_versions where course_id = $3), 0), $4, $5, $6, $7, clock_timestamp()
   returning number`,
);
const insertQuizzes = statement(
  'versions.insertQuizzes',
  `with frozen as (select * from jsonb_to_recordset($3::jsonb) as f(id uuid, "quizId" uuid, settings jsonb, questions jsonb, keys jsonb)),
   shown as (
     insert into quiz_versions (id, agency_id, quiz_id, course_version_id, settings, questions)
     select id, $1, "quizId", $2, settings, questions from frozen returning id)
   insert into quiz_version_keys (quiz_version_id, agency_id, keys) select id, $1, keys from frozen`,
);
const makeCurrent = statement('versions.makeCurrent', 'update courses set current_version_id = $2 where id = $1');

export type FrozenQuiz = { readonly quizId: string; readonly settings: object; readonly questions: readonly FrozenQuestion[]; readonly keys: FrozenKeys };

export type NewVersion = {
  readonly id: string;
  readonly courseId: string;
  readonly document: CourseDocument;
  readonly contentHash: string;
  readonly changes: readonly CourseChange[];
  readonly publishedBy: string;
  readonly quizzes: readonly FrozenQuiz[];
};

/** Writes a version, its quizzes and their keys, and makes it the current one. The course must be locked. Returns its number. */
export async function addVersion(transaction: Transaction, version: NewVersion): Promise<number> {
  const { agencyId } = transaction;
  const [row] = await transaction.query<{ number: number }>(insertVersion, [
    version.id, agencyId, version.courseId, JSON.stringify(version.document), version.contentHash, JSON.stringify(version.changes), version.publishedBy,
  ]);
  if (!row) throw new Error('a version was not written');
  const frozen = version.quizzes.map((quiz) => ({ id: newId(), ...quiz }));
  if (frozen.length > 0) await transaction.query(insertQuizzes, [agencyId, version.id, JSON.stringify(frozen)]);
  await transaction.query(makeCurrent, [version.courseId, version.id]);
  return row.number;
}

const list = statement(
  'versions.list',
  `select v.id, v.number, v.published_at, v.changes, p.id as publisher_id, p.full_name as publisher,
     (select count(*)::int from enrolments e where e.version_id = v.id) as learners
   from course_versions v join people p on p.id = v.published_by
   where v.course_id = $1 and ($2::int is null or v.number < $2) order by v.number desc limit $3`,
);

export type ListedVersion = {
  readonly id: string;
  readonly number: number;
  readonly publishedAt: Date;
  readonly publishedBy: { readonly id: string; readonly name: string };
  readonly changes: readonly CourseChange[];
  readonly learners: number;
};

/** Published versions, newest first. */
export async function listVersions(transaction: Transaction, courseId: string, query: { readonly after?: string | undefined; readonly limit: number }) {
  type Row = { id: string; number: number; published_at: Date; changes: readonly CourseChange[]; publisher_id: string; publisher: string; learners: number };
  const [number] = readCursor(query.after, ['number']) ?? [];
  const rows = await transaction.query<Row>(list, [courseId, number ?? null, query.limit + 1]);
  const page = cutPage(rows, query.limit, (row) => [String(row.number)]);
  const listed: ListedVersion[] = page.rows.map((row) => ({
    id: row.id, number: row.number, publishedAt: row.published_at, publishedBy: { id: row.publisher_id, name: row.publisher }, changes: row.changes, learners: row.learners,
  }));
  return { rows: listed, next: page.next };
}
