import { statement, type Database, type Transaction } from '../core/index.js';

/** A counter within its window: how many, and seconds until it begins anew. */
export type Counted = { readonly bucket: string; readonly count: number; readonly seconds: number };

const nobody = { kind: 'anonymous' } as const;

const take = statement(
  'rateLimits.take',
  `insert into rate_limits as r (bucket, window_start, count, expires_at)
   select bucket, now(), 1, now() + $2 * interval '1 second' from unnest($1::text[]) as wanted(bucket) order by bucket
   on conflict (bucket) do update set
     count = case when r.expires_at <= now() then 1 else r.count + 1 end,
     window_start = case when r.expires_at <= now() then excluded.window_start else r.window_start end,
     expires_at = case when r.expires_at <= now() then excluded.expires_at else r.expires_at end
   returning bucket, count, ceil(extract(epoch from expires_at - now()))::int as seconds`,
);
const peek = statement(
  'rateLimits.peek',
  `select bucket, count, ceil(extract(epoch from expires_at - now()))::int as seconds from rate_limits where bucket = any($1) and expires_at > now()`,
);
const giveBack = statement('rateLimits.giveBack', `update rate_limits set count = greatest(count - 1, 0) where bucket = any($1)`);
const clear = statement('rateLimits.clear', `delete from rate_limits where bucket = any($1)`);

/** Counts one in each bucket and tells the new counts. The window begins with its first event. */
export function takeFromLimits(database: Database, buckets: readonly string[], windowSeconds: number): Promise<Counted[]> {
  return database.run<Counted>(nobody, take, [buckets, windowSeconds]);
}

/** The counts now, without counting. Buckets that are empty are left out. */
export function readLimits(database: Database, buckets: readonly string[]): Promise<Counted[]> {
  return database.run<Counted>(nobody, peek, [buckets]);
}

export async function giveBackToLimits(database: Database, buckets: readonly string[]): Promise<void> {
  await database.run(nobody, giveBack, [buckets]);
}

export async function clearLimits(transaction: Transaction, buckets: readonly string[]): Promise<void> {
  await transaction.query(clear, [buckets]);
}
