import { zoneHours, type SessionState, type SessionZone } from '@sinau/domain/sessions';

export type CalendarEvent = {
  readonly id: string; readonly title: string; readonly description: string; readonly startsAt: Date; readonly endsAt: Date; readonly timeZone: SessionZone; readonly location: string;
  readonly url: string; readonly state: SessionState; readonly revision: number;
};

const names: Readonly<Record<SessionZone, string>> = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' };

/** RFC 5545, 3.3.11: backslash, semicolon, comma and line feeds. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n');
}

/** RFC 5545, 3.1: no line is longer than 75 octets; a sign of several octets is never cut. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const sign of line) {
    if (Buffer.byteLength(part) + Buffer.byteLength(sign) > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      part = '';
    }
    part += sign;
  }
  return [...parts, part].join('\r\n ');
}

const stamp = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '');

function local(at: Date, zone: SessionZone): string {
  return stamp(new Date(at.getTime() + zoneHours[zone] * 3_600_000)).slice(0, -1);
}

/** No summer time since 1964: one observance tells each zone. */
function zoneLines(zone: SessionZone): string[] {
  const offset = `+${String(zoneHours[zone]).padStart(2, '0')}00`;
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, 'BEGIN:STANDARD', 'DTSTART:19700101T000000', `TZOFFSETFROM:${offset}`, `TZOFFSETTO:${offset}`, `TZNAME:${names[zone]}`, 'END:STANDARD', 'END:VTIMEZONE'];
}

function eventLines(event: CalendarEvent, now: Date): string[] {
  const { id, title, description, startsAt, endsAt, timeZone, location, url, state, revision } = event;
  return [
    'BEGIN:VEVENT', `UID:${id}@sinau`, `DTSTAMP:${stamp(now)}`, `SEQUENCE:${revision}`, `DTSTART;TZID=${timeZone}:${local(startsAt, timeZone)}`, `DTEND;TZID=${timeZone}:${local(endsAt, timeZone)}`,
    `SUMMARY:${escaped(title)}`, `DESCRIPTION:${escaped(description)}`, `LOCATION:${escaped(location)}`, `URL:${url}`, `STATUS:${state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`, 'END:VEVENT',
  ];
}

/** An iCalendar file (RFC 5545): events told in their own zones, with the zones' definitions. */
export function icalendar(name: string, events: readonly CalendarEvent[], now: Date): string {
  const zones = [...new Set(events.map(({ timeZone }) => timeZone))];
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Sinau//Sinau//ID', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...zones.flatMap(zoneLines), ...events.flatMap((event) => eventLines(event, now)), 'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
