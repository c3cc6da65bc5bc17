import { statement, type Transaction } from '../core/index.js';

export type SupervisedAttempt = {
  readonly id: string;
  readonly personId: string;
  readonly runId: string;
  readonly courseId: string;
  readonly state: 'open' | 'submitted' | 'graded';
  readonly deadlineAt: Date | null;
  readonly title: string;
};

type SupervisedRow = { id: string; person_id: string; run_id: string; course_id: string; state: SupervisedAttempt['state']; deadline_at: Date | null; title: string };

const supervised = statement(
  'attempts.supervised',
  `select a.id, a.person_id, e.run_id, e.course_id, a.state, a.deadline_at, v.settings ->> 'title' as title
   from attempts a join enrolments e on e.id = a.enrolment_id join quiz_versions v on v.id = a.quiz_version_id where a.id = $1`,
);

/** An attempt of the actor's agency with what decides who supervises it; null when there is none. */
export async function supervisedAttempt(transaction: Transaction, attemptId: string): Promise<SupervisedAttempt | null> {
  const [row] = await transaction.query<SupervisedRow>(supervised, [attemptId]);
  return row ? { id: row.id, personId: row.person_id, runId: row.run_id, courseId: row.course_id, state: row.state, deadlineAt: row.deadline_at, title: row.title } : null;
}

/*
 * Adds to the deadline that was seen, or, in its grace, to now. Two who give time at once, or one who presses twice,
 * add once: the second finds another deadline.
 */
const extend = statement(
  'attempts.extend',
  `update attempts set deadline_at = greatest(deadline_at, now()) + make_interval(mins => $3)
   where id = $1 and state = 'open' and date_trunc('milliseconds', deadline_at) = $2 returning deadline_at, now() as now`,
);

/** The new deadline and the database's clock; null when the attempt was closed or its deadline changed meanwhile. */
export async function extendDeadline(transaction: Transaction, attemptId: string, seen: Date, minutes: number): Promise<{ readonly deadlineAt: Date; readonly now: Date } | null> {
  const [row] = await transaction.query<{ deadline_at: Date; now: Date }>(extend, [attemptId, seen, minutes]);
  return row ? { deadlineAt: row.deadline_at, now: row.now } : null;
}

export type OpenAttempt = {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly title: string;
  readonly number: number;
  readonly startedAt: Date;
  readonly deadlineAt: Date | null;
  readonly answered: number;
  readonly questions: number;
};

type OpenRow = { id: string; person_id: string; full_name: string; title: string; number: number; started_at: Date; deadline_at: Date | null; answered: number; questions: number };

const openOfRun = statement(
  'attempts.openOfRun',
  `select a.id, a.person_id, p.full_name, v.settings ->> 'title' as title, a.number, a.started_at, a.deadline_at, cardinality(a.question_ids) as questions,
     (select count(*)::int from answers n where n.attempt_id = a.id and n.response is not null) as answered
   from enrolments e join attempts a on a.enrolment_id = e.id and a.state = 'open' join people p on p.id = e.person_id join quiz_versions v on v.id = a.quiz_version_id
   where e.run_id = $1 and ($5::text is null or p.full_name ilike $5) and ($2::text is null or (p.full_name, a.id) > ($2, $3::uuid))
   order by p.full_name, a.id limit $4`,
);

export type OpenAttemptsQuestion = { readonly runId: string; readonly search: string | null; readonly after: { readonly name: string; readonly id: string } | null; readonly limit: number };

/** Attempts of a run that are open, by the learners' names; `search` is a part of a name. */
export async function openAttemptsOfRun(transaction: Transaction, { runId, search, after, limit }: OpenAttemptsQuestion): Promise<OpenAttempt[]> {
  const pattern = search === null ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await transaction.query<OpenRow>(openOfRun, [runId, after?.name ?? null, after?.id ?? null, limit, pattern]);
  return rows.map(({ id, title, number, answered, questions, ...row }) => ({
    id, title, number, answered, questions, personId: row.person_id, personName: row.full_name, startedAt: row.started_at, deadlineAt: row.deadline_at,
  }));
}
