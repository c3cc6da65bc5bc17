import type { ActivityKind, CompetencyClass, CourseLanguage } from '@sinau/domain/courses';
import { cutPage, readCursor, statement, type Transaction } from '../core/index.js';
import { containing } from './courses.repository.js';

export type CatalogueEntry = {
  readonly courseId: string;
  readonly versionId: string;
  readonly title: string;
  readonly summary: string;
  readonly competencyClass: CompetencyClass;
  readonly activityKind: ActivityKind;
  readonly language: CourseLanguage;
  readonly hours: number;
  readonly minutes: number;
  readonly lessons: number;
  readonly bytes: number;
  /** Words beside title and summary by which it is found. */
  readonly words: string;
};

const write = statement(
  'catalogue.write',
  `insert into catalogue_entries (course_id, agency_id, version_id, title, summary, competency_class, activity_kind, hours, minutes, lessons, bytes, search, published_at, language)
   select $1, $2, v.id, $4, $5, $6, $7, $8, $9, $10, $11,
     setweight(to_tsvector('simple', $4), 'A') || setweight(to_tsvector('simple', $5), 'B') || setweight(to_tsvector('simple', $12), 'C'), v.published_at, $13
   from course_versions v where v.id = $3
   on conflict (course_id) do update set version_id = excluded.version_id, title = excluded.title, summary = excluded.summary,
     competency_class = excluded.competency_class, activity_kind = excluded.activity_kind, hours = excluded.hours, minutes = excluded.minutes,
     lessons = excluded.lessons, bytes = excluded.bytes, search = excluded.search, published_at = excluded.published_at, language = excluded.language, hidden = false`,
);

/** Puts a course's current version into the catalogue. */
export async function writeCatalogueEntry(transaction: Transaction, entry: CatalogueEntry): Promise<void> {
  await transaction.query(write, [
    entry.courseId, transaction.agencyId, entry.versionId, entry.title, entry.summary, entry.competencyClass, entry.activityKind,
    entry.hours, entry.minutes, entry.lessons, entry.bytes, entry.words, entry.language,
  ]);
}

export type HoursRange = 'up_to_4' | 'to_10' | 'to_20' | 'over_20';
export type CatalogueQuery = {
  readonly search?: string | undefined;
  readonly classes?: readonly CompetencyClass[] | undefined;
  readonly kinds?: readonly ActivityKind[] | undefined;
  readonly hours?: readonly HoursRange[] | undefined;
  readonly languages?: readonly CourseLanguage[] | undefined;
  readonly sort: 'newest' | 'title' | 'popular';
  readonly after?: string | undefined;
  readonly limit: number;
};

const hoursRange = `case when c.hours <= 4 then 'up_to_4' when c.hours <= 10 then 'to_10' when c.hours <= 20 then 'to_20' else 'over_20' end`;
const found = `not c.hidden and ($1::text is null or c.search @@ to_tsquery('simple', $1) or c.title ilike $2)`;
const ofClass = `($3::text[] is null or c.competency_class = any($3))`;
const ofKind = `($4::int[] is null or c.activity_kind = any($4))`;
const ofLanguage = `($6::text[] is null or c.language = any($6))`;
const ofHours = `($5::text[] is null or ${hoursRange} = any($5))`;

/** Of a card's course: the run that one may enter by oneself, the earliest to end; a full one only when no other is. */
const openRun = `left join lateral (
    select r.id, r.name, r.starts_on::text, r.ends_on::text, r.capacity - r.seats_taken as seats
    from runs r where r.course_id = c.course_id and r.self_enrolment and r.closed_at is null and r.ends_on >= current_date
    order by (r.capacity is not null and r.seats_taken >= r.capacity), r.ends_on, r.id limit 1) as run on true`;
const ownEnrolment = `left join lateral (
    select e.id, e.run_id, e.state, e.lessons_done, r.ends_on::text from enrolments e join runs r on r.id = e.run_id
    where e.course_id = c.course_id and e.person_id = $7 and e.state <> 'withdrawn' order by e.enrolled_at desc limit 1) as own on true`;
const columns = `c.course_id, c.title, c.summary, c.competency_class, c.activity_kind, c.language, c.hours::float8 as hours, c.minutes, c.lessons, c.bytes::float8 as bytes, c.published_at,
  run.id as run_id, run.name as run_name, run.starts_on, run.ends_on, run.seats,
  own.id as own_id, own.run_id as own_run, own.state as own_state, own.lessons_done, own.ends_on as own_ends`;
const matching = `${found} and ${ofClass} and ${ofKind} and ${ofHours} and ${ofLanguage}`;

const newest = statement(
  'catalogue.newest',
  `select ${columns}, c.published_at::text as place from catalogue_entries c ${openRun} ${ownEnrolment}
   where ${matching} and ($8::timestamptz is null or (c.published_at, c.course_id) < ($8::timestamptz, $9::uuid))
   order by c.published_at desc, c.course_id desc limit $10`,
);
const byTitle = statement(
  'catalogue.byTitle',
  `select ${columns}, c.title as place from catalogue_entries c ${openRun} ${ownEnrolment}
   where ${matching} and ($8::text is null or (c.title, c.course_id) > ($8::text, $9::uuid))
   order by c.title, c.course_id limit $10`,
);

/** By the seats taken in all runs of a course. */
const byLearners = statement(
  'catalogue.byLearners',
  `select ${columns}, seated.learners::text as place from catalogue_entries c ${openRun} ${ownEnrolment}
   cross join lateral (select coalesce(sum(r.seats_taken), 0)::int as learners from runs r where r.course_id = c.course_id) as seated
   where ${matching} and ($8::int is null or (seated.learners, c.course_id) < ($8::int, $9::uuid))
   order by seated.learners desc, c.course_id desc limit $10`,
);
const orders = {
  newest: { statement: newest, place: 'instant' },
  title: { statement: byTitle, place: 'text' },
  popular: { statement: byLearners, place: 'number' },
} as const;

const oneCourse = statement('catalogue.one', `select ${columns}, c.version_id, '' as place from catalogue_entries c ${openRun} ${ownEnrolment.replaceAll('$7', '$1')} where c.course_id = $2 and not c.hidden`);

/** Each choice's count leaves its own group out, so that it says what choosing it would show. */
const summary = statement(
  'catalogue.summary',
  `select (select count(*)::int from catalogue_entries c where ${matching}) as total,
     (select coalesce(jsonb_agg(f order by f.count desc, f.value), '[]') from (select c.competency_class as value, count(*)::int as count from catalogue_entries c where ${found} and ${ofKind} and ${ofHours} and ${ofLanguage} group by 1) f) as classes,
     (select coalesce(jsonb_agg(f order by f.count desc, f.value), '[]') from (select c.activity_kind as value, count(*)::int as count from catalogue_entries c where ${found} and ${ofClass} and ${ofHours} and ${ofLanguage} group by 1) f) as kinds,
     (select coalesce(jsonb_agg(f order by f.value), '[]') from (select ${hoursRange} as value, count(*)::int as count from catalogue_entries c where ${found} and ${ofClass} and ${ofKind} and ${ofLanguage} group by 1) f) as hours,
     (select coalesce(jsonb_agg(f order by f.count desc, f.value), '[]') from (select c.language as value, count(*)::int as count from catalogue_entries c where ${found} and ${ofClass} and ${ofKind} and ${ofHours} group by 1) f) as languages`,
);

/** Words as prefixes, all of which must be there: `pelayanan publ` becomes `pelayanan:* & publ:*`. Null when nothing is asked. */
export function searchTerms(search: string | undefined): string | null {
  const words = (search ?? '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return search ? '' : null; // an empty query finds nothing; the pattern may
  return words.slice(0, 12).map((word) => `${word}:*`).join(' & ');
}

type CardRow = {
  course_id: string; title: string; summary: string; competency_class: CompetencyClass; activity_kind: ActivityKind; language: CourseLanguage; hours: number; minutes: number; lessons: number;
  bytes: number; published_at: Date; place: string;
  run_id: string | null; run_name: string; starts_on: string; ends_on: string; seats: number | null;
  own_id: string | null; own_run: string; own_state: 'enrolled' | 'in_progress' | 'completed'; lessons_done: number; own_ends: string;
};

function cardOf(row: CardRow) {
  const openRun = row.run_id === null ? null : { id: row.run_id, name: row.run_name, startsOn: row.starts_on, endsOn: row.ends_on, seatsLeft: row.seats };
  return {
    courseId: row.course_id, title: row.title, summary: row.summary, competencyClass: row.competency_class, activityKind: row.activity_kind, language: row.language,
    hours: row.hours, minutes: row.minutes, lessons: row.lessons, bytes: row.bytes, publishedAt: row.published_at, openRun,
    mine: row.own_id === null ? null : { enrolmentId: row.own_id, runId: row.own_run, state: row.own_state, lessonsDone: row.lessons_done, endsOn: row.own_ends },
  };
}
export type CatalogueRow = ReturnType<typeof cardOf>;

function filters(query: CatalogueQuery): readonly unknown[] {
  const terms = searchTerms(query.search);
  return [terms, terms === null ? null : containing(query.search), query.classes ?? null, query.kinds ?? null, query.hours ?? null, query.languages ?? null];
}

/** Published courses as a person sees them, in one statement. */
export async function listCatalogue(transaction: Transaction, personId: string | null, query: CatalogueQuery): Promise<{ rows: readonly CatalogueRow[]; next: string | null }> {
  const order = orders[query.sort];
  const [place, id] = readCursor(query.after, [order.place, 'id']) ?? [];
  const rows = await transaction.query<CardRow>(order.statement, [...filters(query), personId, place ?? null, id ?? null, query.limit + 1]);
  const page = cutPage(rows, query.limit, (row) => [row.place, row.course_id]);
  return { rows: page.rows.map(cardOf), next: page.next };
}

/** One published course, with the id of its current version; null when the agency has none of that id, or it is archived. */
export async function catalogueCard(transaction: Transaction, personId: string, courseId: string): Promise<(CatalogueRow & { readonly versionId: string }) | null> {
  const [row] = await transaction.query<CardRow & { version_id: string }>(oneCourse, [personId, courseId]);
  return row ? { ...cardOf(row), versionId: row.version_id } : null;
}

export type Counted<T> = readonly { readonly value: T; readonly count: number }[];
export type CatalogueSummary = { readonly total: number; readonly classes: Counted<CompetencyClass>; readonly kinds: Counted<ActivityKind>; readonly hours: Counted<HoursRange>; readonly languages: Counted<CourseLanguage> };

/** How many courses match, and how many each choice would show. */
export async function catalogueSummary(transaction: Transaction, query: CatalogueQuery): Promise<CatalogueSummary> {
  const [row] = await transaction.query<CatalogueSummary>(summary, [...filters(query)]);
  return row ?? { total: 0, classes: [], kinds: [], hours: [], languages: [] };
}
