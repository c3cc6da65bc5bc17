import type { RecordedKind } from '@sinau/domain/decisions';
import { statement, type Transaction } from '../core/index.js';
import { likePattern } from '../enrolments/index.js';

export type DecidedRun = {
  readonly runId: string; readonly runName: string; readonly courseTitle: string; readonly programmeName: string | null; readonly endsOn: string; readonly participants: number; readonly completed: number;
  readonly decision: { readonly kind: RecordedKind; readonly decidedAt: string; readonly decidedBy: string | null } | null; readonly sortedBy: string;
};
/** Courses whose runs somebody may see: null is all of the agency. */
export type Reach = { readonly ownerId: string; readonly courseIds: readonly string[] } | null;

const columns = `r.id as "runId", r.name as "runName", coalesce(k.title, '') as "courseTitle", m.name as "programmeName", r.ends_on::text as "endsOn", r.seats_taken as participants,
  coalesce((select n.completed from run_completions n where n.run_id = r.id), 0) as completed`;
const tables = `runs r join courses c on c.id = r.course_id join agencies g on g.id = r.agency_id left join catalogue_entries k on k.course_id = c.id left join programmes m on m.id = r.programme_id`;
const wanted = `($1::text is null or r.name ilike $1 or k.title ilike $1 or m.name ilike $1) and ($2::uuid is null or c.owner_id = $2 or r.course_id = any ($3::uuid[]))`;

const awaiting = statement(
  'decisions.awaiting',
  `select ${columns}, null as decision, r.ends_on::text as "sortedBy" from ${tables}
   where r.closed_at is null and r.ends_on < (now() at time zone g.time_zone)::date and ${wanted} and ($4::date is null or (r.ends_on, r.id) > ($4, $5::uuid))
   order by r.ends_on, r.id limit $6`,
);
const decided = statement(
  'decisions.decided',
  `select ${columns}, jsonb_build_object('kind', d.kind, 'decidedAt', to_char(d.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'decidedBy', p.full_name) as decision, d.decided_at::text as "sortedBy"
   from ${tables} join decisions d on d.run_id = r.id left join people p on p.id = d.decided_by
   where d.withdrawn_at is null and ${wanted} and ($4::timestamptz is null or (d.decided_at, r.id) < ($4, $5::uuid))
   order by d.decided_at desc, r.id desc limit $6`,
);

export type DecidedRunsQuery = { readonly search: string | null; readonly reach: Reach; readonly after: { readonly at: string; readonly id: string } | null; readonly limit: number };

function valuesOf({ search, reach, after, limit }: DecidedRunsQuery): readonly unknown[] {
  return [search === null ? null : likePattern(search), reach?.ownerId ?? null, reach?.courseIds ?? [], after?.at ?? null, after?.id ?? null, limit];
}

/** Runs whose last day has passed and that nobody decided on, the longest ended first. */
export function runsAwaitingDecision(transaction: Transaction, query: DecidedRunsQuery): Promise<DecidedRun[]> {
  return transaction.query<DecidedRun>(awaiting, valuesOf(query));
}

/** Runs with a decision that stands, the latest first. */
export function runsDecided(transaction: Transaction, query: DecidedRunsQuery): Promise<DecidedRun[]> {
  return transaction.query<DecidedRun>(decided, valuesOf(query));
}
