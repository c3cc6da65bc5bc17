import type { CourseOwnership, CourseReach } from '@sinau/domain/courses';
import { cutPage, readCursor, statement, type Transaction } from '../core/index.js';

export type Course = CourseOwnership & { readonly archivedAt: Date | null; readonly currentVersionId: string | null };

const byId = statement('courses.byId', 'select id, agency_id, owner_id, archived_at, current_version_id from courses where id = $1');
const hold = statement('courses.hold', 'select id, agency_id, owner_id, archived_at, current_version_id from courses where id = $1 for share');
const lock = statement('courses.lock', 'select id, agency_id, owner_id, archived_at, current_version_id from courses where id = $1 for update');

type CourseRecord = { id: string; agency_id: string; owner_id: string; archived_at: Date | null; current_version_id: string | null };

function courseOf(row: CourseRecord | undefined): Course | null {
  return row ? { courseId: row.id, agencyId: row.agency_id, ownerId: row.owner_id, archivedAt: row.archived_at, currentVersionId: row.current_version_id } : null;
}

/** A course's identity and owner; null when the agency has none of that id. */
export async function courseById(transaction: Transaction, courseId: string): Promise<Course | null> {
  const [row] = await transaction.query<CourseRecord>(byId, [courseId]);
  return courseOf(row);
}

/** The same, shared until the transaction ends: a save waits for a publication, and it for the save. */
export async function holdCourse(transaction: Transaction, courseId: string): Promise<Course | null> {
  const [row] = await transaction.query<CourseRecord>(hold, [courseId]);
  return courseOf(row);
}

/** The same, alone until the transaction ends: publishing and archiving wait for each other. */
export async function lockCourse(transaction: Transaction, courseId: string): Promise<Course | null> {
  const [row] = await transaction.query<CourseRecord>(lock, [courseId]);
  return courseOf(row);
}

const insert = statement('courses.insert', 'insert into courses (id, agency_id, owner_id) values ($1, $2, $3)');

export async function addCourse(transaction: Transaction, courseId: string, ownerId: string): Promise<void> {
  await transaction.query(insert, [courseId, transaction.agencyId, ownerId]);
}

const archive = statement(
  'courses.archive',
  `with changed as (update courses set archived_at = case when $2::boolean then coalesce(archived_at, now()) end
     where id = $1 and (archived_at is null) = $2 returning id),
   hidden as (update catalogue_entries set hidden = $2 where course_id in (select id from changed))
   select id from changed`,
);

/** Takes a course away from lists and the catalogue; false when it was archived already. */
export async function archiveCourse(transaction: Transaction, courseId: string): Promise<boolean> {
  return (await transaction.query(archive, [courseId, true])).length > 0;
}

/** Brings it back; false when it was not archived. */
export async function restoreCourse(transaction: Transaction, courseId: string): Promise<boolean> {
  return (await transaction.query(archive, [courseId, false])).length > 0;
}

export type CourseState = 'draft' | 'published' | 'changed' | 'archived';

/** Of a course `c`, its draft `d` and its current version `v`: the newest edit of anything that publishing freezes. */
export const touchedAt = `greatest(d.edited_at,
  (select max(a.edited_at) from article_drafts a where a.course_id = c.id),
  (select max(q.edited_at) from quizzes q where q.course_id = c.id))`;

export const courseState = `case when c.archived_at is not null then 'archived' when v.id is null then 'draft'
  when ${touchedAt} > v.published_at then 'changed' else 'published' end`;

export type ListedCourse = {
  readonly id: string;
  readonly title: string;
  readonly state: CourseState;
  readonly competencyClass: 'technical' | 'managerial' | 'sociocultural';
  readonly hours: number | null;
  readonly modules: number;
  readonly lessons: number;
  readonly versionNumber: number | null;
  readonly owner: { readonly id: string; readonly name: string };
  readonly editedBy: { readonly id: string; readonly name: string };
  readonly editedAt: Date;
};

type ListedRow = Omit<ListedCourse, 'owner' | 'editedBy' | 'editedAt'> & {
  owner_id: string; owner_name: string; editor_id: string; editor_name: string; edited_at: Date; place: string; competency_class: ListedCourse['competencyClass']; version_number: number | null;
};

const list = statement(
  'courses.list',
  `select * from (
     select c.id, d.document ->> 'title' as title, ${courseState} as state, d.document ->> 'competencyClass' as competency_class,
       (d.document ->> 'hours')::float8 as hours, jsonb_array_length(d.document -> 'modules') as modules,
       jsonb_array_length(jsonb_path_query_array(d.document, '$.modules[*].lessons[*]')) as lessons,
       v.number as version_number, c.owner_id, o.full_name as owner_name, e.id as editor_id, e.full_name as editor_name, d.edited_at, d.edited_at::text as place
     from courses c
     join course_drafts d on d.course_id = c.id
     join people o on o.id = c.owner_id
     join people e on e.id = d.edited_by
     left join course_versions v on v.id = c.current_version_id
     where ($1 or c.owner_id = $2 or c.id = any($3::uuid[]))
       and ($4::text is null or d.document ->> 'title' ilike $4)
       and (c.archived_at is not null) = coalesce($5 = 'archived', false)
       and ($6::timestamptz is null or (d.edited_at, c.id) < ($6::timestamptz, $7::uuid))
   ) as listed
   where $5::text is null or state = $5
   order by edited_at desc, id desc limit $8`,
);

/** A text to be found anywhere, as a pattern of `like`. */
export function containing(search: string | undefined): string | null {
  return search === undefined || search === '' ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`;
}

export type CourseListQuery = { readonly search?: string | undefined; readonly state?: CourseState | undefined; readonly after?: string | undefined; readonly limit: number };

/** Courses within reach, newest edit first; archived ones only when asked for. */
export async function listCourses(transaction: Transaction, reach: CourseReach, query: CourseListQuery): Promise<{ rows: readonly ListedCourse[]; next: string | null }> {
  const [editedAt, id] = readCursor(query.after, ['instant', 'id']) ?? [];
  const rows = await transaction.query<ListedRow>(list, [
    reach.all, reach.all ? null : reach.ownerId, reach.all ? [] : reach.courseIds, containing(query.search), query.state ?? null, editedAt ?? null, id ?? null, query.limit + 1,
  ]);
  const page = cutPage(rows, query.limit, (row) => [row.place, row.id]);
  return {
    next: page.next,
    rows: page.rows.map((row) => ({
      id: row.id, title: row.title, state: row.state, competencyClass: row.competency_class, hours: row.hours, modules: row.modules, lessons: row.lessons,
      versionNumber: row.version_number, owner: { id: row.owner_id, name: row.owner_name }, editedBy: { id: row.editor_id, name: row.editor_name }, editedAt: row.edited_at,
    })),
  };
}
