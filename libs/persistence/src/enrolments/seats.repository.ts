import { statement, type Transaction } from '../core/index.js';

export type Seated = {
  readonly enrolled: number;
  readonly already: number;
  readonly full: number;
  /** Were taken out of the run before: only reinstating brings them back. */
  readonly withdrawn: number;
};

/*
 * The run's row is locked first, so that seats are counted by one transaction at a time: a quota is
 * never passed, however many administrators and learners enrol at once.
 */
const lockRun = statement('seats.lockRun', 'select id, course_id, capacity, seats_taken from runs where id = $1 for update');
const seat = statement(
  'seats.take',
  `with held as (
     select e.state from enrolments e where e.run_id = $1 and e.person_id = any($3::uuid[])
   ), wanted as (
     select p.id, row_number() over (order by w.line) as line
     from unnest($3::uuid[]) with ordinality as w (id, line) join people p on p.id = w.id and p.state = 'active'
     where not exists (select from enrolments e where e.run_id = $1 and e.person_id = p.id)
   ), seated as (
     insert into enrolments (id, agency_id, run_id, course_id, person_id, source)
     select gen_random_uuid(), $2, $1, $4, id, $5 from wanted where $6::int is null or line <= $6
     returning id, person_id
   ), counted as (
     update runs set seats_taken = seats_taken + (select count(*) from seated) where id = $1
   )
   select (select count(*)::int from seated) as enrolled, (select count(*)::int from wanted) as wanted,
     (select count(*)::int from held where state <> 'withdrawn') as already, (select count(*)::int from held where state = 'withdrawn') as withdrawn,
     coalesce((select jsonb_agg(jsonb_build_object('enrolmentId', id, 'personId', person_id)) from seated), '[]') as seats`,
);

export type SeatRequest = { readonly runId: string; readonly personIds: readonly string[]; readonly source: 'admin' | 'self' | 'file' | 'unit' };
export type NewSeat = { readonly enrolmentId: string; readonly personId: string };

/** Seats people in order until the run is full. People already in the run, and suspended ones, take no seat. Null when there is no such run. */
export async function takeSeats(transaction: Transaction, request: SeatRequest): Promise<(Seated & { readonly seats: readonly NewSeat[]; readonly courseId: string }) | null> {
  const [run] = await transaction.query<{ course_id: string; capacity: number | null; seats_taken: number }>(lockRun, [request.runId]);
  if (!run) return null;
  const free = run.capacity === null ? null : Math.max(0, run.capacity - run.seats_taken);
  const unique = [...new Set(request.personIds)];
  const [row] = await transaction.query<Omit<Seated, 'full'> & { wanted: number; seats: NewSeat[] }>(seat, [
    request.runId, transaction.agencyId, unique, run.course_id, request.source, free,
  ]);
  const { enrolled, already, withdrawn, wanted, seats } = row ?? { enrolled: 0, already: 0, withdrawn: 0, wanted: 0, seats: [] };
  return { enrolled, already, withdrawn, full: wanted - enrolled, seats, courseId: run.course_id };
}

const withdraw = statement(
  'seats.withdraw',
  `with gone as (update enrolments set state = 'withdrawn' where id = $1 and run_id = $2 and state in ('enrolled', 'in_progress') returning person_id)
   , freed as (update runs set seats_taken = seats_taken - 1 where id = $2 and exists (select from gone))
   select person_id from gone`,
);
const reinstate = statement(
  'seats.reinstate',
  `with back as (update enrolments set state = case when version_id is null then 'enrolled' else 'in_progress' end where id = $1 and run_id = $2 and state = 'withdrawn' returning person_id)
   , taken as (update runs set seats_taken = seats_taken + 1 where id = $2 and exists (select from back))
   select person_id from back`,
);

/** Frees a seat; progress stays. The person's id, or null when there was nothing to withdraw. */
export async function freeSeat(transaction: Transaction, runId: string, enrolmentId: string): Promise<string | null> {
  await transaction.query(lockRun, [runId]);
  const [row] = await transaction.query<{ person_id: string }>(withdraw, [enrolmentId, runId]);
  return row?.person_id ?? null;
}

/** Takes a seat back for a withdrawn person: `full` when there is none. */
export async function retakeSeat(transaction: Transaction, runId: string, enrolmentId: string): Promise<{ personId: string } | 'full' | null> {
  const [run] = await transaction.query<{ capacity: number | null; seats_taken: number }>(lockRun, [runId]);
  if (!run) return null;
  if (run.capacity !== null && run.seats_taken >= run.capacity) return 'full';
  const [row] = await transaction.query<{ person_id: string }>(reinstate, [enrolmentId, runId]);
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
