import { coveredOf, labelOf, type WebinarAttendee } from '@sinau/domain/sessions';
import type { Transaction } from '@sinau/persistence/core';
import { keepUnmatched, peopleInRun, recordAttendance, settledLabels, type InRun, type NewRecord, type SessionRecord, type Stay } from '@sinau/persistence/sessions';
import { countPresent, settleAttendance, timeOf } from './settle-attendance.js';

type Matched = { readonly personId: string; readonly attendee: WebinarAttendee };
type Sorted = { readonly matched: readonly Matched[]; readonly unmatched: readonly WebinarAttendee[] };

function indexed(people: readonly InRun[]): (attendee: WebinarAttendee) => string | null {
  const byEmail = new Map(people.flatMap(({ email, personId }) => (email === null ? [] : [[email, personId]])));
  const byIdentifier = new Map(people.flatMap(({ identifier, personId }) => (identifier === null ? [] : [[identifier, personId]])));
  const names = new Map<string, string | null>();
  for (const { name, personId } of people) names.set(name, names.has(name) ? null : personId); // two of one name are told apart by a person
  return ({ name, email }) => byEmail.get(email) ?? byIdentifier.get(/\d{18}/.exec(name)?.[0] ?? '') ?? names.get(name) ?? null;
}

/** Who each attendee is: by e-mail, by a number in the name, by a name that only one person of the run has, or as somebody said before. */
async function sorted(transaction: Transaction, session: SessionRecord, attendees: readonly WebinarAttendee[]): Promise<Sorted> {
  const personOf = indexed(await peopleInRun(transaction, session.runId));
  const settled = await settledLabels(transaction, session.id, attendees.map(labelOf));
  const matched: Matched[] = [];
  const unmatched: WebinarAttendee[] = [];
  for (const attendee of attendees) {
    const personId = personOf(attendee) ?? settled.get(labelOf(attendee)) ?? null;
    if (personId !== null) matched.push({ personId, attendee });
    else if (!settled.has(labelOf(attendee))) unmatched.push(attendee);
  }
  return { matched, unmatched };
}

/** What taking the list would come to, by the list alone. */
export async function weighWebinar(transaction: Transaction, session: SessionRecord, attendees: readonly WebinarAttendee[]): Promise<{ people: number; present: number }> {
  const { matched } = await sorted(transaction, session, attendees);
  const time = timeOf(session);
  const people = [...new Set(matched.map(({ personId }) => personId))];
  const enough = people.filter((personId) => {
    const spans = matched.filter((one) => one.personId === personId).flatMap(({ attendee }) => attendee.spans);
    return coveredOf(spans, time) * 100 >= time.minimumShare * (time.endsAt - time.startsAt);
  });
  return { people: people.length, present: enough.length };
}

/** The records that stays are written as. */
export function intervalRecords(personId: string, stays: readonly Stay[], recordedBy: string | null): NewRecord[] {
  return stays.map(([from, to]) => ({ personId, source: 'webinar', kind: 'interval', startsAt: new Date(from), endsAt: new Date(to), reason: null, recordedBy }));
}

const staysOf = ({ spans }: WebinarAttendee): Stay[] => spans.map(([from, to]): Stay => [new Date(from).toISOString(), new Date(to).toISOString()]);

type Taken = { readonly people: number; readonly present: number; readonly unmatched: readonly WebinarAttendee[] };

/** Writes down the stays of those who are known here, and decides. The session is locked already. */
export async function takeKnown(transaction: Transaction, session: SessionRecord, attendees: readonly WebinarAttendee[], recordedBy: string | null): Promise<Taken> {
  const { matched, unmatched } = await sorted(transaction, session, attendees);
  await recordAttendance(transaction, session.id, matched.flatMap(({ personId, attendee }) => intervalRecords(personId, staysOf(attendee), recordedBy)));
  const people = [...new Set(matched.map(({ personId }) => personId))];
  return { people: people.length, present: countPresent(await settleAttendance(transaction, session, people)), unmatched };
}

/** The same; names that nobody is matched to wait to be matched by hand. */
export async function takeWebinar(
  transaction: Transaction, session: SessionRecord, attendees: readonly WebinarAttendee[], recordedBy: string | null,
): Promise<{ people: number; present: number; unmatched: string[] }> {
  const { people, present, unmatched } = await takeKnown(transaction, session, attendees, recordedBy);
  const joined = new Map<string, Stay[]>();
  for (const attendee of unmatched) joined.set(labelOf(attendee), [...(joined.get(labelOf(attendee)) ?? []), ...staysOf(attendee)]);
  await keepUnmatched(transaction, session.id, [...joined].map(([label, intervals]) => ({ label, intervals })));
  return { people, present, unmatched: [...joined.keys()] };
}
