import { v7 as uuid } from 'uuid';
import { cutPage, readCursor } from './cursor.js';
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
const list = statement(
  'failed-jobs.list',
  `select f.id, f.job, f.agency_id, g.short_name, f.error, f.attempts, f.request_id, f.failed_at, f.failed_at::text as place
   from failed_jobs f left join agencies g on g.id = f.agency_id
   where f.retried_at is null and ($1::text is null or f.job = $1) and ($2::timestamptz is null or (f.failed_at, f.id) < ($2::timestamptz, $3::uuid))
   order by f.failed_at desc, f.id desc limit $4`,
);
const idsOf = statement('failed-jobs.ids', `select id from failed_jobs where retried_at is null and job = $1 order by failed_at limit $2`);
const retryMany = statement(
  'failed-jobs.retry-many',
  `with asked as (select * from unnest($1::uuid[], $2::uuid[]) as pair(old, new)),
        taken as (update failed_jobs f set retried_at = now() from asked where f.id = asked.old and f.retried_at is null returning asked.new, f.agency_id, f.job, f.payload),
        written as (insert into outbox (id, agency_id, job, payload, request_id) select new, agency_id, job, payload, $3 from taken)
   select count(*)::int as rows from taken`,
);
const left = statement('failed-jobs.left', `select count(*)::int as rows from failed_jobs where retried_at is null and job = $1`);
const open = statement('failed-jobs.open', `select job, count(*)::int as rows from failed_jobs where retried_at is null group by job`);

/** At most so many are asked for anew at once. */
const RETRY_AT_ONCE = 500;

type ListRow = {
  id: string; job: string; agency_id: string | null; short_name: string | null; error: string; attempts: number; request_id: string | null; failed_at: Date; place: string;
};

export type OpenFailure = {
  readonly id: string;
  readonly job: string;
  readonly agency: { readonly id: string; readonly shortName: string } | null;
  readonly error: string;
  readonly attempts: number;
  readonly requestId: string | null;
  readonly failedAt: Date;
};

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

  /** Those that nobody has retried and the actor may see, newest first. */
  async list(transaction: Transaction, { job, after, limit }: { job?: string | undefined; after?: string | undefined; limit: number }): Promise<{ rows: readonly OpenFailure[]; next: string | null }> {
    const [at, id] = readCursor(after, ['instant', 'id']) ?? [null, null];
    const found = await transaction.query<ListRow>(list, [job ?? null, at, id, limit + 1]);
    const { rows, next } = cutPage(found, limit, (row) => [row.place, row.id]);
    return {
      next,
      rows: rows.map((row) => ({
        id: row.id, job: row.job, error: row.error, attempts: row.attempts, requestId: row.request_id, failedAt: row.failed_at,
        agency: row.agency_id === null || row.short_name === null ? null : { id: row.agency_id, shortName: row.short_name },
      })),
    };
  },

  /** Asks anew for the oldest open failures of a job, and says how many are left. */
  async retryAll(transaction: Transaction, job: string, requestId: string | null): Promise<{ readonly retried: number; readonly left: number }> {
    const ids = (await transaction.query<{ id: string }>(idsOf, [job, RETRY_AT_ONCE])).map(({ id }) => id);
    const [taken] = await transaction.query<{ rows: number }>(retryMany, [ids, ids.map(() => uuid()), requestId]);
    const [rest] = await transaction.query<{ rows: number }>(left, [job]);
    return { retried: taken?.rows ?? 0, left: rest?.rows ?? 0 };
  },

  /** Open failures per job that the actor may see. */
  openFor: (transaction: Transaction) => transaction.query<{ readonly job: string; readonly rows: number }>(open),

  /** Open failures per job, for metrics. */
  open: (database: Database) => database.run<{ readonly job: string; readonly rows: number }>({ kind: 'anonymous' }, open),
};
