import type { Actor } from '@sinau/domain/identity';
import { statement, type Database, type Transaction } from '../core/index.js';

export type EnrolmentState = 'enrolled' | 'in_progress' | 'completed' | 'withdrawn';
export type RunPhase = 'before' | 'open' | 'ended';

export type LessonProgress = {
  readonly lessonId: string;
  readonly positionSeconds: number;
  readonly coveredSeconds: number;
  readonly done: boolean;
};

export type OwnEvaluation = { readonly id: string; readonly required: boolean; readonly answered: boolean; readonly open: boolean };

/** One's own enrolment with its run, its progress and the best score per quiz lesson: all that changes on a course page. */
export type OwnEnrolment = {
  readonly id: string;
  readonly courseId: string;
  /** The version begun, else the newest. */
  readonly versionId: string;
  readonly currentVersionId: string | null;
  readonly state: EnrolmentState;
  readonly finalScore: number | null;
  readonly lastLessonId: string | null;
  readonly lastActiveAt: Date | null;
  readonly run: { readonly id: string; readonly name: string; readonly startsOn: string; readonly endsOn: string; readonly place: string | null; readonly phase: RunPhase; readonly learners: number };
  readonly progress: readonly LessonProgress[];
  readonly scores: ReadonlyMap<string, number>;
  readonly certificateId: string | null;
  /** What the course's certificate proves now; told of one enrolment, not of lists. */
  readonly proves: readonly { readonly name: string; readonly level: number }[];
  /** How the run was liked, asked after completing; null when nobody is asked. */
  readonly evaluation: OwnEvaluation | null;
  /** Last activity with microseconds: what the list is sorted by. */
  readonly sortedBy: string;
};

type Row = {
  id: string; course_id: string; version_id: string | null; current_version_id: string | null; state: EnrolmentState; final_score: string | null;
  last_lesson_id: string | null; last_active_at: Date | null; run_id: string; run_name: string; starts_on: string; ends_on: string; place: string | null;
  phase: RunPhase; learners: number; progress: LessonProgress[]; scores: Record<string, number> | null; certificate_id: string | null; evaluation: OwnEvaluation | null; sorted_by: string;
  proves?: { name: string; level: number }[];
};

/** Phase of a run `r` of the agency `g`, by the calendar of the agency's zone. */
export const phaseOfRun = `case when r.closed_at is not null or (now() at time zone g.time_zone)::date > r.ends_on then 'ended'
  when (now() at time zone g.time_zone)::date < r.starts_on then 'before' else 'open' end`;

const columns = `e.id, e.course_id, coalesce(e.version_id, c.current_version_id) as version_id, c.current_version_id, e.state, e.final_score,
  e.last_lesson_id, e.last_active_at, r.id as run_id, r.name as run_name, r.starts_on::text, r.ends_on::text, r.place, ${phaseOfRun} as phase, r.seats_taken as learners,
  coalesce((select jsonb_agg(jsonb_build_object('lessonId', p.lesson_id, 'positionSeconds', p.position_seconds, 'done', p.completed_at is not null,
      'coveredSeconds', coalesce((select sum(upper(w) - lower(w)) from unnest(p.watched) as w), 0)))
    from lesson_progress p where p.enrolment_id = e.id), '[]') as progress,
  (select jsonb_object_agg(lesson_id, score) from (select a.lesson_id, max(a.score) as score from attempts a where a.enrolment_id = e.id and a.state = 'graded' group by 1) best) as scores,
  (select t.id from certificates t where t.enrolment_id = e.id and t.state = 'valid') as certificate_id,
  (select jsonb_build_object('id', v.id, 'required', v.required_for_certificate, 'open', (now() at time zone g.time_zone)::date between v.opens_on and coalesce(v.closes_on, 'infinity'),
      'answered', exists (select from evaluation_receipts t where t.evaluation_id = v.id and t.person_id = e.person_id))
    from evaluations v where v.run_id = e.run_id and v.level = 1) as evaluation,
  to_char(coalesce(e.last_active_at, e.enrolled_at) at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00' as sorted_by`;
const tables = `enrolments e join runs r on r.id = e.run_id join courses c on c.id = e.course_id join agencies g on g.id = e.agency_id`;

const proves = `(select coalesce(jsonb_agg(jsonb_build_object('name', k.name, 'level', x.level) order by k.code), '[]')
  from course_competencies x join competencies k on k.id = x.competency_id and k.archived_at is null where x.course_id = e.course_id) as proves`;

const own = statement('enrolments.own', `select ${columns}, ${proves} from ${tables} where e.id = $1 and e.person_id = $2 and e.state <> 'withdrawn'`);
const ofRun = statement('enrolments.ofRun', `select ${columns}, p.full_name, c.owner_id from ${tables} join people p on p.id = e.person_id where e.run_id = $1 and e.id = $2`);
const list = statement(
  'enrolments.mine',
  `select ${columns} from ${tables}
   where e.person_id = $1 and e.state <> 'withdrawn' and ($2::text is null or (e.state = 'completed') = ($2 = 'completed'))
     and ($3::timestamptz is null or (coalesce(e.last_active_at, e.enrolled_at), e.id) < ($3, $4::uuid))
   order by coalesce(e.last_active_at, e.enrolled_at) desc, e.id desc limit $5`,
);

function enrolmentOf(row: Row): OwnEnrolment | null {
  if (row.version_id === null) return null;
  return {
    id: row.id, courseId: row.course_id, versionId: row.version_id, currentVersionId: row.current_version_id, state: row.state,
    finalScore: row.final_score === null ? null : Number(row.final_score), lastLessonId: row.last_lesson_id, lastActiveAt: row.last_active_at,
    run: { id: row.run_id, name: row.run_name, startsOn: row.starts_on, endsOn: row.ends_on, place: row.place, phase: row.phase, learners: row.learners },
    progress: row.progress, scores: new Map(Object.entries(row.scores ?? {})), certificateId: row.certificate_id, evaluation: row.evaluation, proves: row.proves ?? [], sortedBy: row.sorted_by,
  };
}

/** Another's enrolment, as those see it who may read its run. */
export type RunEnrolment = { readonly enrolment: OwnEnrolment; readonly name: string; readonly ownerId: string };

/** Null when the run has no such participant, or its course no published version. A withdrawn one's progress is kept, and read. */
export async function enrolmentOfRun(database: Database, actor: Actor, runId: string, enrolmentId: string): Promise<RunEnrolment | null> {
  const [row] = await database.run<Row & { full_name: string; owner_id: string }>(actor, ofRun, [runId, enrolmentId]);
  const enrolment = row && enrolmentOf(row);
  return enrolment ? { enrolment, name: row.full_name, ownerId: row.owner_id } : null;
}

/** Null when the enrolment is not this person's, was withdrawn, or its course has no published version. */
export async function ownEnrolment(database: Database, actor: Actor, enrolmentId: string, personId: string): Promise<OwnEnrolment | null> {
  const [row] = await database.run<Row>(actor, own, [enrolmentId, personId]);
  return row ? enrolmentOf(row) : null;
}

export type MineQuery = { readonly personId: string; readonly state: 'active' | 'completed' | null; readonly after: { readonly at: string; readonly id: string } | null; readonly limit: number };

/** One's own enrolments, the last active first. */
export async function ownEnrolments(database: Database, actor: Actor, query: MineQuery): Promise<OwnEnrolment[]> {
  const rows = await database.run<Row>(actor, list, [query.personId, query.state, query.after?.at ?? null, query.after?.id ?? null, query.limit]);
  return rows.flatMap((row) => enrolmentOf(row) ?? []);
}

const open = statement(
  'enrolments.openLesson',
  `with begun as (
     update enrolments e set version_id = coalesce(e.version_id, $4), last_lesson_id = $2, last_active_at = now(),
       state = case when e.state = 'enrolled' then 'in_progress' else e.state end
     where e.id = $1 and e.person_id = $3 and (e.version_id is null or e.version_id = $4) and e.state <> 'withdrawn' returning e.id, e.agency_id
   )
   insert into lesson_progress (enrolment_id, lesson_id, agency_id) select id, $2, agency_id from begun
   on conflict (enrolment_id, lesson_id) do update set updated_at = now() returning enrolment_id`,
);

/** Fixes the version at the first lesson opened, and remembers where to go on. False when there is no such enrolment. */
export async function openLesson(database: Database, actor: Actor, values: { enrolmentId: string; lessonId: string; personId: string; versionId: string }): Promise<boolean> {
  const rows = await database.run(actor, open, [values.enrolmentId, values.lessonId, values.personId, values.versionId]);
  return rows.length > 0;
}

const watch = statement(
  'enrolments.watch',
  `insert into lesson_progress (enrolment_id, lesson_id, agency_id, position_seconds, position_at)
   select e.id, $2, e.agency_id, $4, now() - make_interval(secs => $5) from enrolments e where e.id = $1 and e.person_id = $3 and e.state <> 'withdrawn'
   on conflict (enrolment_id, lesson_id) do update
     set position_seconds = case when lesson_progress.position_at > excluded.position_at then lesson_progress.position_seconds else excluded.position_seconds end,
       position_at = greatest(lesson_progress.position_at, excluded.position_at), updated_at = now()
   returning coalesce((select jsonb_agg(jsonb_build_array(lower(w), upper(w)) order by lower(w)) from unnest(lesson_progress.watched) as w), '[]') as watched,
     extract(epoch from now() - opened_at)::float8 as "secondsSinceOpening", completed_at is not null as done`,
);
const keepUnion = statement('enrolments.keepUnion', 'update lesson_progress set watched = $3::int4multirange where enrolment_id = $1 and lesson_id = $2');

/** What is held of a video, and since when its lesson is open by the server's clock. */
export type Watching = { readonly watched: readonly (readonly [from: number, to: number])[]; readonly secondsSinceOpening: number; readonly done: boolean };

/**
 * Notes where playback goes on and locks the lesson's row, so that two devices never lose each other's seconds. The place is
 * the latest by when it was taken, `secondsAgo`: what a device kept while it was offline doesn't take back what another did since.
 */
export async function beginWatching(
  transaction: Transaction,
  values: { enrolmentId: string; lessonId: string; personId: string; positionSeconds: number; secondsAgo: number },
): Promise<Watching | null> {
  const [row] = await transaction.query<Watching>(watch, [values.enrolmentId, values.lessonId, values.personId, values.positionSeconds, values.secondsAgo]);
  return row ?? null;
}

/** Stores the union of a row that `beginWatching` locked in this transaction. */
export async function keepWatchedUnion(transaction: Transaction, place: { enrolmentId: string; lessonId: string }, union: Watching['watched']): Promise<void> {
  await transaction.query(keepUnion, [place.enrolmentId, place.lessonId, `{${union.map(([from, to]) => `[${from},${to})`).join(',')}}`]);
}
