import type { AttendanceFileView } from '@sinau/contracts/sessions';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { mayRecord } from '@sinau/domain/sessions';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, type Transaction } from '@sinau/persistence/core';
import { peopleByIdentifier } from '@sinau/persistence/enrolments';
import { attendanceHistory, participantIds, recordAttendance, type NewRecord, type SessionRecord } from '@sinau/persistence/sessions';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { sessionRecorded } from './session-desk.js';
import { countPresent, settleAttendance } from './settle-attendance.js';

type Mark = { readonly personId: string; readonly present: boolean };
type Filed = { readonly content: string; readonly dryRun: boolean };

const MOST_ROWS = 5_000;

/** The first cell of a line: digits without the marks that spreadsheets and people put between them, or an e-mail. */
function identifierOf(line: string): string {
  const cell = (line.split(/[;,\t]/, 1)[0] ?? '').replace(/["'\uFEFF\s]/g, '');
  return /^[\d.]+$/.test(cell) ? cell.replaceAll('.', '') : cell.toLowerCase();
}

/** Lists on paper, typed in or imported, and corrections: each a new row, with who wrote it. */
@Injectable()
export class RecordAttendance {
  constructor(@Inject(Database) private readonly database: Database) {}

  paper(actor: Actor, sessionId: string, marks: readonly Mark[]): Promise<AttendanceFileView> {
    return this.database.transaction(actor, async (transaction) => {
      const session = await this.recordable(transaction, actor, sessionId);
      const inRun = new Set(await participantIds(transaction, session.runId));
      if (marks.some(({ personId }) => !inRun.has(personId))) throw new DomainError('not_in_run');
      return this.mark(transaction, actor, session, marks);
    });
  }

  /** A dry run tells what would come of it, and writes nothing. */
  paperFile(actor: Actor, sessionId: string, { content, dryRun }: Filed): Promise<AttendanceFileView> {
    const values = content.split(/\r\n|\n|\r/).map(identifierOf);
    if (values.length > MOST_ROWS) throw new DomainError('file_too_long', { rows: values.length, limit: MOST_ROWS });
    return this.database.transaction(actor, async (transaction) => {
      const session = await this.recordable(transaction, actor, sessionId);
      const inRun = new Set(await participantIds(transaction, session.runId));
      const found = (await peopleByIdentifier(transaction, values)).filter(({ value }) => value !== '');
      const unknown = found.filter(({ personId }) => personId === null || !inRun.has(personId)).map(({ line, value }) => ({ row: line, value }));
      const people = new Set(found.flatMap(({ personId }) => (personId !== null && inRun.has(personId) ? [personId] : [])));
      if (dryRun) return { people: people.size, present: people.size, unknown: unknown.slice(0, 200) };
      const done = await this.mark(transaction, actor, session, [...people].map((personId) => ({ personId, present: true })));
      return { ...done, unknown: unknown.slice(0, 200) };
    });
  }

  /** What was recorded stays; this outweighs it. JP follow: counted by a job, or taken back at once. */
  async correct(actor: Actor, sessionId: string, { personId, present, reason }: Mark & { readonly reason: string }): Promise<void> {
    const { personId: by } = personOf(actor);
    await this.database.transaction(actor, async (transaction) => {
      const session = await this.recordable(transaction, actor, sessionId);
      if (!(await attendanceHistory(transaction, sessionId, personId))) throw new DomainError('not_in_run');
      await recordAttendance(transaction, sessionId, [{ personId, source: 'correction', kind: present ? 'present' : 'absent', startsAt: null, endsAt: null, reason, recordedBy: by }]);
      await settleAttendance(transaction, session, [personId]);
      await recordAudit(transaction, 'attendance.corrected', { kind: 'run_session', id: sessionId }, { personId, present, reason });
    });
  }

  private async recordable(transaction: Transaction, actor: Actor, sessionId: string): Promise<SessionRecord> {
    const session = await sessionRecorded(transaction, actor, sessionId);
    assertAllowed(mayRecord(session.state));
    return session;
  }

  private async mark(transaction: Transaction, actor: Actor, session: SessionRecord, marks: readonly Mark[]): Promise<AttendanceFileView> {
    const { personId: by } = personOf(actor);
    const rows = marks.map(({ personId, present }): NewRecord => ({ personId, source: 'paper', kind: present ? 'present' : 'absent', startsAt: null, endsAt: null, reason: null, recordedBy: by }));
    await recordAttendance(transaction, session.id, rows);
    const attended = await settleAttendance(transaction, session, marks.map(({ personId }) => personId));
    await recordAudit(transaction, 'attendance.recorded', { kind: 'run_session', id: session.id }, { source: 'paper', people: marks.length });
    return { people: marks.length, present: countPresent(attended), unknown: [] };
  }
}
