import { statement, type Transaction } from '../core/index.js';
import { GRACE_SECONDS } from './answers.repository.js';

/*
 * SKIP LOCKED: an attempt whose learner is handing it in at this moment is theirs to close. The
 * state changes once, whoever comes first, and grading is asked for in the same statement (D06).
 */
const closeOverdue = statement(
  'attempts.closeOverdue',
  `with due as (
     select id from attempts where state = 'open' and deadline_at + make_interval(secs => ${GRACE_SECONDS}) < now()
     order by deadline_at limit $1 for update skip locked
   ), closed as (
     update attempts a set state = 'submitted', submitted_at = a.deadline_at, submitted_by = 'deadline', receipt = upper(substr(md5(a.id::text), 1, 8))
     from due where a.id = due.id returning a.id, a.agency_id
   )
   insert into outbox (id, agency_id, job, payload)
   select gen_random_uuid(), agency_id, 'grade-attempt', jsonb_build_object('agencyId', agency_id, 'attemptId', id) from closed
   returning payload ->> 'attemptId' as id`,
);
const overdue = statement(
  'attempts.overdue',
  `select id from attempts where state = 'open' and deadline_at + make_interval(secs => ${GRACE_SECONDS}) < now() order by deadline_at limit $1`,
);
const ungraded = statement(
  'attempts.ungraded',
  `select id from attempts where state = 'submitted' and submitted_at < now() - make_interval(secs => $1) order by submitted_at limit $2`,
);
const heldBack = statement(
  'attempts.heldBack',
  `select a.id from attempts a join quiz_versions v on v.id = a.quiz_version_id join enrolments e on e.id = a.enrolment_id
     join runs r on r.id = e.run_id join agencies g on g.id = a.agency_id
   where a.state = 'graded' and v.settings -> 'review' ->> 'release' = 'after_run_ends' and (now() at time zone g.time_zone)::date > r.ends_on
     and not exists (select from attempt_reviews w where w.attempt_id = a.id) order by a.graded_at limit $1`,
);

export async function overdueAttempts(transaction: Transaction, limit: number): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>(overdue, [limit]);
  return rows.map((row) => row.id);
}

/** Hands in the agency's attempts whose deadline and grace have passed, with the last saved answers. Returns how many. */
export async function closeOverdueAttempts(transaction: Transaction, limit: number): Promise<number> {
  return (await transaction.query(closeOverdue, [limit])).length;
}

/** Submitted at least `olderThanSeconds` ago and still not graded. */
export async function ungradedAttempts(transaction: Transaction, olderThanSeconds: number, limit: number): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>(ungraded, [olderThanSeconds, limit]);
  return rows.map((row) => row.id);
}

/** Graded attempts whose review waits for the run's end, which has come. */
export async function heldBackReviews(transaction: Transaction, limit: number): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>(heldBack, [limit]);
  return rows.map((row) => row.id);
}
