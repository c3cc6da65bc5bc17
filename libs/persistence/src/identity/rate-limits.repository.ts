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
/** Seconds that must pass after the last try that was let through: none while tries are free, then doubling. $2 free, $3 first, $4 longest */
const pause = `case when r.count < $2 then 0 else least($4::float8, $3 * power(2, least(r.count - $2, 20))) end * interval '1 second'`;
const takeTurn = statement(
  'rateLimits.takeTurn',
  `insert into rate_limits as r (bucket, window_start, count, expires_at) values ($1, now(), 1, now() + $5 * interval '1 second')
   on conflict (bucket) do update set
     count = case when r.expires_at <= now() then 1 else r.count + 1 end,
     window_start = excluded.window_start,
     expires_at = excluded.expires_at
   where r.expires_at <= now() or r.window_start + ${pause} <= now()
   returning count`,
);
const turn = statement('rateLimits.turn', `select greatest(1, ceil(extract(epoch from window_start + ${pause} - now())))::int as seconds from rate_limits r where bucket = $1`);
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

/** All in seconds but `free`: how many tries need not wait. The count is forgotten `forgetAfter` the last. */
export type GrowingPause = { readonly free: number; readonly first: number; readonly longest: number; readonly forgetAfter: number };

/** Lets one try through, or tells how many seconds are left before the next may come. Of many at once only the first takes the turn. */
export async function takeTurnAfterPause(database: Database, bucket: string, { free, first, longest, forgetAfter }: GrowingPause): Promise<{ readonly waitSeconds: number }> {
  const taken = await database.run<{ count: number }>(nobody, takeTurn, [bucket, free, first, longest, forgetAfter]);
  if (taken.length > 0) return { waitSeconds: 0 };
  const [left] = await database.run<{ seconds: number }>(nobody, turn, [bucket, free, first, longest]);
  return { waitSeconds: left?.seconds ?? 1 };
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
