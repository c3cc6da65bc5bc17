import type { CourseOutline, CourseOwnership } from '@sinau/domain/courses';
import { statement, type Transaction } from '../core/index.js';
import { courseState, type CourseState } from './courses.repository.js';

export type VersionMark = { readonly id: string; readonly number: number; readonly publishedAt: Date };

export type CourseDraft = CourseOwnership & {
  readonly revision: number;
  readonly outline: CourseOutline;
  readonly editedBy: { readonly id: string; readonly name: string };
  readonly editedAt: Date;
  readonly ownerName: string;
  readonly state: CourseState;
  /** The current version. */
  readonly version: VersionMark | null;
};

type DraftRow = {
  id: string; agency_id: string; owner_id: string; owner_name: string; state: CourseState; revision: number; document: CourseOutline;
  editor_id: string; editor_name: string; edited_at: Date; version_id: string | null; number: number | null; published_at: Date | null;
};

const byCourse = statement(
  'drafts.byCourse',
  `select c.id, c.agency_id, c.owner_id, o.full_name as owner_name, ${courseState} as state, d.revision, d.document,
     e.id as editor_id, e.full_name as editor_name, d.edited_at, v.id as version_id, v.number, v.published_at
   from courses c
   join course_drafts d on d.course_id = c.id
   join people o on o.id = c.owner_id
   join people e on e.id = d.edited_by
   left join course_versions v on v.id = c.current_version_id
   where c.id = $1`,
);

function versionMarkOf(row: DraftRow): VersionMark | null {
  return row.version_id === null || row.number === null || row.published_at === null ? null : { id: row.version_id, number: row.number, publishedAt: row.published_at };
}

/** A course's draft; null when the agency has no such course. */
export async function draftOf(transaction: Transaction, courseId: string): Promise<CourseDraft | null> {
  const [row] = await transaction.query<DraftRow>(byCourse, [courseId]);
  if (!row) return null;
  return {
    courseId: row.id, agencyId: row.agency_id, ownerId: row.owner_id, ownerName: row.owner_name, state: row.state, revision: row.revision, outline: row.document,
    editedBy: { id: row.editor_id, name: row.editor_name }, editedAt: row.edited_at, version: versionMarkOf(row),
  };
}

const insert = statement(
  'drafts.insert',
  `insert into course_drafts (course_id, agency_id, document, edited_by, edited_at) values ($1, $2, $3, $4, clock_timestamp())`,
);

export async function addDraft(transaction: Transaction, courseId: string, outline: CourseOutline, editorId: string): Promise<void> {
  await transaction.query(insert, [courseId, transaction.agencyId, JSON.stringify(outline), editorId]);
}

const save = statement(
  'drafts.save',
  `update course_drafts set document = $3, revision = revision + 1, edited_by = $4, edited_at = clock_timestamp()
   where course_id = $1 and revision = $2 returning revision`,
);

/** Saves over the revision that the author has seen; false when another save came between. */
export async function saveDraft(transaction: Transaction, courseId: string, revision: number, outline: CourseOutline, editorId: string): Promise<boolean> {
  return (await transaction.query(save, [courseId, revision, JSON.stringify(outline), editorId])).length > 0;
}

const strangers = statement(
  'drafts.strangeReferences',
  `select wanted as id from unnest($2::uuid[]) as wanted where not exists (select 1 from media_assets m where m.id = wanted and m.course_id = $1)
   union all
   select wanted from unnest($3::uuid[]) as wanted where not exists (select 1 from quizzes q where q.id = wanted and q.course_id = $1)`,
);

/** Ids among the given that are no media, and no quizzes, of this course. */
export async function strangeReferences(transaction: Transaction, courseId: string, mediaIds: readonly string[], quizIds: readonly string[]): Promise<readonly string[]> {
  const rows = await transaction.query<{ id: string }>(strangers, [courseId, mediaIds, quizIds]);
  return rows.map((row) => row.id);
}

const addQuizzes = statement(
  'drafts.addQuizzes',
  `insert into quizzes (id, agency_id, course_id, settings, edited_at)
   select new.id, $2, $1, new.settings, clock_timestamp() from jsonb_to_recordset($3::jsonb) as new(id uuid, settings jsonb)
   on conflict (id) do nothing`,
);

/** Makes an empty quiz for each that is not there yet; an id that stands elsewhere is left alone. */
export async function ensureQuizzes(transaction: Transaction, courseId: string, quizzes: readonly { readonly id: string; readonly settings: object }[]): Promise<void> {
  if (quizzes.length > 0) await transaction.query(addQuizzes, [courseId, transaction.agencyId, JSON.stringify(quizzes)]);
}
