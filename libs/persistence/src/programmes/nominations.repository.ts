import type { NominationOrigin, NominationState } from '@sinau/domain/programmes';
import { newId, statement, type Transaction } from '../core/index.js';
import { likePattern, phaseOfRun } from '../enrolments/index.js';

export type NominationRecord = {
  readonly id: string; readonly runId: string; readonly runName: string; readonly courseId: string; readonly courseTitle: string; readonly startsOn: string; readonly endsOn: string; readonly personId: string;
  readonly personName: string; readonly unitId: string | null; readonly unitName: string | null; readonly origin: NominationOrigin; readonly state: NominationState; readonly nominatedBy: string;
  readonly nominatedByName: string; readonly reason: string; readonly decidedByName: string | null; readonly decidedAt: Date | null; readonly decisionReason: string; readonly createdAt: Date; readonly sortedBy: string;
};

const select = `select n.id, n.run_id as "runId", r.name as "runName", r.course_id as "courseId", coalesce(k.title, '') as "courseTitle", r.starts_on::text as "startsOn", r.ends_on::text as "endsOn",
    n.person_id as "personId", p.full_name as "personName", a.unit_id as "unitId", u.name as "unitName", n.origin, n.state, n.nominated_by as "nominatedBy", b.full_name as "nominatedByName", n.reason,
    d.full_name as "decidedByName", n.decided_at as "decidedAt", n.decision_reason as "decisionReason", n.created_at as "createdAt",
    to_char(n.created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00' as "sortedBy"
  from nominations n join runs r on r.id = n.run_id join people p on p.id = n.person_id join people b on b.id = n.nominated_by left join people d on d.id = n.decided_by
  left join catalogue_entries k on k.course_id = r.course_id
  left join appointments a on a.person_id = p.id and a.valid_to is null and a.assignment_kind = 'definitive' left join units u on u.id = a.unit_id`;

const one = statement('nominations.one', `${select} where n.id = $1`);
const list = statement(
  'nominations.list',
  `${select} where ($1::text is null or n.state = $1) and ($2::uuid[] is null or a.unit_id = any($2)) and ($3::timestamptz is null or (n.created_at, n.id) < ($3, $4::uuid))
   order by n.created_at desc, n.id desc limit $5`,
);
const insert = statement(
  'nominations.insert',
  `insert into nominations (id, agency_id, run_id, person_id, origin, state, nominated_by, reason)
   select n.id, $2, $1, n.person, $5, $6, $7, $8 from unnest($3::uuid[], $4::uuid[]) as n (id, person)
   where not exists (select from enrolments e where e.run_id = $1 and e.person_id = n.person)
   on conflict (run_id, person_id) where state in ('waiting_supervisor', 'waiting_admin') do nothing returning id`,
);
const decide = statement(
  'nominations.decide',
  `update nominations set state = $3, decided_by = $4, decided_at = now(), decision_reason = $5 where id = $1 and state = $2 returning id`,
);
const openRuns = statement(
  'nominations.openRuns',
  `select r.id, r.name, coalesce(k.title, '') as "courseTitle", r.starts_on::text as "startsOn", r.ends_on::text as "endsOn"
   from runs r join agencies g on g.id = r.agency_id left join catalogue_entries k on k.course_id = r.course_id where ${phaseOfRun} <> 'ended' order by r.starts_on, r.id limit 100`,
);
const team = statement(
  'nominations.team',
  `select p.id, p.full_name as name, u.name as "unitName",
     case when e.id is not null then 'in_run' when n.id is not null then 'nominated' when w.id is not null then 'waiting' else 'free' end as state
   from people p join appointments a on a.person_id = p.id and a.valid_to is null and a.assignment_kind = 'definitive' join units u on u.id = a.unit_id
   left join enrolments e on e.run_id = $1 and e.person_id = p.id
   left join nominations n on n.run_id = $1 and n.person_id = p.id and n.state in ('waiting_supervisor', 'waiting_admin')
   left join waiting_places w on w.run_id = $1 and w.person_id = p.id and w.state = 'waiting'
   where p.state = 'active' and ($2::uuid[] is null or a.unit_id = any($2)) and ($3::text is null or p.full_name ilike $3) and ($4::text is null or (p.full_name, p.id) > ($4, $5::uuid))
   order by p.full_name, p.id limit $6`,
);
const within = statement(
  'nominations.within',
  `select count(distinct a.person_id)::int as people from appointments a join people p on p.id = a.person_id and p.state = 'active'
   where a.person_id = any($1::uuid[]) and a.valid_to is null and a.assignment_kind = 'definitive' and ($2::uuid[] is null or a.unit_id = any($2))`,
);
const supervisors = statement(
  'nominations.supervisors',
  `select distinct x.person_id as id from appointments a
   join role_assignments x on x.role = 'supervisor' and x.scope_kind = 'unit' and x.valid_from <= current_date and (x.valid_to is null or x.valid_to >= current_date) and x.person_id <> $1
   where a.person_id = $1 and a.valid_to is null and a.assignment_kind = 'definitive' and a.unit_id in (select unit_subtree(x.scope_id)) limit 20`,
);

export async function nominationById(transaction: Transaction, nominationId: string): Promise<NominationRecord | null> {
  const [row] = await transaction.query<NominationRecord>(one, [nominationId]);
  return row ?? null;
}

export type NominationsQuery = { readonly state: NominationState | null; /** Null is the whole agency. */ readonly unitIds: readonly string[] | null; readonly after: { readonly at: string; readonly id: string } | null; readonly limit: number };

export function listNominations(transaction: Transaction, query: NominationsQuery): Promise<NominationRecord[]> {
  return transaction.query<NominationRecord>(list, [query.state, query.unitIds, query.after?.at ?? null, query.after?.id ?? null, query.limit]);
}

export type NewNominations = {
  readonly runId: string; readonly personIds: readonly string[]; readonly origin: NominationOrigin; readonly state: NominationState; readonly nominatedBy: string; readonly reason: string;
};

/** How many were put forward: who is in the run, or put forward for it already, is not again. */
export async function insertNominations(transaction: Transaction, values: NewNominations): Promise<number> {
  const { personIds } = values;
  return (await transaction.query(insert, [values.runId, transaction.agencyId, personIds.map(() => newId()), personIds, values.origin, values.state, values.nominatedBy, values.reason])).length;
}

export type NominationDecision = { readonly from: NominationState; readonly to: NominationState; readonly by: string; readonly reason: string };

/** False when somebody else decided first. */
export async function decideNomination(transaction: Transaction, nominationId: string, decision: NominationDecision): Promise<boolean> {
  return (await transaction.query(decide, [nominationId, decision.from, decision.to, decision.by, decision.reason])).length > 0;
}

export type NominationRun = { readonly id: string; readonly name: string; readonly courseTitle: string; readonly startsOn: string; readonly endsOn: string };
export function runsToNominateFor(transaction: Transaction): Promise<NominationRun[]> {
  return transaction.query<NominationRun>(openRuns);
}

export type TeamMember = { readonly id: string; readonly name: string; readonly unitName: string; readonly state: 'in_run' | 'nominated' | 'waiting' | 'free' };
export type TeamQuery = { readonly runId: string; readonly unitIds: readonly string[] | null; readonly search: string | null; readonly after: { readonly at: string; readonly id: string } | null; readonly limit: number };

/** Active people of the units, and what they are to the run. */
export function teamForRun(transaction: Transaction, query: TeamQuery): Promise<TeamMember[]> {
  return transaction.query<TeamMember>(team, [query.runId, query.unitIds, query.search === null ? null : likePattern(query.search), query.after?.at ?? null, query.after?.id ?? null, query.limit]);
}

/** Whether all are active and posted to one of the units. */
export async function areAllWithin(transaction: Transaction, personIds: readonly string[], unitIds: readonly string[] | null): Promise<boolean> {
  const [row] = await transaction.query<{ people: number }>(within, [personIds, unitIds]);
  return row?.people === new Set(personIds).size;
}

/** Who oversees the person's unit. */
export async function supervisorsOf(transaction: Transaction, personId: string): Promise<string[]> {
  return (await transaction.query<{ id: string }>(supervisors, [personId])).map((row) => row.id);
}
