import { tellSessionGuests } from '@sinau/contracts/jobs';
import { enqueue, type Transaction } from '@sinau/persistence/core';
import { intendMails, notifyAll } from '@sinau/persistence/notifications';
import { guestAgencies, peopleToTell, type SessionRecord } from '@sinau/persistence/sessions';
import { momentText, type PublicSite } from '../core/index.js';

export type SessionEvent = 'session-moved' | 'session-cancelled';
type Told = { readonly event: SessionEvent; readonly session: SessionRecord; readonly reason: string | null; /** Which change of the session it is. */ readonly revision: number };

/** Tells one's own people at once, and lets each guest agency of a joint run tell its own. */
export async function tellEverybody(transaction: Transaction, site: PublicSite, told: Told): Promise<void> {
  await tellParticipants(transaction, site, told);
  const { id: sessionId } = told.session;
  for (const agencyId of await guestAgencies(transaction, sessionId)) await enqueue(transaction, tellSessionGuests, { agencyId, sessionId, revision: told.revision });
}

/** Tells everybody of this agency in the run, those who teach it and invited experts, by notification and mail, in the session's own zone; once for each change. */
export async function tellParticipants(transaction: Transaction, site: PublicSite, { event, session, reason, revision }: Told): Promise<void> {
  const people = await peopleToTell(transaction, session.id);
  const dedupe = `${event}:${session.id}:${revision}`;
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
