import { statement, type Transaction } from '../core/index.js';

/** An entry by its place in the agency's chain; `hash` is SHA-256 in hexadecimal. */
export type ChainPlace = { readonly position: number; readonly hash: string };
export type AuditCheck = { readonly day: string; readonly entries: number; readonly brokenAt: number | null; readonly unlikeDay: string | null };
export type LastAuditCheck = AuditCheck & { readonly at: Date };

type LastRow = { day: string; at: Date; entries: number; broken_at: number | null; unlike_day: string | null };

const due = statement(
  'auditChecks.due',
  `select (now() at time zone g.time_zone)::date::text as day from agencies g
   where g.id = $1 and extract(hour from now() at time zone g.time_zone) >= $2
     and not exists (select from audit_checks c where c.agency_id = g.id and c.day = (now() at time zone g.time_zone)::date)`,
);
const head = statement('auditChecks.head', `select position::float8 as position, encode(hash, 'hex') as hash from audit_entries where agency_id = $1 order by position desc limit 1`);
const places = statement('auditChecks.places', `select position::float8 as position, encode(hash, 'hex') as hash from audit_entries where agency_id = $1 and position = any($2::bigint[])`);
const write = statement(
  'auditChecks.write',
  `insert into audit_checks (agency_id, day, entries, broken_at, unlike_day) values ($1, $2, $3, $4, $5)
   on conflict (agency_id, day) do update set at = now(), entries = excluded.entries, broken_at = excluded.broken_at, unlike_day = excluded.unlike_day`,
);
const note = statement('auditChecks.note', 'select note_audit_checks()');
const last = statement(
  'auditChecks.last',
  `select day::text, at, entries, broken_at::float8 as broken_at, unlike_day::text from audit_checks where agency_id = $1 order by day desc limit 1`,
);

/** Today in the agency's zone, when it is `hour` o'clock or later there and today's look is still missing. */
export async function dueAuditCheck(transaction: Transaction, hour: number): Promise<string | null> {
  const [row] = await transaction.query<{ day: string }>(due, [transaction.agencyId, hour]);
  return row?.day ?? null;
}

/** The last entry of the agency's chain; null when there is none. */
export async function auditHead(transaction: Transaction): Promise<ChainPlace | null> {
  const [row] = await transaction.query<ChainPlace>(head, [transaction.agencyId]);
  return row ?? null;
}

/** The hashes that stand at these positions of the agency's chain now. */
export async function auditHashes(transaction: Transaction, positions: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const rows = await transaction.query<ChainPlace>(places, [transaction.agencyId, [...positions]]);
  return new Map(rows.map(({ position, hash }) => [position, hash]));
}

/** Keeps what a look found, and tells the installation's upkeep. The worker's alone. */
export async function keepAuditCheck(transaction: Transaction, { day, entries, brokenAt, unlikeDay }: AuditCheck): Promise<void> {
  await transaction.query(write, [transaction.agencyId, day, entries, brokenAt, unlikeDay]);
  await transaction.query(note);
}

/** What the agency's last look found; null before the first. */
export async function lastAuditCheck(transaction: Transaction): Promise<LastAuditCheck | null> {
  const [row] = await transaction.query<LastRow>(last, [transaction.agencyId]);
  return row ? { day: row.day, at: row.at, entries: row.entries, brokenAt: row.broken_at, unlikeDay: row.unlike_day } : null;
}
