import { allowed, refused, type Decision } from '../core/index.js';
import type { SessionKind, SessionState } from './run-session.js';

/** Indonesia's three zones; a session's hours are told in one of them. */
export const sessionZones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
export type SessionZone = (typeof sessionZones)[number];

/** A single session is at most two days: several days are several sessions, each with its own list. */
const LONGEST_HOURS = 48;

/** A session has an end after its start, a length that one list can stand for, and somewhere to be. */
export function checkSessionTime(startsAt: number, endsAt: number): Decision {
  if (endsAt <= startsAt) return refused('session_ends_before_start');
  return endsAt - startsAt > LONGEST_HOURS * 3_600_000 ? refused('session_too_long', { hours: LONGEST_HOURS }) : allowed;
}

export function checkSessionPlace(place: string | null, link: string | null): Decision {
  return place === null && link === null ? refused('session_without_place') : allowed;
}

/** JP of field practice count by its sign-off; of all others by attendance. No hour counts twice. */
export function countsByAttendance(kind: SessionKind): boolean {
  return kind !== 'field_practice';
}

/** What the JP of a session that counts by attendance rest on: mentoring and coaching are confirmed as such. */
export function evidenceOf(kind: SessionKind): 'attendance' | 'mentoring' {
  return kind === 'mentoring' || kind === 'coaching' ? 'mentoring' : 'attendance';
}

/** What hours rest on is fixed with the first decision; place, link and title may change at any time. */
export function mayChangeMeasure(decisions: number): Decision {
  return decisions > 0 ? refused('session_has_attendance', { decisions }) : allowed;
}

export function mayCancel(state: SessionState, decisions: number): Decision {
  if (state === 'cancelled') return refused('session_cancelled');
  return mayChangeMeasure(decisions);
}

export function mayRecord(state: SessionState): Decision {
  return state === 'cancelled' ? refused('session_cancelled') : allowed;
}
