import { statement, type Transaction } from '../core/index.js';

export type NamedScope = { readonly id: string; readonly name: string; readonly courseTitle: string | null };

const MOST = 20;
const courses = statement(
  'roleScopes.courses',
  `select c.id, d.document ->> 'title' as name, null as "courseTitle" from courses c join course_drafts d on d.course_id = c.id
   where c.archived_at is null and strpos(lower(d.document ->> 'title'), lower($1)) > 0 order by lower(d.document ->> 'title'), c.id limit ${MOST}`,
);
const runs = statement(
  'roleScopes.runs',
  `select r.id, r.name, e.title as "courseTitle" from runs r left join catalogue_entries e on e.course_id = r.course_id
   where r.closed_at is null and strpos(lower(concat_ws(' ', r.name, e.title)), lower($1)) > 0 order by r.starts_on desc, r.id limit ${MOST}`,
);

/** Courses of the agency that are not archived, by a part of their title. For a transaction of the authors' connection. */
export function coursesByTitle(transaction: Transaction, part: string): Promise<NamedScope[]> {
  return transaction.query<NamedScope>(courses, [part]);
}

/** Runs of the agency that are not closed, by a part of their name or their course's title; the latest first. */
export function runsByName(transaction: Transaction, part: string): Promise<NamedScope[]> {
  return transaction.query<NamedScope>(runs, [part]);
}
