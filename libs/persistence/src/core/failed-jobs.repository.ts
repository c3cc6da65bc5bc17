import { v7 as uuid } from 'uuid';
import type { Database, Transaction } from './database.js';
import { statement } from './statement.js';

export type FailedJob = {
  readonly job: string;
  readonly payload: unknown;
  readonly error: string;
  readonly attempts: number;
  readonly requestId: string | null;
};

const record = statement(
  'failed-jobs.record',
  `with held as (select id, agency_id from outbox where job = $2 and payload = $3),
        gone as (delete from outbox where id in (select id from held))
   insert into failed_jobs (id, agency_id, job, payload, error, attempts, request_id)
   values ($1, coalesce((select agency_id from held limit 1), (select id from agencies where id::text = $3::jsonb ->> 'agencyId')), $2, $3, $4, $5, $6)
   on conflict (job, payload) where retried_at is null
   do update set error = excluded.error, attempts = excluded.attempts, request_id = excluded.request_id, failed_at = now()`,
);
const retry = statement(
  'failed-jobs.retry',
  `with taken as (update failed_jobs set retried_at = now() where id = $1 and retried_at is null returning agency_id, job, payload),
        asked as (insert into outbox (id, agency_id, job, payload, request_id) select $2, agency_id, job, payload, $3 from taken)
   select job from taken`,
);
const open = statement('failed-jobs.open', `select job, count(*)::int as rows from failed_jobs where retried_at is null group by job`);

/** Jobs that failed for good. */
export const failedJobs = {
  /** Keeps the failure and takes the work out of the outbox, in one statement; the same open failure is one row. */
  record: (transaction: Transaction, { job, payload, error, attempts, requestId }: FailedJob) =>
    transaction.query(record, [uuid(), job, JSON.stringify(payload ?? null), error, attempts, requestId]),

  /** Asks for the work anew. Returns the job's name, or null when there is no such open failure in the actor's agency. */
  async retry(transaction: Transaction, id: string, requestId: string | null): Promise<string | null> {
    const [row] = await transaction.query<{ job: string }>(retry, [id, uuid(), requestId]);
    return row?.job ?? null;
  },

  /** Open failures per job, for metrics. */
  open: (database: Database) => database.run<{ readonly job: string; readonly rows: number }>({ kind: 'anonymous' }, open),
};
