import type { RunApproval } from '@sinau/domain/programmes';
import { newId, statement, type Transaction } from '../core/index.js';
import type { Named } from './programmes.repository.js';

export type RunQuota = {
  readonly id: string; readonly unit: Named | null; readonly guest: Named | null; readonly seats: number; readonly taken: number; readonly handBackOn: string | null; readonly handedBackAt: Date | null;
};
export type RunInstructor = { readonly id: string; readonly personId: string | null; readonly name: string; readonly from: string | null; readonly topic: string };
export type RunSeatsRecord = {
  readonly runId: string; readonly revision: number; readonly programme: Named | null; readonly approval: RunApproval; readonly capacity: number | null; readonly taken: number; readonly waiting: number;
  readonly joint: { readonly hostName: string; readonly runName: string; readonly seats: number; readonly taken: number } | null;
};

const one = statement(
  'runSeats.one',
  `select r.id as "runId", r.revision, r.approval, r.capacity, r.seats_taken + (select coalesce(sum(q.taken), 0)::int from run_quotas q where q.run_id = r.id and q.guest_agency_id is not null) as taken,
     case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as programme,
     (select count(*)::int from waiting_places w where w.run_id = r.id and w.state = 'waiting') as waiting,
     case when r.joint_quota_id is not null then (
       select jsonb_build_object('hostName', o.host_name, 'runName', o.run_name, 'seats', o.seats, 'taken', o.taken) from joint_offers() o where o.quota_id = r.joint_quota_id) end as joint
   from runs r left join programmes p on p.id = r.programme_id where r.id = $1`,
);
const quotas = statement(
  'runSeats.quotas',
  `select q.id, q.seats, q.taken, q.hand_back_on::text as "handBackOn", q.handed_back_at as "handedBackAt",
     case when u.id is not null then jsonb_build_object('id', u.id, 'name', u.name) end as unit,
     case when q.guest_agency_id is not null then jsonb_build_object('id', q.guest_agency_id, 'name', coalesce(g.name, '')) end as guest
   from run_quotas q left join units u on u.id = q.unit_id left join agencies_to_invite() g on g.id = q.guest_agency_id
   where q.run_id = $1 and q.agency_id = $2 order by q.guest_agency_id is not null, u.name, g.name, q.id`,
);
const instructors = statement(
  'runSeats.instructors',
  `select i.id, i.person_id as "personId", coalesce(p.full_name, i.guest_name) as name, i.guest_from as "from", i.topic
   from run_instructors i left join people p on p.id = i.person_id where i.run_id = $1 order by i.id`,
);

export async function runSeats(transaction: Transaction, runId: string): Promise<RunSeatsRecord | null> {
  const [row] = await transaction.query<RunSeatsRecord>(one, [runId]);
  return row ?? null;
}

export function quotasOfRun(transaction: Transaction, runId: string): Promise<RunQuota[]> {
  return transaction.query<RunQuota>(quotas, [runId, transaction.agencyId]);
}

export function instructorsOfRun(transaction: Transaction, runId: string): Promise<RunInstructor[]> {
  return transaction.query<RunInstructor>(instructors, [runId]);
}

export type QuotaValues = { readonly id: string; readonly unitId: string | null; readonly guestAgencyId: string | null; readonly seats: number; readonly handBackOn: string | null };

/** Whoever had a seat of a quota that is no more sits in the common pool. */
const loosen = statement('runSeats.loosen', 'update enrolments set quota_id = null where run_id = $1 and quota_id is not null and quota_id <> all ($2::uuid[])');
const drop = statement('runSeats.drop', 'delete from run_quotas where run_id = $1 and agency_id = $2 and id <> all ($3::uuid[])');
/** A day that is set anew after the hand-back begins the quota anew. */
const write = statement(
  'runSeats.write',
  `insert into run_quotas (id, agency_id, run_id, unit_id, guest_agency_id, seats, hand_back_on)
   select q.id, $2, $1, q.unit, q.guest, q.seats, q.back from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::int[], $7::date[]) as q (id, unit, guest, seats, back)
   on conflict (id) do update set seats = excluded.seats, hand_back_on = excluded.hand_back_on,
     handed_back_at = case when excluded.hand_back_on is distinct from run_quotas.hand_back_on or excluded.seats <> run_quotas.seats then null else run_quotas.handed_back_at end
   where run_quotas.run_id = $1 and run_quotas.agency_id = $2`,
);
const bump = statement('runSeats.bump', 'update runs set revision = revision + 1 where id = $1 and revision = $2 returning id');
const knownUnits = statement('runSeats.knownUnits', 'select count(*)::int as units from units where id = any($1::uuid[])');
const knownAgencies = statement('runSeats.knownAgencies', 'select count(*)::int as agencies from agencies_to_invite() where id = any($1::uuid[])');

/** Whether every unit is of the agency, and every guest another one. */
export async function knowsQuotaHolders(transaction: Transaction, holders: readonly Pick<QuotaValues, 'unitId' | 'guestAgencyId'>[]): Promise<boolean> {
  const units = holders.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]));
  const guests = holders.flatMap(({ guestAgencyId }) => (guestAgencyId === null ? [] : [guestAgencyId]));
  const [unit] = await transaction.query<{ units: number }>(knownUnits, [units]);
  const [agency] = await transaction.query<{ agencies: number }>(knownAgencies, [guests]);
  return unit?.units === units.length && agency?.agencies === guests.length;
}

/** Replaces a run's quotas. Asked under the run's lock, by whom the result was checked. */
export async function writeQuotas(transaction: Transaction, runId: string, values: readonly QuotaValues[]): Promise<void> {
  await transaction.query(loosen, [runId, values.map(({ id }) => id)]);
  await transaction.query(drop, [runId, transaction.agencyId, values.map(({ id }) => id)]);
  if (values.length === 0) return;
  await transaction.query(write, [
    runId, transaction.agencyId, values.map(({ id }) => id), values.map(({ unitId }) => unitId), values.map(({ guestAgencyId }) => guestAgencyId), values.map(({ seats }) => seats),
    values.map(({ handBackOn }) => handBackOn),
  ]);
}

/** False when the run was changed since `revision`. */
export async function bumpRun(transaction: Transaction, runId: string, revision: number): Promise<boolean> {
  return (await transaction.query(bump, [runId, revision])).length > 0;
}

const handBack = statement(
  'runSeats.handBack',
  `with before as (select id, seats - taken as unused from run_quotas where id = $2 and run_id = $1 and agency_id = $3 and handed_back_at is null)
   update run_quotas q set seats = q.taken, handed_back_at = now() from before where q.id = before.id returning before.unused`,
);
const due = statement(
  'runSeats.due',
  `select q.id, q.run_id as "runId" from run_quotas q join runs r on r.id = q.run_id join agencies g on g.id = q.agency_id
   where q.agency_id = $1 and q.handed_back_at is null and q.hand_back_on <= ($2::timestamptz at time zone g.time_zone)::date and r.closed_at is null
   order by q.hand_back_on, q.id limit 200`,
);

/** Unused seats that went to the pool; null when they had gone before. */
export async function handBackQuota(transaction: Transaction, runId: string, quotaId: string): Promise<number | null> {
  const [row] = await transaction.query<{ unused: number }>(handBack, [runId, quotaId, transaction.agencyId]);
  return row?.unused ?? null;
}

/** Quotas of the agency whose day has come. */
export function quotasDue(transaction: Transaction, at: Date): Promise<{ id: string; runId: string }[]> {
  return transaction.query<{ id: string; runId: string }>(due, [transaction.agencyId, at]);
}

const settle = statement('runSeats.settle', 'update runs set programme_id = $3, approval = $4, revision = revision + 1 where id = $1 and revision = $2 returning id');
const dropInstructors = statement('runSeats.dropInstructors', 'delete from run_instructors where run_id = $1');
const addInstructors = statement(
  'runSeats.addInstructors',
  `insert into run_instructors (id, agency_id, run_id, person_id, guest_name, guest_from, topic)
   select i.id, $2, $1, p.id, i.guest, i.origin, i.topic from unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[]) as i (id, person, guest, origin, topic)
   left join people p on p.id = i.person where i.person is null or p.id is not null`,
);

/** False when the run was changed since `revision`. */
export async function settleRun(transaction: Transaction, runId: string, revision: number, values: { readonly programmeId: string | null; readonly approval: RunApproval }): Promise<boolean> {
  return (await transaction.query(settle, [runId, revision, values.programmeId, values.approval])).length > 0;
}

export type InstructorValues = { readonly personId: string | null; readonly guestName: string | null; readonly guestFrom: string | null; readonly topic: string };

/** Says anew who teaches; people of another agency are left out. */
export async function writeInstructors(transaction: Transaction, runId: string, values: readonly InstructorValues[]): Promise<void> {
  await transaction.query(dropInstructors, [runId]);
  if (values.length === 0) return;
  await transaction.query(addInstructors, [
    runId, transaction.agencyId, values.map(() => newId()), values.map(({ personId }) => personId), values.map(({ guestName }) => guestName), values.map(({ guestFrom }) => guestFrom),
    values.map(({ topic }) => topic),
  ]);
}
