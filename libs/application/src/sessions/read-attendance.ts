import type { AttendanceHistoryView, AttendeeView } from '@sinau/contracts/sessions';
import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { maskIdentifier } from '@sinau/domain/organisations';
import { cutPage, Database, readCursor } from '@sinau/persistence/core';
import { likePattern } from '@sinau/persistence/enrolments';
import { attendanceHistory, listAttendees, listUnmatched } from '@sinau/persistence/sessions';
import { Inject, Injectable } from '@nestjs/common';
import { sessionSeen } from './session-desk.js';

export type AttendeesFilter = { after?: string | undefined; limit: number; search?: string | undefined; state?: 'present' | 'absent' | 'inside' | undefined };

/** Who came and who did not, and what that rests on. */
@Injectable()
export class ReadAttendance {
  constructor(@Inject(Database) private readonly database: Database) {}

  async attendees(actor: Actor, sessionId: string, filter: AttendeesFilter): Promise<{ rows: AttendeeView[]; next: string | null }> {
    const [name, id] = readCursor(filter.after, ['text', 'id']) ?? [];
    const found = await this.database.transaction(actor, async (transaction) => {
      await sessionSeen(transaction, actor, sessionId);
      return listAttendees(transaction, {
        sessionId, search: filter.search === undefined ? null : likePattern(filter.search), state: filter.state ?? null,
        after: name !== undefined && id !== undefined ? { name, id } : null, limit: filter.limit + 1,
      });
    });
    const page = cutPage(found, filter.limit, (one) => [one.name, one.personId]);
    const rows = page.rows.map((one) => ({ ...one, identifier: one.identifier === null ? null : maskIdentifier(one.identifier), decidedAt: one.decidedAt?.toISOString() ?? null }));
    return { rows, next: page.next };
  }

  history(actor: Actor, sessionId: string, personId: string): Promise<AttendanceHistoryView> {
    return this.database.transaction(actor, async (transaction) => {
      await sessionSeen(transaction, actor, sessionId);
      const history = await attendanceHistory(transaction, sessionId, personId);
      if (!history) throw new DomainError('not_found');
      return {
        name: history.name,
        records: history.records.map((one) => ({ ...one, startsAt: one.startsAt?.toISOString() ?? null, endsAt: one.endsAt?.toISOString() ?? null, recordedAt: one.recordedAt.toISOString() })),
        decisions: history.decisions.map((one) => ({ ...one, decidedAt: one.decidedAt.toISOString() })),
      };
    });
  }

  async unmatched(actor: Actor, sessionId: string, filter: { after?: string | undefined; limit: number }): Promise<{ rows: { id: string; label: string; minutes: number }[]; next: string | null }> {
    const [label, id] = readCursor(filter.after, ['text', 'id']) ?? [];
    const found = await this.database.transaction(actor, async (transaction) => {
      await sessionSeen(transaction, actor, sessionId);
      return listUnmatched(transaction, sessionId, label !== undefined && id !== undefined ? { label, id } : null, filter.limit + 1);
    });
    const page = cutPage(found, filter.limit, (one) => [one.label, one.id]);
    const minutes = (stays: (typeof found)[number]['intervals']) => Math.round(stays.reduce((sum, [from, to]) => sum + Date.parse(to) - Date.parse(from), 0) / 60_000);
    return { rows: page.rows.map((one) => ({ id: one.id, label: one.label, minutes: minutes(one.intervals) })), next: page.next };
  }
}
