import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database } from '@sinau/persistence/core';
import { participantIds, recordAttendance, settleUnmatched } from '@sinau/persistence/sessions';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { sessionRecorded } from './session-desk.js';
import { settleAttendance } from './settle-attendance.js';
import { intervalRecords } from './take-webinar.js';

/** Says who a name of a webinar's list is, or that it is nobody of the run. */
@Injectable()
export class MatchAttendee {
  constructor(@Inject(Database) private readonly database: Database) {}

  async run(actor: Actor, { sessionId, attendeeId }: { readonly sessionId: string; readonly attendeeId: string }, personId: string | null): Promise<void> {
    const { personId: by } = personOf(actor);
    await this.database.transaction(actor, async (transaction) => {
      const session = await sessionRecorded(transaction, actor, sessionId);
      if (personId !== null && !(await participantIds(transaction, session.runId)).includes(personId)) throw new DomainError('not_in_run');
      const stays = await settleUnmatched(transaction, sessionId, attendeeId, personId);
      if (!stays) throw new DomainError('not_found');
      await recordAudit(transaction, 'attendance.matched', { kind: 'run_session', id: sessionId }, { personId });
      if (personId === null) return;
      await recordAttendance(transaction, sessionId, intervalRecords(personId, stays, by));
      await settleAttendance(transaction, session, [personId]);
    });
  }
}
