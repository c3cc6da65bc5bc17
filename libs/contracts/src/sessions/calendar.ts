import { z } from 'zod';
import { instant, nothing, publicCode, route } from '../core/index.js';
import { sessionPeek } from './views.js';

/** A session of one's own: as a participant, as somebody who organises or teaches it, or as an invited expert. */
export const calendarEntryView = sessionPeek.extend({
  role: z.enum(['participant', 'organiser', 'speaker']),
  /** What was decided about oneself; null as long as nothing is, and for organisers. */
  present: z.boolean().nullable(),
});
export type CalendarEntryView = z.infer<typeof calendarEntryView>;

export const calendarView = z.object({
  /** `2026-11` */
  month: z.string(),
  /** The reader's agency's; months are cut in it. */
  timeZone: z.string(),
  sessions: z.array(calendarEntryView),
  /** When one's secret address was made; null without one. */
  feedSince: instant.nullable(),
});
export type CalendarView = z.infer<typeof calendarView>;

export const calendarRoutes = {
  month: route('GET', '/api/calendar', {
    summary: 'One\'s own sessions of a month: those of runs one is in, and those one organises or teaches.', permission: 'session',
    query: z.strictObject({ month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/).optional() }), returns: calendarView,
  }),
  makeFeed: route('POST', '/api/calendar/feed', {
    summary: 'Makes a secret address at which calendar programs read one\'s sessions; it is told once, and the one before ends.', permission: 'session', status: 201, body: z.strictObject({}), returns: z.object({ address: z.string() }),
  }),
  endFeed: route('DELETE', '/api/calendar/feed', { summary: 'Ends one\'s secret address.', permission: 'session', status: 204, returns: nothing }),
  feed: route('GET', '/api/calendar/feeds/:code', { summary: 'One\'s sessions as iCalendar (RFC 5545), by the secret address.', permission: 'public', params: z.strictObject({ code: publicCode }), returns: z.unknown() }),
} as const;
