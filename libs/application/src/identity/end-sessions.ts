import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database } from '@sinau/persistence/core';
import { endOtherSessions, endSession } from '@sinau/persistence/identity';
import { Inject, Injectable } from '@nestjs/common';

/** Ends sessions of one's own: this device, another one, all others. Every replica forgets them within 5 s (S03). */
@Injectable()
export class EndSessions {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `not_found` for a session that is not the actor's, or has ended. */
  async one(actor: PersonActor, sessionId: string): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      if (!(await endSession(transaction, actor.personId, sessionId))) throw new DomainError('not_found');
      await recordAudit(transaction, 'session.ended', { kind: 'person', id: actor.personId }, { thisDevice: sessionId === actor.sessionId });
    });
  }

  async others(actor: PersonActor): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      await endOtherSessions(transaction, actor);
      await recordAudit(transaction, 'session.others_ended', { kind: 'person', id: actor.personId });
    });
  }
}
