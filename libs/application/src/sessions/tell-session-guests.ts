import type { SystemActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { sessionById } from '@sinau/persistence/sessions';
import { Inject, Injectable } from '@nestjs/common';
import { PublicSite } from '../core/index.js';
import { tellParticipants } from './session-news.js';

/** Tells a guest agency's people of a change that the host of their joint run made. May run twice: the same change tells a person once. */
@Injectable()
export class TellSessionGuests {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PublicSite) private readonly site: PublicSite,
  ) {}

  /** What holds now is told, whatever came after `revision`; a cancellation is the last change that a session has. */
  async run(actor: SystemActor, { sessionId, revision }: { readonly sessionId: string; readonly revision: number }): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      const session = await sessionById(transaction, sessionId);
      if (!session?.hosted || session.state === 'held') return;
      const { cancelReason: reason } = session;
      if (session.state === 'cancelled') await tellParticipants(transaction, this.site, { event: 'session-cancelled', session, reason, revision: session.revision });
      else await tellParticipants(transaction, this.site, { event: 'session-moved', session, reason: null, revision });
    });
  }
}
