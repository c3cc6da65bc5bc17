import type { SessionView } from '@sinau/contracts/sessions';
import { zoneHours, type SessionZone } from '@sinau/domain/sessions';

/** A session as its form holds it: text as typed; day and hours in the session's own zone. */
export type SessionDraft = {
  readonly title: string; readonly kind: SessionView['kind']; readonly day: string; readonly from: string; readonly to: string; readonly timeZone: SessionZone; readonly place: string; readonly link: string;
  readonly hours: string; readonly competencyClass: SessionView['competencyClass']; readonly minimumShare: string;
};

/** The kind of activity by which the personnel system counts each. */
const ACTIVITY: Readonly<Record<SessionView['kind'], number>> = { seminar: 9, workshop: 4, webinar: 17, field_practice: 24, mentoring: 15, coaching: 14 };

const HOUR = 3_600_000;

function local(instant: string, zone: SessionZone): readonly [day: string, time: string] {
  const text = new Date(Date.parse(instant) + zoneHours[zone] * HOUR).toISOString();
  return [text.slice(0, 10), text.slice(11, 16)];
}

export function emptySession(timeZone: SessionZone): SessionDraft {
  return { title: '', kind: 'workshop', day: '', from: '09:00', to: '12:00', timeZone, place: '', link: '', hours: '3', competencyClass: 'technical', minimumShare: '80' };
}

export function draftOf(session: SessionView): SessionDraft {
  const [day, from] = local(session.startsAt, session.timeZone);
  const [, to] = local(session.endsAt, session.timeZone);
  return {
    title: session.title, kind: session.kind, day, from, to, timeZone: session.timeZone, place: session.place ?? '', link: session.link ?? '', hours: String(session.hours).replace('.', ','),
    competencyClass: session.competencyClass, minimumShare: String(session.minimumShare),
  };
}

function instantOf(day: string, time: string, zone: SessionZone): number {
  return Date.parse(`${day}T${time}:00Z`) - zoneHours[zone] * HOUR;
}

export type SessionFault = { readonly field: 'title' | 'day' | 'from' | 'to' | 'place' | 'hours' | 'minimumShare'; readonly code: 'missing' | 'order' | 'number' | 'place' };

/** What keeps a draft from being sent, in the order of the form. */
export function faultsOf(draft: SessionDraft): readonly SessionFault[] {
  const missing = (['title', 'day', 'from', 'to'] as const).filter((field) => draft[field].trim() === '').map((field): SessionFault => ({ field, code: 'missing' }));
  const order: readonly SessionFault[] = missing.length === 0 && draft.to <= draft.from ? [{ field: 'to', code: 'order' }] : [];
  const place: readonly SessionFault[] = draft.place.trim() === '' && draft.link.trim() === '' ? [{ field: 'place', code: 'place' }] : [];
  const hours: readonly SessionFault[] = /^\d{1,2}([.,][05])?$/.test(draft.hours.trim()) ? [] : [{ field: 'hours', code: 'number' }];
  const share: readonly SessionFault[] = /^(100|\d{1,2})$/.test(draft.minimumShare.trim()) ? [] : [{ field: 'minimumShare', code: 'number' }];
  return [...missing, ...order, ...place, ...hours, ...share];
}

/** The body of the request; only of a draft without faults. */
export function sessionBodyOf(draft: SessionDraft) {
  const { title, kind, day, from, to, timeZone, place, link, hours, competencyClass, minimumShare } = draft;
  const written = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  return {
    title: title.trim(), kind, startsAt: new Date(instantOf(day, from, timeZone)).toISOString(), endsAt: new Date(instantOf(day, to, timeZone)).toISOString(), timeZone, place: written(place), link: written(link),
    activityKind: ACTIVITY[kind], competencyClass, hours: Number(hours.trim().replace(',', '.')), minimumShare: Number(minimumShare.trim()),
  };
}
