import type { CourseOutline } from '@sinau/domain/courses';
import { statement, type Transaction } from '../core/index.js';

/** An enrolment of a run that bulk issuing may name. */
export type Candidate = { readonly enrolmentId: string; readonly name: string };

/** What a version of the course asks of those who began it, for the weighing in the database. */
export type CompletionTerms = {
  readonly versionId: string;
  /** Whether the course gives certificates at all. */
  readonly gives: boolean;
  readonly required: readonly string[];
  /** Percent; null when no score is asked. */
  readonly minimum: number | null;
};

export type WeighedRun = {
  readonly counts: Readonly<Record<'ready' | 'owing' | 'certified' | 'incomplete' | 'withdrawn' | 'withheld', number>>;
  /** Ready ones with a text outside of ASCII, which a font may lack: `place` counts from 1 by name. */
  readonly unusual: readonly (Candidate & { readonly place: number; readonly texts: readonly string[] })[];
  /** Of the other ready ones: the first, the last, and the one with the longest name. */
  readonly usual: readonly (Candidate & { readonly place: number })[];
};

export type CandidateRun = {
  readonly runId: string;
  readonly courseId: string;
  readonly name: string;
  readonly courseTitle: string;
  readonly outlines: ReadonlyMap<string, CourseOutline>;
  readonly templateId: string | null;
  readonly numberPattern: string;
  readonly agencyCode: string;
  /** In the agency's zone. */
  readonly year: number;
  readonly month: number;
  readonly nextSequence: number;
};

type RunRow = {
  id: string; course_id: string; name: string; course_title: string | null; outlines: Record<string, CourseOutline> | null; template_id: string | null;
  pattern: string; code: string; year: number; month: number; next: number;
};

/**
 * The verdict over each enrolment of a run, as `verdictOf` of issuing a single one: `issueNeed`, `isComplete` and `certificateWaits` of the domain, in SQL,
 * so that a run of a hundred thousand is weighed where it lies. Who owes an evaluation gets the certificate by answering, not by a bulk issue. Parameters: the run and its terms.
 */
const weighed = `terms as (
     select * from jsonb_to_recordset($2::jsonb) as t("versionId" uuid, gives boolean, required uuid[], minimum numeric)),
   latest as (
     select distinct on (c.enrolment_id) c.enrolment_id, c.state, coalesce(c.revoked_class = 'replaced', false) or c.reissue_asked_at is not null as replaced
     from enrolments x join certificates c on c.enrolment_id = x.id where x.run_id = $1 order by c.enrolment_id, c.issued_at desc, c.id desc),
   judged as (
     select e.id, e.person_id, l.state is null as first, case
       when e.state = 'withdrawn' then 'withdrawn'
       when l.state = 'valid' then 'certified'
       when l.state = 'revoked' and not l.replaced then 'withheld'
       when t.gives is not true then 'incomplete'
       when e.state = 'completed' then 'ready'
       when t.minimum is not null and (e.final_score is null or e.final_score < t.minimum) then 'incomplete'
       when (select count(*) from lesson_progress w where w.enrolment_id = e.id and w.completed_at is not null and w.lesson_id = any (t.required)) = cardinality(t.required) then 'ready'
       else 'incomplete' end as verdict
     from enrolments e left join latest l on l.enrolment_id = e.id left join terms t on t."versionId" = e.version_id where e.run_id = $1),
   asked as (
     select v.id from evaluations v join agencies g on g.id = v.agency_id
     where v.run_id = $1 and v.level = 1 and v.required_for_certificate and (now() at time zone g.time_zone)::date between v.opens_on and coalesce(v.closes_on, 'infinity')),
   weighed as materialized (
     select j.id, j.person_id, case
       when j.verdict = 'ready' and j.first and exists (select from asked a where not exists (select from evaluation_receipts r where r.evaluation_id = a.id and r.person_id = j.person_id)) then 'owing'
       else j.verdict end as verdict
     from judged j)`;

const weigh = statement(
  'candidates.weigh',
  `with ${weighed},
   ready as materialized (
     select w.id, p.full_name as name, row_number() over (order by p.full_name, w.id) as place,
       array_remove(array[p.full_name, p.birth_place, a.position_title, a.rank, u.name], null) as texts
     from weighed w join people p on p.id = w.person_id
     left join appointments a on a.person_id = p.id and a.valid_to is null and a.assignment_kind = 'definitive' left join units u on u.id = a.unit_id
     where w.verdict = 'ready'),
   sorted as materialized (select *, array_to_string(texts, ' ') ~ '[^\\x20-\\x7e]' as unusual from ready)
   select (select coalesce(jsonb_object_agg(verdict, n), '{}') from (select verdict, count(*)::int as n from weighed group by verdict) as counted) as counts,
     (select coalesce(jsonb_agg(jsonb_build_object('enrolmentId', id, 'name', name, 'place', place, 'texts', texts) order by place), '[]') from sorted where unusual) as unusual,
     (select coalesce(jsonb_agg(jsonb_build_object('enrolmentId', id, 'name', name, 'place', place)), '[]') from (
        (select * from sorted where not unusual order by place limit 1) union
        (select * from sorted where not unusual order by place desc limit 1) union
        (select * from sorted where not unusual order by length(name) desc, place limit 1)) as edges) as usual`,
);
const insertItems = statement(
  'candidates.insertItems',
  `with ${weighed},
   added as (
     insert into task_items (task_id, position, agency_id, input)
     select $3, row_number() over (order by p.full_name, w.id), $4, jsonb_build_object('enrolmentId', w.id, 'name', p.full_name)
     from weighed w join people p on p.id = w.person_id where w.verdict = 'ready' and w.id <> all ($5::uuid[]) returning position)
   select count(*)::int as added from added`,
);
const run = statement(
  'candidates.run',
  `select r.id, r.course_id, r.name, g.settings ->> 'certificateNumberPattern' as pattern, g.code,
     extract(year from now() at time zone g.time_zone)::int as year, extract(month from now() at time zone g.time_zone)::int as month,
     coalesce((select k.next from certificate_counters k where k.agency_id = g.id and k.year = extract(year from now() at time zone g.time_zone)::int), 1) as next,
     coalesce((select t.id from certificate_templates t where t.id = r.certificate_template_id), (select t.id from certificate_templates t where t.is_default limit 1)) as template_id,
     (select v.document ->> 'title' from courses c join course_versions v on v.id = c.current_version_id where c.id = r.course_id) as course_title,
     (select jsonb_object_agg(v.id, v.document - '{articles,quizzes,media}'::text[]) from course_versions v
      where v.id in (select distinct e.version_id from enrolments e where e.run_id = r.id)) as outlines
   from runs r join agencies g on g.id = r.agency_id where r.id = $1`,
);

export async function candidateRun(transaction: Transaction, runId: string): Promise<CandidateRun | null> {
  const [row] = await transaction.query<RunRow>(run, [runId]);
  if (!row) return null;
  return {
    runId: row.id, courseId: row.course_id, name: row.name, courseTitle: row.course_title ?? row.name, outlines: new Map(Object.entries(row.outlines ?? {})),
    templateId: row.template_id, numberPattern: row.pattern, agencyCode: row.code, year: row.year, month: row.month, nextSequence: row.next,
  };
}

const nobody = { ready: 0, owing: 0, certified: 0, incomplete: 0, withdrawn: 0, withheld: 0 };

/** Sorts everybody of a run into what bulk issuing would do with them, in one statement. */
export async function weighRun(transaction: Transaction, runId: string, terms: readonly CompletionTerms[]): Promise<WeighedRun> {
  const [row] = await transaction.query<WeighedRun>(weigh, [runId, JSON.stringify(terms)]);
  return { unusual: row?.unusual ?? [], usual: row?.usual ?? [], counts: { ...nobody, ...row?.counts } };
}

export type ItemsToAdd = { readonly taskId: string; readonly runId: string; readonly terms: readonly CompletionTerms[]; readonly blocked: readonly string[] };

/** Puts everybody who is ready, but the blocked, into a batch, by name. Returns how many. */
export async function addReadyItems(transaction: Transaction, { taskId, runId, terms, blocked }: ItemsToAdd): Promise<number> {
  const [row] = await transaction.query<{ added: number }>(insertItems, [runId, JSON.stringify(terms), taskId, transaction.agencyId, blocked]);
  return row?.added ?? 0;
}
