import type { CourseLanguage } from '@sinau/domain/courses';
import type { RunApproval } from '@sinau/domain/programmes';
import { statement, type Transaction } from '../core/index.js';
import { heldOnce, lastNumberOf } from '../organisations/last-number.js';
import { phaseOfRun, type EnrolmentState, type RunPhase } from './learner-enrolments.repository.js';

export type RunRecord = {
  readonly id: string; readonly courseId: string; readonly courseTitle: string; readonly courseLanguage: CourseLanguage; readonly ownerId: string; readonly name: string; readonly startsOn: string; readonly endsOn: string;
  readonly place: string | null; readonly capacity: number | null; readonly seatsTaken: number; readonly completed: number; readonly selfEnrolment: boolean;
  readonly certificateTemplateId: string | null; readonly phase: RunPhase; readonly closedAt: Date | null; readonly revision: number; readonly today: string;
  readonly programme: { readonly id: string; readonly name: string } | null; readonly approval: RunApproval; readonly waiting: number;
};

type Row = {
  id: string; course_id: string; course_title: string | null; course_language: CourseLanguage; owner_id: string; name: string; starts_on: string; ends_on: string; place: string | null; capacity: number | null;
  seats_taken: number; completed: number; self_enrolment: boolean; certificate_template_id: string | null; phase: RunPhase; closed_at: Date | null; revision: number; today: string;
  programme: { id: string; name: string } | null; approval: RunApproval; waiting: number;
};

const columns = `r.id, r.course_id, k.title as course_title, coalesce(k.language, 'id') as course_language, c.owner_id, r.name, r.starts_on::text, r.ends_on::text, r.place, r.capacity, r.seats_taken,
  coalesce((select d.completed from run_completions d where d.run_id = r.id), 0) as completed, r.self_enrolment, r.certificate_template_id, ${phaseOfRun} as phase,
  r.closed_at, r.revision, (now() at time zone g.time_zone)::date::text as today,
  case when m.id is not null then jsonb_build_object('id', m.id, 'name', m.name) end as programme, r.approval,
  (select count(*)::int from waiting_places w where w.run_id = r.id and w.state = 'waiting') as waiting`;
const tables = `runs r join courses c on c.id = r.course_id join agencies g on g.id = r.agency_id left join catalogue_entries k on k.course_id = c.id left join programmes m on m.id = r.programme_id`;

function runOf(row: Row): RunRecord {
  return {
    id: row.id, courseId: row.course_id, courseTitle: row.course_title ?? '', courseLanguage: row.course_language, ownerId: row.owner_id, name: row.name, startsOn: row.starts_on, endsOn: row.ends_on, place: row.place,
    capacity: row.capacity, seatsTaken: row.seats_taken, completed: row.completed, selfEnrolment: row.self_enrolment, certificateTemplateId: row.certificate_template_id,
    phase: row.phase, closedAt: row.closed_at, revision: row.revision, today: row.today, programme: row.programme, approval: row.approval, waiting: row.waiting,
  };
}

const byId = statement('runs.byId', `select ${columns} from ${tables} where r.id = $1`);
const list = statement(
  'runs.list',
  `select ${columns} from ${tables}
   where ($1::uuid is null or r.course_id = $1) and ($2::text is null or r.name ilike $2 or k.title ilike $2)
     and ($3::text is null or ${phaseOfRun} = $3) and ($4::date is null or (r.starts_on, r.id) < ($4, $5::uuid))
     and ($6::uuid is null or c.owner_id = $6 or r.course_id = any ($7::uuid[]))
   order by r.starts_on desc, r.id desc limit $8`,
);

export async function runById(transaction: Transaction, runId: string): Promise<RunRecord | null> {
  const [row] = await transaction.query<Row>(byId, [runId]);
  return row ? runOf(row) : null;
}

export type RunsQuery = {
  readonly courseId: string | null; readonly search: string | null; readonly phase: RunPhase | null; readonly after: { readonly at: string; readonly id: string } | null; readonly limit: number;
  /** Null reads all of the agency; else the courses of this owner and the named ones. */
  readonly ownerId: string | null; readonly courseIds: readonly string[];
};

/** `%` and `_` in what people type are letters, not wildcards. */
export function likePattern(search: string): string {
  return `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

export async function listRuns(transaction: Transaction, query: RunsQuery): Promise<RunRecord[]> {
  const rows = await transaction.query<Row>(list, [
    query.courseId, query.search === null ? null : likePattern(query.search), query.phase, query.after?.at ?? null, query.after?.id ?? null, query.ownerId, query.courseIds, query.limit,
  ]);
  return rows.map(runOf);
}

export type RunValues = {
  readonly name: string; readonly startsOn: string; readonly endsOn: string; readonly place: string | null; readonly capacity: number | null;
  readonly selfEnrolment: boolean; readonly certificateTemplateId: string | null;
};

const insert = statement(
  'runs.insert',
  `insert into runs (id, agency_id, course_id, name, starts_on, ends_on, place, capacity, self_enrolment, certificate_template_id)
   select $1, $2, c.id, $4, $5, $6, $7, $8, $9, $10 from courses c where c.id = $3 and c.current_version_id is not null and c.archived_at is null
   on conflict (id) do nothing returning id`,
);
const update = statement(
  'runs.update',
  `update runs set name = $3, starts_on = $4, ends_on = $5, place = $6, capacity = $7, self_enrolment = $8, certificate_template_id = $9, revision = revision + 1
   where id = $1 and revision = $2 and ($7::int is null or seats_taken <= $7) returning id`,
);

/** False when the course is not published (or the id is taken by another run). */
export async function insertRun(transaction: Transaction, runId: string, courseId: string, run: RunValues): Promise<boolean> {
  const rows = await transaction.query(insert, [
    runId, transaction.agencyId, courseId, run.name, run.startsOn, run.endsOn, run.place, run.capacity, run.selfEnrolment, run.certificateTemplateId,
  ]);
  return rows.length > 0;
}

/** False when it was changed since `revision`, or seats were taken beyond the new capacity meanwhile. */
export async function updateRun(transaction: Transaction, runId: string, revision: number, run: RunValues): Promise<boolean> {
  const rows = await transaction.query(update, [runId, revision, run.name, run.startsOn, run.endsOn, run.place, run.capacity, run.selfEnrolment, run.certificateTemplateId]);
  return rows.length > 0;
}

export type Participant = {
  readonly enrolmentId: string; readonly personId: string; readonly name: string; readonly identifier: string | null; readonly unitName: string | null; readonly state: EnrolmentState;
  readonly lessonsDone: number; readonly lessons: number; readonly finalScore: number | null; readonly enrolledAt: Date; readonly lastActiveAt: Date | null; readonly completedAt: Date | null;
  readonly certificateState: 'valid' | 'revoked' | null;
};
type ParticipantRow = {
  id: string; person_id: string; full_name: string; identifier: string | null; unit_name: string | null; state: EnrolmentState; lessons_done: number; lessons: number | null;
  final_score: string | null; enrolled_at: Date; last_active_at: Date | null; completed_at: Date | null; certificate_state: 'valid' | 'revoked' | null;
};

/*
 * The page is found first, in the order of people's index, and only its rows are told more of: so a run with everybody in
 * it costs what one page does. Lessons are counted once per version, not once per row: a document is large.
 */
const participants = statement(
  'runs.participants',
  `with versions as materialized (
     select v.id, (select count(*)::int from jsonb_path_query(v.document, '$.modules[*].lessons[*]')) as lessons
     from runs r join course_versions v on v.course_id = r.course_id where r.id = $1
   ), page as materialized (
     select e.id, e.person_id, p.full_name, e.state, e.lessons_done, coalesce(e.version_id, c.current_version_id) as version_id,
       e.final_score, e.enrolled_at, e.last_active_at, e.completed_at
     from people p join enrolments e on e.person_id = p.id and e.run_id = $1 join courses c on c.id = e.course_id
     where ($2::text is null or p.full_name ilike $2 or exists (select from identifiers n where n.person_id = p.id and ${heldOnce('n')} and n.value like $2))
       and ($3::text is null or e.state = $3) and ($4::text is null or (p.full_name, p.id) > ($4, $5::uuid))
     order by p.full_name, p.id limit $6
   )
   select page.*, i.value as identifier, u.name as unit_name, v.lessons,
     (select t.state from certificates t where t.enrolment_id = page.id order by t.issued_at desc limit 1) as certificate_state
   from page left join versions v on v.id = page.version_id
   left join lateral ${lastNumberOf('page.person_id')} i on true
   left join appointments a on a.person_id = page.person_id and a.valid_to is null and a.assignment_kind = 'definitive' left join units u on u.id = a.unit_id
   order by page.full_name, page.person_id`,
);

export type ParticipantsQuery = { readonly runId: string; readonly search: string | null; readonly state: EnrolmentState | null; readonly after: { readonly at: string; readonly id: string } | null; readonly limit: number };

export async function listParticipants(transaction: Transaction, query: ParticipantsQuery): Promise<Participant[]> {
  const rows = await transaction.query<ParticipantRow>(participants, [
    query.runId, query.search === null ? null : likePattern(query.search), query.state, query.after?.at ?? null, query.after?.id ?? null, query.limit,
  ]);
  return rows.map((row) => ({
    enrolmentId: row.id, personId: row.person_id, name: row.full_name, identifier: row.identifier, unitName: row.unit_name, state: row.state, lessonsDone: row.lessons_done,
    lessons: row.lessons ?? 0, finalScore: row.final_score === null ? null : Number(row.final_score), enrolledAt: row.enrolled_at, lastActiveAt: row.last_active_at,
    completedAt: row.completed_at, certificateState: row.certificate_state,
  }));
}
