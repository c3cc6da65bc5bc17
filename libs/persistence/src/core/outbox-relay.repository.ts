import type { Actor } from '@sinau/domain/identity';
import type { Database, Transaction } from './database.js';
import { statement } from './statement.js';

export type OutboxRow = {
  readonly id: string;
  readonly agency_id: string | null;
  readonly job: string;
  readonly payload: unknown;
  readonly request_id: string | null;
};

const waiting = statement(
  'outbox.waiting',
  `select id, agency_id, job, payload, request_id from outbox where relayed_at is null
   order by created_at limit $1 for update skip locked`,
);
const relayed = statement('outbox.relayed', `update outbox set relayed_at = now() where id = any($1::uuid[])`);
const sameWork = statement('outbox.same-work', `select id from outbox where job = $1 and payload = $2`);
const remove = statement('outbox.remove', `delete from outbox where id = any($1::uuid[])`);
const again = statement(
  'outbox.again',
  `update outbox set relayed_at = null where job = $1 and payload = $2 and relayed_at is not null returning id`,
);
const heldLong = statement(
  'outbox.held-long',
  `select job, count(*)::int as rows from outbox where relayed_at < now() - make_interval(secs => $1) group by job`,
);
const againLong = statement(
  'outbox.again-long',
  `update outbox set relayed_at = null where job = any($1) and relayed_at < now() - make_interval(secs => $2) returning id`,
);
const depth = statement(
  'outbox.depth',
  `select count(*) filter (where relayed_at is null)::int as waiting, count(*) filter (where relayed_at is not null)::int as relayed,
          coalesce(extract(epoch from now() - min(created_at) filter (where relayed_at is null)), 0)::float8 as oldest_seconds
   from outbox`,
);
const depthNumbers = statement('outbox.depth-numbers', `select waiting, relayed, oldest_seconds from outbox_depth()`);

type Depth = { readonly waiting: number; readonly relayed: number; readonly oldest_seconds: number | null };

/** The same numbers for those who serve people and can't read the rows; the age is null when none waits. */
export async function outboxDepth(transaction: Transaction): Promise<Depth> {
  const [row] = await transaction.query<Depth>(depthNumbers);
  return row ?? { waiting: 0, relayed: 0, oldest_seconds: null };
}

const nobody: Actor = { kind: 'anonymous' };

/** The outbox as the worker sees it: across agencies, ids only. */
export const outbox = {
  /** The oldest rows that nobody else is relaying, locked until the transaction ends. */
  waiting: (transaction: Transaction, limit: number) => transaction.query<OutboxRow>(waiting, [limit]),

  relayed: (transaction: Transaction, ids: readonly string[]) => transaction.query(relayed, [ids]),

  /** Ids of the rows that ask for this very work, relayed or not: a run that begins now answers them all. */
  async asking(database: Database, job: string, payload: unknown): Promise<readonly string[]> {
    const rows = await database.run<{ id: string }>(nobody, sameWork, [job, JSON.stringify(payload)]);
    return rows.map(({ id }) => id);
  },

  remove: (database: Database, ids: readonly string[]) => database.run(nobody, remove, [ids]),

  /** Lets the relay hand over rows again that came while the same work was running. Returns how many. */
  async again(database: Database, job: string, payload: unknown): Promise<number> {
    return (await database.run(nobody, again, [job, JSON.stringify(payload)])).length;
  },

  /** Rows per job that were relayed more than so many seconds ago and are not done. */
  heldLong: (database: Database, seconds: number) =>
    database.run<{ readonly job: string; readonly rows: number }>(nobody, heldLong, [seconds]),

  /** Lets the relay hand those over again. Returns how many. */
  async againLong(database: Database, jobs: readonly string[], seconds: number): Promise<number> {
    return (await database.run(nobody, againLong, [jobs, seconds])).length;
  },

  /** How many rows wait for the relay, how many for the end of their job, and the age of the oldest that waits, in seconds. */
  async depth(database: Database): Promise<{ readonly waiting: number; readonly relayed: number; readonly oldest_seconds: number }> {
    const [row] = await database.run<{ waiting: number; relayed: number; oldest_seconds: number }>(nobody, depth);
    return row ?? { waiting: 0, relayed: 0, oldest_seconds: 0 };
  },
};
