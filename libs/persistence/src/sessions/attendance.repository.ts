import type { Attendance, AttendanceBasis, AttendanceRecord, AttendanceRecordKind, AttendanceSource, HeldDecision } from '@sinau/domain/sessions';
import { newId, statement, type Transaction } from '../core/index.js';
import { lastNumberOf } from '../organisations/last-number.js';

/** A record as it is written: `startsAt` of scans and intervals, `endsAt` of intervals, `reason` of corrections. */
export type NewRecord = {
  readonly personId: string; readonly source: AttendanceSource; readonly kind: AttendanceRecordKind; readonly startsAt: Date | null; readonly endsAt: Date | null;
  readonly reason: string | null; readonly recordedBy: string | null;
};

/* The same stay in a list that is imported again is the same row. */
const insert = statement(
  'attendance.insert',
  `insert into attendance_records (id, agency_id, session_id, person_id, source, kind, starts_at, ends_at, reason, recorded_by)
   select id, $1, $2, person_id, source, kind, starts_at, ends_at, reason, recorded_by
   from unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::timestamptz[], $8::timestamptz[], $9::text[], $10::uuid[])
     as n (id, person_id, source, kind, starts_at, ends_at, reason, recorded_by)
   on conflict do nothing`,
);
const records = statement(
  'attendance.records',
  `select person_id, source, kind, starts_at, ends_at from attendance_records where session_id = $1 and person_id = any ($2::uuid[]) order by recorded_at, id`,
);
const held = statement(
  'attendance.held',
  `select distinct on (person_id) person_id, id, number, present from attendance_decisions where session_id = $1 and person_id = any ($2::uuid[]) order by person_id, number desc`,
);
const decide = statement(
  'attendance.decide',
  `insert into attendance_decisions (id, agency_id, session_id, person_id, number, present, share, basis, decided_at)
   select id, $1, $2, person_id, number, present, share, basis, clock_timestamp()
   from unnest($3::uuid[], $4::uuid[], $5::int[], $6::bool[], $7::smallint[], $8::text[]) as n (id, person_id, number, present, share, basis)`,
);

export async function recordAttendance(transaction: Transaction, sessionId: string, rows: readonly NewRecord[]): Promise<void> {
  if (rows.length === 0) return;
  await transaction.query(insert, [
    transaction.agencyId, sessionId, rows.map(() => newId()), rows.map(({ personId }) => personId), rows.map(({ source }) => source), rows.map(({ kind }) => kind),
    rows.map(({ startsAt }) => startsAt), rows.map(({ endsAt }) => endsAt), rows.map(({ reason }) => reason), rows.map(({ recordedBy }) => recordedBy),
  ]);
}

type RecordRow = { person_id: string; source: AttendanceSource; kind: AttendanceRecordKind; starts_at: Date | null; ends_at: Date | null };

/** The row as the domain knows it; null for a combination that is never written. */
function recordOf({ source, kind, starts_at: from, ends_at: to }: RecordRow): AttendanceRecord | null {
  if (source === 'code' && (kind === 'in' || kind === 'out') && from) return { source, kind, at: from.getTime() };
  if (source === 'webinar' && kind === 'interval' && from && to) return { source, kind, span: [from.getTime(), to.getTime()] };
  if ((source === 'paper' || source === 'correction') && (kind === 'present' || kind === 'absent')) return { source, kind };
  return null;
}

/** Of each person, in the order of recording. */
export async function attendanceRecords(transaction: Transaction, sessionId: string, personIds: readonly string[]): Promise<Map<string, AttendanceRecord[]>> {
  const found = new Map<string, AttendanceRecord[]>();
  for (const row of await transaction.query<RecordRow>(records, [sessionId, personIds])) {
    const record = recordOf(row);
    if (record) found.set(row.person_id, [...(found.get(row.person_id) ?? []), record]);
  }
  return found;
}

export async function heldDecisions(transaction: Transaction, sessionId: string, personIds: readonly string[]): Promise<Map<string, HeldDecision>> {
  const rows = await transaction.query<HeldDecision & { person_id: string }>(held, [sessionId, personIds]);
  return new Map(rows.map(({ person_id: personId, id, number, present }) => [personId, { id, number, present }]));
}

export type NewDecision = { readonly id: string; readonly personId: string; readonly number: number; readonly attendance: Attendance };

export async function insertDecisions(transaction: Transaction, sessionId: string, rows: readonly NewDecision[]): Promise<void> {
  if (rows.length === 0) return;
  await transaction.query(decide, [
    transaction.agencyId, sessionId, rows.map(({ id }) => id), rows.map(({ personId }) => personId), rows.map(({ number }) => number),
    rows.map(({ attendance }) => attendance.present), rows.map(({ attendance }) => attendance.share), rows.map(({ attendance }) => attendance.basis),
  ]);
}

const toAward = statement(
  'attendance.toAward',
  `select d.session_id, d.person_id, d.decided_at, not exists (select from attendance_decisions later where later.session_id = d.session_id and later.person_id = d.person_id and later.number > d.number) as holds
   from attendance_decisions d where d.id = $1 and d.present
     and not exists (select from ledger_entries l where l.evidence_kind in ('attendance', 'mentoring') and l.evidence_id = d.id and l.kind = 'award')`,
);
const unawarded = statement(
  'attendance.unawarded',
  `select d.id from run_sessions s join attendance_decisions d on d.session_id = s.id and d.present
   where s.hours > 0 and s.kind <> 'field_practice' and d.decided_at < now() - interval '30 seconds'
     and not exists (select from attendance_decisions later where later.session_id = d.session_id and later.person_id = d.person_id and later.number > d.number)
     and not exists (select from ledger_entries l where l.evidence_kind in ('attendance', 'mentoring') and l.evidence_id = d.id and l.kind = 'award')
   order by d.decided_at limit 200`,
);

export type DecisionToAward = { readonly sessionId: string; readonly personId: string; readonly decidedAt: Date; readonly holds: boolean };

/** A decision that says present and counted nothing yet; `holds` is false when a later one replaced it. */
export async function decisionToAward(transaction: Transaction, decisionId: string): Promise<DecisionToAward | null> {
  const [row] = await transaction.query<{ session_id: string; person_id: string; decided_at: Date; holds: boolean }>(toAward, [decisionId]);
  return row ? { sessionId: row.session_id, personId: row.person_id, decidedAt: row.decided_at, holds: row.holds } : null;
}

/** Decisions that say present, hold, and counted no JP yet though half a minute went by. */
export async function unawardedDecisions(transaction: Transaction): Promise<string[]> {
  return (await transaction.query<{ id: string }>(unawarded)).map(({ id }) => id);
}

export type AttendeesQuery = {
  readonly sessionId: string; readonly search: string | null; readonly state: 'present' | 'absent' | 'inside' | null; readonly after: { readonly name: string; readonly id: string } | null; readonly limit: number;
};
export type Attendee = {
  readonly personId: string; readonly name: string; readonly identifier: string | null; readonly unitName: string | null; readonly present: boolean | null; readonly share: number | null;
  readonly basis: AttendanceBasis | null; readonly inside: boolean; readonly decidedAt: Date | null;
};
type AttendeeRow = {
  person_id: string; full_name: string; identifier: string | null; unit_name: string | null; present: boolean | null; share: number | null; basis: AttendanceBasis | null; inside: boolean; decided_at: Date | null;
};

/* Who was taken out of the run stays on the list when something was decided about them. */
const attendees = statement(
  'attendance.attendees',
  `select p.id as person_id, p.full_name, i.value as identifier, u.name as unit_name, d.present, d.share, d.basis, coalesce(scan.kind = 'in', false) as inside, d.decided_at
   from run_sessions s join enrolments e on e.run_id = run_here(s.run_id) join people p on p.id = e.person_id
   left join lateral (select present, share, basis, decided_at from attendance_decisions where session_id = s.id and person_id = p.id order by number desc limit 1) d on true
   left join lateral (select kind from attendance_records where session_id = s.id and person_id = p.id and source = 'code' order by starts_at desc, recorded_at desc limit 1) scan on true
   left join lateral ${lastNumberOf('p.id')} i on true
   left join appointments a on a.person_id = p.id and a.valid_to is null and a.assignment_kind = 'definitive' left join units u on u.id = a.unit_id
   where s.id = $1 and (e.state <> 'withdrawn' or d.present is not null) and ($2::text is null or p.full_name ilike $2 or i.value like $2)
     and case $3::text when 'present' then coalesce(d.present, false) when 'absent' then not coalesce(d.present, false) when 'inside' then coalesce(scan.kind = 'in', false) else true end
     and ($4::text is null or (p.full_name, p.id) > ($4, $5::uuid))
   order by p.full_name, p.id limit $6`,
);

/** The run's people by name, with what holds about each. */
export async function listAttendees(transaction: Transaction, { sessionId, search, state, after, limit }: AttendeesQuery): Promise<Attendee[]> {
  const rows = await transaction.query<AttendeeRow>(attendees, [sessionId, search, state, after?.name ?? null, after?.id ?? null, limit]);
  return rows.map((row) => ({
    personId: row.person_id, name: row.full_name, identifier: row.identifier, unitName: row.unit_name, present: row.present, share: row.share, basis: row.basis, inside: row.inside, decidedAt: row.decided_at,
  }));
}

const insideNow = statement(
  'attendance.insideNow',
  `select count(*)::int as inside from (select distinct on (person_id) kind from attendance_records where session_id = $1 and source = 'code' order by person_id, starts_at desc, recorded_at desc) last where kind = 'in'`,
);

/** People in by the room's code, and not out since. */
export async function countInside(transaction: Transaction, sessionId: string): Promise<number> {
  const [row] = await transaction.query<{ inside: number }>(insideNow, [sessionId]);
  return row?.inside ?? 0;
}
