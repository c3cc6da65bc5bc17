import { newId, statement, type Transaction } from '../core/index.js';
import { lastNumberOf } from '../organisations/last-number.js';

export type InRun = { readonly personId: string; readonly name: string; readonly email: string | null; readonly identifier: string | null };

const inRun = statement(
  'webinar.inRun',
  `select p.id as "personId", lower(regexp_replace(trim(p.full_name), '\\s+', ' ', 'g')) as name, lower(a.email) as email, i.value as identifier
   from enrolments e join people p on p.id = e.person_id left join accounts a on a.person_id = p.id
   left join lateral ${lastNumberOf('p.id')} i on true
   where e.run_id = $1 and e.state <> 'withdrawn'`,
);
const put = statement(
  'webinar.put',
  `insert into unmatched_attendees (id, agency_id, session_id, label, intervals)
   select id, $1, $2, label, intervals::jsonb from unnest($3::uuid[], $4::text[], $5::text[]) as n (id, label, intervals)
   on conflict (session_id, label) do update set intervals = (
     select jsonb_agg(distinct both_lists.stay) from jsonb_array_elements(unmatched_attendees.intervals || excluded.intervals) as both_lists (stay))`,
);
const known = statement('webinar.known', `select label, person_id as "personId", state from unmatched_attendees where session_id = $1 and label = any ($2::text[]) and state <> 'open'`);
const list = statement(
  'webinar.unmatched',
  `select id, label, intervals from unmatched_attendees where session_id = $1 and state = 'open' and ($2::text is null or (label, id) > ($2, $3::uuid)) order by label, id limit $4`,
);
const settle = statement(
  'webinar.settle',
  `update unmatched_attendees set state = $3, person_id = $4 where id = $1 and session_id = $2 and state = 'open' returning intervals`,
);

/** People of the run as a list may name them. */
export function peopleInRun(transaction: Transaction, runId: string): Promise<InRun[]> {
  return transaction.query<InRun>(inRun, [runId]);
}

export type Stay = readonly [from: string, to: string];
export type Unmatched = { readonly label: string; readonly intervals: readonly Stay[] };

/** Keeps names that nobody is matched to; the same name of another list adds its stays. */
export async function keepUnmatched(transaction: Transaction, sessionId: string, rows: readonly Unmatched[]): Promise<void> {
  if (rows.length === 0) return;
  await transaction.query(put, [transaction.agencyId, sessionId, rows.map(() => newId()), rows.map(({ label }) => label), rows.map(({ intervals }) => JSON.stringify(intervals))]);
}

/** Names that somebody has matched or dismissed at this session before. */
export async function settledLabels(transaction: Transaction, sessionId: string, labels: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await transaction.query<{ label: string; personId: string | null }>(known, [sessionId, labels]);
  return new Map(rows.map(({ label, personId }) => [label, personId]));
}

export function listUnmatched(transaction: Transaction, sessionId: string, after: { readonly label: string; readonly id: string } | null, limit: number): Promise<(Unmatched & { readonly id: string })[]> {
  return transaction.query<Unmatched & { readonly id: string }>(list, [sessionId, after?.label ?? null, after?.id ?? null, limit]);
}

/** Matches a name to a person, or to nobody; its stays, or null when it is settled already. */
export async function settleUnmatched(transaction: Transaction, sessionId: string, attendeeId: string, personId: string | null): Promise<readonly Stay[] | null> {
  const [row] = await transaction.query<{ intervals: readonly Stay[] }>(settle, [attendeeId, sessionId, personId === null ? 'dismissed' : 'matched', personId]);
  return row?.intervals ?? null;
}
