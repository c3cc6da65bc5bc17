import type { Transaction } from '@sinau/persistence/core';
import { intendMails, notifyAll } from '@sinau/persistence/notifications';
import { participantIds, type SessionRecord } from '@sinau/persistence/sessions';
import { momentText, type PublicSite } from '../core/index.js';

export type SessionEvent = 'session-moved' | 'session-cancelled';
type Told = { readonly event: SessionEvent; readonly session: SessionRecord; readonly reason: string | null };

/** Tells everybody in the run, by notification and mail, in the session's own zone; once for each change. */
export async function tellParticipants(transaction: Transaction, site: PublicSite, { event, session, reason }: Told): Promise<void> {
  const people = await participantIds(transaction, session.runId);
  const dedupe = `${event}:${session.id}:${session.revision}`;
  const when = momentText(session.startsAt, session.timeZone, 'id');
  const facts = { session: session.title, run: session.runName, when, place: session.place ?? session.link ?? '', reason };
  await notifyAll(transaction, people.map((personId) => ({ personId, kind: event.replace('-', '_'), facts, link: '/kalender', dedupe })));
  await intendMails(transaction, people.map((personId) => ({
    personId, template: event, dedupe: `${dedupe}:${personId}`,
    facts: (reader) => ({
      agency: reader.agency, recipient: reader.name, link: site.address('/kalender'), session: session.title, run: session.runName,
      when: momentText(session.startsAt, session.timeZone, reader.language), place: session.place ?? session.link ?? '', reason: reason ?? '',
    }),
  })));
}
