import type { NominationOrigin, NominationState } from '@sinau/domain/programmes';
import { newId, statement, type Transaction } from '../core/index.js';

export type WaitingSource = 'self' | 'admin' | 'nomination' | 'rule';
export type WaitingPerson = { readonly id: string; readonly personId: string; readonly name: string; readonly unitName: string | null; readonly place: number; readonly position: number; readonly source: WaitingSource; readonly since: Date };

const join = statement(
  'waiting.join',
  `insert into waiting_places (id, agency_id, run_id, person_id, position, source)
   select w.id, $2, $1, w.person, coalesce((select max(position) from waiting_places where run_id = $1), 0) + w.line, $5
   from unnest($3::uuid[], $4::uuid[]) with ordinality as w (id, person, line)
   on conflict (run_id, person_id) where state = 'waiting' do nothing returning id`,
);
const order = statement('waiting.order', `select person_id from waiting_places where run_id = $1 and state = 'waiting' order by position`);
const leave = statement(
  'waiting.leave', `update waiting_places set state = 'left', resolved_at = now() where run_id = $1 and state = 'waiting' and ($2::uuid is null or id = $2) and ($3::uuid is null or person_id = $3) returning person_id`,
);
const placeOf = statement(
  'waiting.placeOf',
  `select (select count(*)::int from waiting_places b where b.run_id = w.run_id and b.state = 'waiting' and b.position <= w.position) as place
   from waiting_places w where w.run_id = $1 and w.person_id = $2 and w.state = 'waiting'`,
);
const list = statement(
  'waiting.list',
  `select w.id, w.person_id as "personId", p.full_name as name, u.name as "unitName", w.position, w.source, w.created_at as since,
     (select count(*)::int from waiting_places b where b.run_id = w.run_id and b.state = 'waiting' and b.position <= w.position) as place
   from waiting_places w join people p on p.id = w.person_id
   left join appointments a on a.person_id = p.id and a.valid_to is null and a.assignment_kind = 'definitive' left join units u on u.id = a.unit_id
   where w.run_id = $1 and w.state = 'waiting' and ($2::int is null or w.position > $2) order by w.position limit $3`,
);
/** Runs that have not ended, have somebody waiting, and a seat that nobody has: what an act of another agency leaves to do. */
const unserved = statement(
  'waiting.unserved',
  `select r.id from runs r join agencies g on g.id = r.agency_id
   where r.agency_id = $1 and r.closed_at is null and r.ends_on >= ($2::timestamptz at time zone g.time_zone)::date
     and exists (select from waiting_places w join people p on p.id = w.person_id and p.state = 'active' where w.run_id = r.id and w.state = 'waiting')
     and (r.capacity is null or r.seats_taken < r.capacity - (select coalesce(sum(case when q.unit_id is null then q.seats else q.seats - q.taken end), 0) from run_quotas q where q.run_id = r.id))
     and (r.joint_quota_id is null or exists (select from run_quotas q where q.id = r.joint_quota_id and q.taken < q.seats))
   order by r.id limit 100`,
);

/** Behind those who wait, in the given order; who waits already keeps the place. Asked under the run's lock. */
export async function joinWaiting(transaction: Transaction, runId: string, personIds: readonly string[], source: WaitingSource): Promise<number> {
  if (personIds.length === 0) return 0;
  return (await transaction.query(join, [runId, transaction.agencyId, personIds.map(() => newId()), personIds, source])).length;
}

export async function waitingOrder(transaction: Transaction, runId: string): Promise<string[]> {
  return (await transaction.query<{ person_id: string }>(order, [runId])).map((row) => row.person_id);
}

/** The person who left, or null when nobody waited there. */
export async function leaveWaiting(transaction: Transaction, runId: string, who: { readonly placeId: string } | { readonly personId: string }): Promise<string | null> {
  const [row] = await transaction.query<{ person_id: string }>(leave, [runId, 'placeId' in who ? who.placeId : null, 'personId' in who ? who.personId : null]);
  return row?.person_id ?? null;
}

/** 1 is next; null who does not wait. */
export async function waitingPlaceOf(transaction: Transaction, runId: string, personId: string): Promise<number | null> {
  const [row] = await transaction.query<{ place: number }>(placeOf, [runId, personId]);
  return row?.place ?? null;
}

export function listWaiting(transaction: Transaction, runId: string, after: number | null, limit: number): Promise<WaitingPerson[]> {
  return transaction.query<WaitingPerson>(list, [runId, after, limit]);
}

export async function runsToServe(transaction: Transaction, at: Date): Promise<string[]> {
  return (await transaction.query<{ id: string }>(unserved, [transaction.agencyId, at])).map((row) => row.id);
}

export type OwnRunRequest = {
  readonly runId: string; readonly runName: string; readonly courseId: string; readonly courseTitle: string; readonly startsOn: string; readonly waitingPlace: number | null;
  readonly nomination: { readonly id: string; readonly state: NominationState; readonly origin: NominationOrigin; readonly decisionReason: string } | null;
};
const own = statement(
  'waiting.own',
  `select r.id as "runId", r.name as "runName", r.course_id as "courseId", coalesce(k.title, '') as "courseTitle", r.starts_on::text as "startsOn",
     (select count(*)::int from waiting_places b where b.run_id = w.run_id and b.state = 'waiting' and b.position <= w.position) as "waitingPlace_raw",
     w.id as waiting_id, case when n.id is not null then jsonb_build_object('id', n.id, 'state', n.state, 'origin', n.origin, 'decisionReason', n.decision_reason) end as nomination
   from runs r join agencies g on g.id = r.agency_id left join catalogue_entries k on k.course_id = r.course_id
   left join waiting_places w on w.run_id = r.id and w.person_id = $1 and w.state = 'waiting'
   left join lateral (select * from nominations n where n.run_id = r.id and n.person_id = $1 order by n.created_at desc limit 1) n on true
   where r.id in (select run_id from waiting_places where person_id = $1 and state = 'waiting' union select run_id from nominations where person_id = $1 and created_at > now() - interval '180 days')
     and (w.id is not null or n.id is not null)
     and not exists (select from enrolments e where e.run_id = r.id and e.person_id = $1 and e.state <> 'withdrawn')
   order by r.starts_on, r.id limit 100`,
);

/** Runs in which the person waits or is put forward, and has no seat. */
export async function ownRunRequests(transaction: Transaction, personId: string): Promise<OwnRunRequest[]> {
  const rows = await transaction.query<Omit<OwnRunRequest, 'waitingPlace'> & { waitingPlace_raw: number; waiting_id: string | null }>(own, [personId]);
  return rows.map(({ waitingPlace_raw: place, waiting_id: waitingId, ...row }) => ({ ...row, waitingPlace: waitingId === null ? null : place }));
}
