import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AttendanceFileView } from '@sinau/contracts/sessions';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import type { Actor, SystemActor } from '@sinau/domain/identity';
import { mayRecord, plainName, webinarAttendees, webinarColumns, type Span, type WebinarAttendee } from '@sinau/domain/sessions';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, type Transaction } from '@sinau/persistence/core';
import { guestAgencies, lockedSession, sessionOfHook, type SessionRecord } from '@sinau/persistence/sessions';
import { Inject, Injectable } from '@nestjs/common';
import { personOf, readCsv } from '../core/index.js';
import { sessionRecorded } from './session-desk.js';
import { timeOf } from './settle-attendance.js';
import { takeKnown, takeWebinar, weighWebinar } from './take-webinar.js';

export type WebinarEvent = { readonly name: string; readonly email: string | null; readonly joinedAt: string; readonly leftAt: string };
export type WebinarReport = { readonly timestamp: number; readonly events: readonly WebinarEvent[]; readonly signature: string };

const MOST_ROWS = 20_000;
const OLDEST_SECONDS = 300;

/** What a provider signs. */
export function signedText({ timestamp, events }: Pick<WebinarReport, 'timestamp' | 'events'>): string {
  return `${timestamp}.${events.map(({ name, email, joinedAt, leftAt }) => [name, email ?? '', joinedAt, leftAt].join('\t')).join('\n')}`;
}

function isSigned(report: WebinarReport, secret: string, now: number): boolean {
  const expected = createHmac('sha256', secret).update(signedText(report)).digest();
  return timingSafeEqual(expected, Buffer.from(report.signature, 'hex')) && Math.abs(now / 1000 - report.timestamp) <= OLDEST_SECONDS;
}

function attendeesOf(events: readonly WebinarEvent[]): WebinarAttendee[] {
  return events.map(({ name, email, joinedAt, leftAt }) => ({ name: plainName(name), email: plainName(email ?? ''), spans: [[Date.parse(joinedAt), Date.parse(leftAt)] satisfies Span] }));
}

const providerFor = (agencyId: string): SystemActor => ({ kind: 'system', agencyId, job: 'webinar-provider' });

/** Joins and leaves of a webinar: from the provider's file, or from the provider itself. */
@Injectable()
export class ImportWebinar {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `attendance_columns_missing`, `file_unreadable`, `file_empty`, `file_too_long`. A dry run writes nothing. */
  file(actor: Actor, sessionId: string, { content, dryRun }: { readonly content: string; readonly dryRun: boolean }): Promise<AttendanceFileView> {
    const { personId: by } = personOf(actor);
    return this.database.transaction(actor, async (transaction) => {
      const session = await sessionRecorded(transaction, actor, sessionId);
      assertAllowed(mayRecord(session.state));
      const { attendees, lines } = this.read(content, session);
      if (dryRun) return { ...(await weighWebinar(transaction, session, attendees)), ...told(lines) };
      const done = await takeWebinar(transaction, session, attendees, by);
      await recordAudit(transaction, 'attendance.recorded', { kind: 'run_session', id: sessionId }, { source: 'webinar', people: done.people });
      return { people: done.people, present: done.present, unknown: [...lines, ...done.unmatched.map((value) => ({ row: 0, value }))].slice(0, 200) };
    });
  }

  /** By the code in the address and the key: a provider has no session here. People of a joint run's guests are written down in their own agency. Throws `not_found`, `hook_signature_wrong`. */
  async report(code: string, report: WebinarReport, now = Date.now()): Promise<{ people: number; unmatched: number }> {
    const hook = await this.database.transaction({ kind: 'anonymous' }, (transaction) => sessionOfHook(transaction, code));
    if (!hook) throw new DomainError('not_found');
    if (!isSigned(report, hook.hookSecret, now)) throw new DomainError('hook_signature_wrong');
    const host = providerFor(hook.agencyId);
    const guests = await this.database.transaction(host, async (transaction) => {
      await this.reported(transaction, hook.sessionId);
      return guestAgencies(transaction, hook.sessionId);
    });
    let [left, counted]: [readonly WebinarAttendee[], number] = [attendeesOf(report.events), 0];
    for (const agencyId of guests) {
      const taken = await this.database.transaction(providerFor(agencyId), async (transaction) => {
        const session = await lockedSession(transaction, hook.sessionId);
        return session ? takeKnown(transaction, session, left, null) : { people: 0, unmatched: left };
      });
      [left, counted] = [taken.unmatched, counted + taken.people];
    }
    return this.database.transaction(host, async (transaction) => {
      const session = await this.reported(transaction, hook.sessionId);
      const { people, unmatched } = await takeWebinar(transaction, session, left, null);
      return { people: people + counted, unmatched: unmatched.length };
    });
  }

  private async reported(transaction: Transaction, sessionId: string): Promise<SessionRecord> {
    const session = await lockedSession(transaction, sessionId);
    if (!session) throw new DomainError('not_found');
    assertAllowed(mayRecord(session.state));
    return session;
  }

  private read(content: string, session: SessionRecord): { attendees: readonly WebinarAttendee[]; lines: { row: number; value: string }[] } {
    const file = readCsv(Buffer.from(content), MOST_ROWS);
    const columns = webinarColumns(file.header);
    if (!columns) throw new DomainError('attendance_columns_missing');
    const { attendees, unreadable } = webinarAttendees(columns, file.rows, session.timeZone, timeOf(session));
    const cells = new Map(file.rows.map(({ line, cells: row }) => [line, row]));
    return { attendees, lines: unreadable.map((row) => ({ row, value: (cells.get(row) ?? []).join('; ').slice(0, 120) })) };
  }
}

function told(lines: readonly { row: number; value: string }[]): { unknown: { row: number; value: string }[] } {
  return { unknown: lines.slice(0, 200) };
}
