import { statement, type Transaction } from '../core/index.js';

/** The end of a run's last day, in the agency's zone; of `runs r` and `agencies g`. */
export const closeOfRun = `(r.ends_on + 1)::timestamp at time zone g.time_zone`;

/** Tells those whose deadline is another now. Several moves of one attempt are several pieces of news. */
const tell = (kind: string) => `insert into notifications (id, agency_id, person_id, kind, facts, link, dedupe)
   select gen_random_uuid(), m.agency_id, m.person_id, '${kind}', jsonb_build_object('title', v.settings ->> 'title'), '/pengerjaan/' || m.id,
     '${kind}:' || m.id || ':' || extract(epoch from m.deadline_at)
   from moved m join quiz_versions v on v.id = m.quiz_version_id
   on conflict (person_id, dedupe) do nothing`;

const cut = statement(
  'attempts.cutOfRun',
  `with moved as (
     update attempts a set deadline_at = now() from enrolments e
     where e.run_id = $1 and a.enrolment_id = e.id and a.state = 'open' and (a.deadline_at is null or a.deadline_at > now())
     returning a.id, a.agency_id, a.person_id, a.quiz_version_id, a.deadline_at
   ) ${tell('attempt_cut')}`,
);

/*
 * deadline = min(start + limit, close) + what was granted, which is what the deadline had beyond that before. Nobody's moves
 * into the past: answers on their way then still find the grace.
 */
const move = statement(
  'attempts.moveWithRun',
  `with windows as (
     select a.id, least(a.started_at + w.length, ($2::date + 1)::timestamp at time zone g.time_zone) as before, least(a.started_at + w.length, ${closeOfRun}) as after
     from runs r join agencies g on g.id = r.agency_id join enrolments e on e.run_id = r.id join attempts a on a.enrolment_id = e.id and a.state = 'open'
     join quiz_versions v on v.id = a.quiz_version_id
     cross join lateral (select make_interval(mins => (v.settings ->> 'timeLimitMinutes')::int) as length) w
     where r.id = $1 and r.closed_at is null and r.ends_on <> $2::date
   ), moved as (
     update attempts a set deadline_at = greatest(w.after + coalesce(a.deadline_at - w.before, interval '0'), least(a.deadline_at, now())) from windows w
     where a.id = w.id and a.state = 'open' and w.after <> w.before
     returning a.id, a.agency_id, a.person_id, a.quiz_version_id, a.deadline_at
   ) ${tell('deadline_moved')}`,
);

/** The close of a run becomes the deadline of its open attempts, and their learners are told; the sweep hands them in. */
export async function cutAttemptsOfRun(transaction: Transaction, runId: string): Promise<void> {
  await transaction.query(cut, [runId]);
}

/** Open attempts follow a run whose last day was `before` (`YYYY-MM-DD`) and is another now; their learners are told. */
export async function moveAttemptsWithRun(transaction: Transaction, runId: string, before: string): Promise<void> {
  await transaction.query(move, [runId, before]);
}
