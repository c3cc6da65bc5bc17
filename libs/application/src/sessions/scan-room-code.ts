import type { ScanView } from '@sinau/contracts/sessions';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { isInside, isRoomOpen, mayRecord } from '@sinau/domain/sessions';
import { Database, type Transaction } from '@sinau/persistence/core';
import { attendanceRecords, lockedSession, participantIds, recordAttendance, roomSecret, type SessionRecord } from '@sinau/persistence/sessions';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { directionOf, type Direction } from './room-codes.js';
import { settleAttendance } from './settle-attendance.js';

/** Records one's own way in or out by the code on the room's screen. A code of a step that is over is refused, whoever kept a picture of it. */
@Injectable()
export class ScanRoomCode {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `not_found`, `session_cancelled`, `room_closed`, `room_code_expired`. */
  run(actor: Actor, { sessionId, code }: { readonly sessionId: string; readonly code: string }, now = Date.now()): Promise<ScanView> {
    const { personId } = personOf(actor);
    return this.database.transaction(actor, async (transaction) => {
      const session = await this.open(transaction, sessionId, personId, now);
      const direction = await this.direction(transaction, sessionId, code, now);
      const at = new Date(now);
      await this.record(transaction, session, personId, direction, at);
      const attendance = (await settleAttendance(transaction, session, [personId])).get(personId);
      return {
        title: session.title, runName: session.runName, direction, at: at.toISOString(), timeZone: session.timeZone, startsAt: session.startsAt.toISOString(), endsAt: session.endsAt.toISOString(),
        share: attendance?.share ?? 0, minimumShare: session.minimumShare, present: attendance?.present ?? false,
      };
    });
  }

  private async open(transaction: Transaction, sessionId: string, personId: string, now: number): Promise<SessionRecord> {
    const session = await lockedSession(transaction, sessionId);
    if (!session || !(await participantIds(transaction, session.runId)).includes(personId)) throw new DomainError('not_found');
    assertAllowed(mayRecord(session.state));
    if (!isRoomOpen(session.startsAt.getTime(), session.endsAt.getTime(), now)) throw new DomainError('room_closed');
    return session;
  }

  private async direction(transaction: Transaction, sessionId: string, code: string, now: number): Promise<Direction> {
    const secret = await roomSecret(transaction, sessionId);
    const direction = secret && directionOf(secret, code, now);
    if (!direction) throw new DomainError('room_code_expired');
    return direction;
  }

  /** Scanned once more the same way, as a page that is opened again does, nothing is added. */
  private async record(transaction: Transaction, session: SessionRecord, personId: string, direction: Direction, at: Date): Promise<void> {
    const records = (await attendanceRecords(transaction, session.id, [personId])).get(personId) ?? [];
    const inside = isInside(records);
    const repeated = direction === 'in' ? inside : !inside && records.some(({ source }) => source === 'code');
    if (repeated) return;
    await recordAttendance(transaction, session.id, [{ personId, source: 'code', kind: direction, startsAt: at, endsAt: null, reason: null, recordedBy: null }]);
  }
}
