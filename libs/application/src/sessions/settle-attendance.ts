import { awardAttendance } from '@sinau/contracts/jobs';
import { countsByAttendance, decideAttendance, nextDecision, type Attendance, type SessionTime } from '@sinau/domain/sessions';
import { enqueue, newId, type Transaction } from '@sinau/persistence/core';
import { reverseHours } from '@sinau/persistence/points';
import { attendanceRecords, heldDecisions, insertDecisions, type SessionRecord } from '@sinau/persistence/sessions';

export function timeOf({ startsAt, endsAt, minimumShare }: Pick<SessionRecord, 'startsAt' | 'endsAt' | 'minimumShare'>): SessionTime {
  return { startsAt: startsAt.getTime(), endsAt: endsAt.getTime(), minimumShare };
}

/** Mentoring counted as attendance before it had a word of its own: a decision's JP are taken back under either. */
async function takeBack(transaction: Transaction, decisionId: string): Promise<void> {
  for (const kind of ['attendance', 'mentoring'] as const) await reverseHours(transaction, kind, decisionId);
}

/**
 * Decides anew about people whose records grew, in the transaction that wrote them and under the session's lock. Who is present
 * by a new decision gets the JP by a job; a decision that no longer holds gives its JP back here and now.
 * Returns what each person's records come to.
 */
export async function settleAttendance(transaction: Transaction, session: SessionRecord, personIds: readonly string[]): Promise<ReadonlyMap<string, Attendance>> {
  const records = await attendanceRecords(transaction, session.id, personIds);
  const held = await heldDecisions(transaction, session.id, personIds);
  const attended = new Map(personIds.map((personId) => [personId, decideAttendance(records.get(personId) ?? [], timeOf(session))]));
  const made = [...attended].flatMap(([personId, attendance]) => {
    const change = nextDecision(held.get(personId) ?? null, attendance);
    return change.kind === 'none' ? [] : [{ ...change, id: newId(), personId }];
  });
  await insertDecisions(transaction, session.id, made);
  for (const { id, takesBack, awards } of made) {
    if (takesBack !== null) await takeBack(transaction, takesBack);
    if (awards && countsByAttendance(session.kind) && session.hours > 0) await enqueue(transaction, awardAttendance, { agencyId: transaction.agencyId, decisionId: id });
  }
  return attended;
}

export function countPresent(attended: ReadonlyMap<string, Attendance>): number {
  return [...attended.values()].filter(({ present }) => present).length;
}
