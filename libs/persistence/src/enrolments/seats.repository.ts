import { place, release, type Placement, type Quota, type Seats } from '@sinau/domain/programmes';
import { statement, type Transaction } from '../core/index.js';

export type Seated = {
  readonly enrolled: number;
  readonly already: number;
  readonly full: number;
  /** Were taken out of the run before: only reinstating brings them back. */
  readonly withdrawn: number;
};
export type SeatSource = 'admin' | 'self' | 'file' | 'unit' | 'rule' | 'nomination' | 'waiting';
/** `seats` counts guests too, who sit in runs of their own agencies. */
export type LockedRun = { readonly courseId: string; readonly jointQuotaId: string | null; readonly seats: Seats };

/*
 * The run's row is locked first, so that seats are counted by one transaction at a time: a quota is
 * never passed, however many administrators and learners enrol at once. What is read after the lock is read anew.
 */
const lockRun = statement('seats.lockRun', 'select id, course_id, capacity, seats_taken, joint_quota_id from runs where id = $1 for update');
const lockQuotas = statement(
  'seats.lockQuotas', 'select id, seats, taken, handed_back_at is not null as handed_back, guest_agency_id is not null as guest from run_quotas where run_id = $1 order by id for update',
);
/** Guests' seats are counted in a run of their own agency: there is no quota in it, but the host's row. */
const takeJoint = statement('seats.takeJoint', 'select take_joint_seats($1, $2) as given');
const releaseJoint = statement('seats.releaseJoint', 'select release_joint_seat($1)');

/** Locks the run and its quotas, in that order. Null when there is no such run. */
export async function lockSeats(transaction: Transaction, runId: string): Promise<LockedRun | null> {
  const [run] = await transaction.query<{ course_id: string; capacity: number | null; seats_taken: number; joint_quota_id: string | null }>(lockRun, [runId]);
  if (!run) return null;
  const rows = await transaction.query<{ id: string; seats: number; taken: number; handed_back: boolean; guest: boolean }>(lockQuotas, [runId]);
  const quotas = rows.map((row): Quota => ({ id: row.id, seats: row.seats, taken: row.taken, handedBack: row.handed_back }));
  const guests = rows.filter((row) => row.guest).reduce((sum, row) => sum + row.taken, 0);
  return { courseId: run.course_id, jointQuotaId: run.joint_quota_id, seats: { capacity: run.capacity, taken: run.seats_taken + guests, quotas } };
}

const held = statement(
  'seats.held',
  `select count(*) filter (where state <> 'withdrawn')::int as already, count(*) filter (where state = 'withdrawn')::int as withdrawn
   from enrolments where run_id = $1 and person_id = any($2::uuid[])`,
);
/** The nearest unit above a person that has seats of its own. */
const claims = statement(
  'seats.claims',
  `with recursive above as (
     select w.id as person_id, w.line, a.unit_id, 0 as height from unnest($2::uuid[]) with ordinality as w (id, line)
     left join appointments a on a.person_id = w.id and a.valid_to is null and a.assignment_kind = 'definitive' and $3
     union all
     select above.person_id, above.line, u.parent_id, above.height + 1 from above join units u on u.id = above.unit_id where u.parent_id is not null
   ), nearest as (
     select distinct on (above.person_id) above.person_id, above.line, q.id as quota_id
     from above left join run_quotas q on q.run_id = $1 and q.unit_id = above.unit_id
     order by above.person_id, q.id is null, above.height
   )
   select n.person_id, n.quota_id from nearest n join people p on p.id = n.person_id and p.state = 'active'
   where not exists (select from enrolments e where e.run_id = $1 and e.person_id = n.person_id) order by n.line`,
);
const seat = statement(
  'seats.take',
  `with seated as (
     insert into enrolments (id, agency_id, run_id, course_id, person_id, quota_id, source)
     select gen_random_uuid(), $2, $1, $3, person_id, quota_id, $6 from unnest($4::uuid[], $5::uuid[]) as given (person_id, quota_id)
     returning id, person_id, quota_id
   ), counted as (
     update runs set seats_taken = seats_taken + (select count(*) from seated) where id = $1
   ), of_quotas as (
     update run_quotas q set taken = q.taken + s.n from (select quota_id, count(*)::int as n from seated where quota_id is not null group by quota_id) s where q.id = s.quota_id
   ), served as (
     update waiting_places w set state = 'seated', resolved_at = now() from seated s where w.run_id = $1 and w.person_id = s.person_id and w.state = 'waiting'
   )
   select id as "enrolmentId", person_id as "personId" from seated`,
);

export type SeatRequest = { readonly runId: string; readonly personIds: readonly string[]; readonly source: SeatSource };
export type NewSeat = { readonly enrolmentId: string; readonly personId: string };
export type SeatsTaken = Seated & { readonly seats: readonly NewSeat[]; readonly courseId: string; /** Who found none, in order. */ readonly left: readonly string[] };

/** Of a guest's run: as many as the host's row still has, the first first. */
async function withinJointSeats(transaction: Transaction, quotaId: string, given: readonly Placement[]): Promise<readonly Placement[]> {
  const [row] = await transaction.query<{ given: number }>(takeJoint, [quotaId, given.length]);
  return given.slice(0, row?.given ?? 0);
}

/** Seats people in order until their quota and the common pool are full. People already in the run, and suspended ones, take no seat. Null when there is no such run. */
export async function takeSeats(transaction: Transaction, request: SeatRequest): Promise<SeatsTaken | null> {
  const run = await lockSeats(transaction, request.runId);
  if (!run) return null;
  const unique = [...new Set(request.personIds)];
  const [before] = await transaction.query<{ already: number; withdrawn: number }>(held, [request.runId, unique]);
  const rows = await transaction.query<{ person_id: string; quota_id: string | null }>(claims, [request.runId, unique, run.seats.quotas.length > 0]);
  const wanted = rows.map((row) => ({ personId: row.person_id, quotaId: row.quota_id }));
  const placed = place(run.seats, wanted).given;
  const given = run.jointQuotaId === null ? placed : await withinJointSeats(transaction, run.jointQuotaId, placed);
  const seats = given.length === 0 ? [] : await transaction.query<NewSeat>(seat, [
    request.runId, transaction.agencyId, run.courseId, given.map((one) => one.personId), given.map((one) => one.quotaId), request.source,
  ]);
  const seated = new Set(seats.map((one) => one.personId));
  const left = wanted.flatMap((one) => (seated.has(one.personId) ? [] : [one.personId]));
  return { enrolled: seats.length, already: before?.already ?? 0, withdrawn: before?.withdrawn ?? 0, full: left.length, left, seats, courseId: run.courseId };
}

const withdraw = statement(
  'seats.withdraw',
  `with old as (
     select id, quota_id from enrolments where id = $1 and run_id = $2 and state in ('enrolled', 'in_progress') for update
   ), gone as (
     update enrolments e set state = 'withdrawn', quota_id = null from old where e.id = old.id returning e.person_id
   ), freed as (
     update runs set seats_taken = seats_taken - 1 where id = $2 and exists (select from gone)
   )
   select person_id, (select quota_id from old) as quota_id from gone`,
);
const setQuota = statement('seats.setQuota', 'update run_quotas set seats = $2, taken = $3 where id = $1');
const reinstate = statement(
  'seats.reinstate',
  `with back as (
     update enrolments set quota_id = $3, state = case when version_id is null then 'enrolled' else 'in_progress' end where id = $1 and run_id = $2 and state = 'withdrawn' returning person_id
   ), taken as (
     update runs set seats_taken = seats_taken + 1 where id = $2 and exists (select from back)
   ), of_quota as (
     update run_quotas set taken = taken + 1 where id = $3 and exists (select from back)
   )
   select person_id from back`,
);
const claimOfWithdrawn = statement(
  'seats.claimOfWithdrawn',
  `with recursive above as (
     select a.unit_id, 0 as height from enrolments e join appointments a on a.person_id = e.person_id and a.valid_to is null and a.assignment_kind = 'definitive'
     where e.id = $1 and e.run_id = $2 and e.state = 'withdrawn'
     union all select u.parent_id, above.height + 1 from above join units u on u.id = above.unit_id where u.parent_id is not null
   )
   select q.id from above join run_quotas q on q.run_id = $2 and q.unit_id = above.unit_id order by above.height limit 1`,
);

/** Frees a seat; progress stays. The person's id, or null when there was nothing to withdraw. */
export async function freeSeat(transaction: Transaction, runId: string, enrolmentId: string): Promise<string | null> {
  const run = await lockSeats(transaction, runId);
  const [row] = await transaction.query<{ person_id: string; quota_id: string | null }>(withdraw, [enrolmentId, runId]);
  if (!run || !row) return null;
  const quota = release(run.seats, row.quota_id).quotas.find((one) => one.id === row.quota_id);
  if (quota) await transaction.query(setQuota, [quota.id, quota.seats, quota.taken]);
  if (run.jointQuotaId !== null) await transaction.query(releaseJoint, [run.jointQuotaId]);
  return row.person_id;
}

/** Takes a seat back for a withdrawn person: `full` when there is none. */
export async function retakeSeat(transaction: Transaction, runId: string, enrolmentId: string): Promise<{ personId: string } | 'full' | null> {
  const run = await lockSeats(transaction, runId);
  if (!run) return null;
  const [quota] = await transaction.query<{ id: string }>(claimOfWithdrawn, [enrolmentId, runId]);
  const placed = place(run.seats, [{ personId: '', quotaId: quota?.id ?? null }]).given;
  const [given] = run.jointQuotaId === null ? placed : await withinJointSeats(transaction, run.jointQuotaId, placed);
  if (!given) return 'full';
  const [row] = await transaction.query<{ person_id: string }>(reinstate, [enrolmentId, runId, given.quotaId]);
  if (!row && run.jointQuotaId !== null) await transaction.query(releaseJoint, [run.jointQuotaId]);
  return row ? { personId: row.person_id } : null;
}

const byIdentifier = statement(
  'seats.byIdentifier',
  `select w.line::int as line, w.value, p.id as person_id, p.state
   from unnest($1::text[]) with ordinality as w (value, line)
   left join lateral (
     select p.id, p.state from people p where p.id in (
       select i.person_id from identifiers i where i.value = w.value and i.valid_to is null
       union all select a.person_id from accounts a where a.email = lower(w.value)) limit 1) p on true
   order by w.line`,
);
const ofUnit = statement(
  'seats.ofUnit',
  `select distinct p.id, p.full_name from unit_subtree($1) as tree (id) join appointments a on a.unit_id = tree.id and a.valid_to is null
   join people p on p.id = a.person_id and p.state = 'active' order by p.full_name, p.id`,
);

export type FileLine = { readonly line: number; readonly value: string; readonly personId: string | null; readonly active: boolean };

/** People behind identifiers or e-mails, line by line. */
export async function peopleByIdentifier(transaction: Transaction, values: readonly string[]): Promise<FileLine[]> {
  const rows = await transaction.query<{ line: number; value: string; person_id: string | null; state: string | null }>(byIdentifier, [values]);
  return rows.map((row) => ({ line: row.line, value: row.value, personId: row.person_id, active: row.state === 'active' }));
}

/** Active people with a current appointment in the unit or below it. */
export async function peopleOfUnit(transaction: Transaction, unitId: string): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>(ofUnit, [unitId]);
  return rows.map((row) => row.id);
}
