import type { SystemActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { intendMails, notifyAll } from '@sinau/persistence/notifications';
import { remindersDue } from '@sinau/persistence/sessions';
import { Inject, Injectable } from '@nestjs/common';
import { momentText, PublicSite } from '../core/index.js';

const AT_ONCE = 500;

/** Reminds people of their sessions a day and an hour before, once each, by notification and mail, in their own zone. */
@Injectable()
export class RemindOfSessions {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PublicSite) private readonly site: PublicSite,
  ) {}

  /** One who is to be reminded, when the agency has any. */
  find(actor: SystemActor, at: Date): Promise<string[]> {
    return this.database.transaction(actor, async (transaction) => (await remindersDue(transaction, at, 1)).map(({ sessionId }) => sessionId));
  }

  /** Up to 500 of the agency. Returns how many. */
  run(actor: SystemActor, at: Date): Promise<number> {
    return this.database.transaction(actor, async (transaction) => {
      const due = await remindersDue(transaction, at, AT_ONCE);
      const placeOf = ({ place, link }: (typeof due)[number]) => place ?? link ?? '';
      await notifyAll(transaction, due.map((one) => ({
        personId: one.personId, kind: 'session_soon', link: '/kalender', dedupe: one.dedupe,
        facts: { session: one.title, run: one.runName, when: momentText(one.startsAt, one.timeZone, 'id'), place: placeOf(one) },
      })));
      await intendMails(transaction, due.map((one) => ({
        personId: one.personId, template: 'session-soon', dedupe: `${one.dedupe}:${one.personId}`,
        facts: (reader) => ({
          agency: reader.agency, recipient: reader.name, link: this.site.address('/kalender'), session: one.title, run: one.runName, when: momentText(one.startsAt, one.timeZone, reader.language), place: placeOf(one),
        }),
      })));
      return due.length;
    });
  }
}
