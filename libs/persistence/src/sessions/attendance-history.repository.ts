import type { AttendanceBasis, AttendanceRecordKind, AttendanceSource } from '@sinau/domain/sessions';
import { statement, type Transaction } from '../core/index.js';

export type PastRecord = {
  readonly id: string; readonly source: AttendanceSource; readonly kind: AttendanceRecordKind; readonly startsAt: Date | null; readonly endsAt: Date | null; readonly reason: string | null;
  readonly recordedAt: Date; readonly recordedBy: string | null;
};
export type PastDecision = { readonly id: string; readonly number: number; readonly present: boolean; readonly share: number; readonly basis: AttendanceBasis; readonly decidedAt: Date };

const person = statement('attendance.person', `select p.full_name from run_sessions s join enrolments e on e.run_id = run_here(s.run_id) join people p on p.id = e.person_id where s.id = $1 and p.id = $2`);
const records = statement(
  'attendance.history',
  `select r.id, r.source, r.kind, r.starts_at as "startsAt", r.ends_at as "endsAt", r.reason, r.recorded_at as "recordedAt", p.full_name as "recordedBy"
   from attendance_records r left join people p on p.id = r.recorded_by where r.session_id = $1 and r.person_id = $2 order by r.recorded_at, r.id limit 500`,
);
const decisions = statement(
  'attendance.decisions',
  `select id, number, present, share, basis, decided_at as "decidedAt" from attendance_decisions where session_id = $1 and person_id = $2 order by number`,
);

/** All that was recorded and decided of a person at a session; null when they never were in its run. */
export async function attendanceHistory(transaction: Transaction, sessionId: string, personId: string): Promise<{ name: string; records: PastRecord[]; decisions: PastDecision[] } | null> {
  const [found] = await transaction.query<{ full_name: string }>(person, [sessionId, personId]);
  if (!found) return null;
  const past = await transaction.query<PastRecord>(records, [sessionId, personId]);
  return { name: found.full_name, records: past, decisions: await transaction.query<PastDecision>(decisions, [sessionId, personId]) };
}
