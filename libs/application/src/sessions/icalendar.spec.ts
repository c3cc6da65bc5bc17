import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import ical from 'node-ical';
import { icalendar, type CalendarEvent } from './icalendar.js';

const event: CalendarEvent = {
  id: '0193f6a0-0000-7000-8000-000000000001', title: 'Lokakarya: risiko; mutu, layanan', description: 'Angkatan I\nBawa \\ laptop', startsAt: new Date('2026-12-03T01:00:00Z'),
  endsAt: new Date('2026-12-03T04:30:00Z'), timeZone: 'Asia/Makassar', location: 'Aula, lantai 2', url: 'https://sinau.test/kalender', state: 'planned', revision: 3,
};
const now = new Date('2026-11-22T08:15:30Z');

/** Read by the letters of the RFC, apart from how it is written: unfold, split at the first colon, take escapes back. */
function read(text: string): ReadonlyMap<string, readonly string[]> {
  const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n').filter((line) => line !== '');
  const found = new Map<string, string[]>();
  for (const line of lines) {
    const at = line.indexOf(':');
    const value = line.slice(at + 1).replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));
    found.set(line.slice(0, at), [...(found.get(line.slice(0, at)) ?? []), value]);
  }
  return found;
}

test('an event is told in its own zone, which is defined', () => {
  const found = read(icalendar('Sinau', [event, { ...event, id: 'two', state: 'cancelled' }], now));
  // 01.00 UTC is 09.00 WITA.
  expect(found.get('DTSTART;TZID=Asia/Makassar')).toEqual(['20261203T090000', '20261203T090000']);
  expect(found.get('DTEND;TZID=Asia/Makassar')?.[0]).toBe('20261203T123000');
  expect([found.get('TZID'), found.get('TZOFFSETTO'), found.get('TZNAME')]).toEqual([['Asia/Makassar'], ['+0800'], ['WITA']]);
  expect(found.get('DTSTAMP')?.[0]).toBe('20261122T081530Z');
  expect([found.get('STATUS'), found.get('SEQUENCE')?.[0], found.get('UID')?.[0]]).toEqual([['CONFIRMED', 'CANCELLED'], '3', '0193f6a0-0000-7000-8000-000000000001@sinau']);
});

test('whatever a title holds, no line passes 75 octets, none is broken, and it reads as it was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
      const plain = title.replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, '');
      const text = icalendar('Sinau', [{ ...event, title: plain }], now);
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(read(text).get('SUMMARY')).toEqual([plain]);
    }),
  );
});

/** The same file as another program reads it: node-ical, which shares nothing with how it is written. */
function readElsewhere(text: string) {
  const found = ical.sync.parseICS(text);
  return Object.values(found).flatMap((component) => (component?.type === 'VEVENT' ? [component] : []));
}

const three: readonly CalendarEvent[] = [
  { ...event, id: 'wib', title: 'Seminar', timeZone: 'Asia/Jakarta' },
  { ...event, id: 'wita', title: 'Lokakarya; risiko, mutu', timeZone: 'Asia/Makassar', revision: 7 },
  { ...event, id: 'wit', title: 'Praktik', timeZone: 'Asia/Jayapura', state: 'cancelled', revision: 2 },
];

test('another program finds each session at its moment, in its zone: 01.00 UTC is 08.00 WIB, 09.00 WITA and 10.00 WIT', () => {
  const events = readElsewhere(icalendar('Sinau', three, now));
  expect(events.map(({ uid, start, end }) => [uid, start.toISOString(), end?.toISOString(), start.tz])).toEqual([
    ['wib@sinau', '2026-12-03T01:00:00.000Z', '2026-12-03T04:30:00.000Z', 'Asia/Jakarta'],
    ['wita@sinau', '2026-12-03T01:00:00.000Z', '2026-12-03T04:30:00.000Z', 'Asia/Makassar'],
    ['wit@sinau', '2026-12-03T01:00:00.000Z', '2026-12-03T04:30:00.000Z', 'Asia/Jayapura'],
  ]);
  const clock = (at: Date, timeZone: string) => at.toLocaleTimeString('id-ID', { timeZone, hour: '2-digit', minute: '2-digit' });
  expect(events.map(({ start }) => clock(start, start.tz ?? ''))).toEqual(['08.00', '09.00', '10.00']);
});

test('what was moved counts on and what was cancelled stays, so that a program that has them changes its own', () => {
  const before = readElsewhere(icalendar('Sinau', [event], now))[0];
  const moved = readElsewhere(icalendar('Sinau', [{ ...event, startsAt: new Date('2026-12-04T01:00:00Z'), endsAt: new Date('2026-12-04T04:30:00Z'), revision: 4 }], now))[0];
  const cancelled = readElsewhere(icalendar('Sinau', [{ ...event, state: 'cancelled', revision: 5 }], now))[0];
  expect([before, moved, cancelled].map((one) => [one?.uid, Number(one?.sequence), one?.status])).toEqual([
    [`${event.id}@sinau`, 3, 'CONFIRMED'], [`${event.id}@sinau`, 4, 'CONFIRMED'], [`${event.id}@sinau`, 5, 'CANCELLED'],
  ]);
  expect(moved?.start.toISOString()).toBe('2026-12-04T01:00:00.000Z');
});

test('it reads signs, line feeds and long lines as they were written, also where a line was folded within a word', () => {
  const title = `Lokakarya: ${'pengendalian risiko; mutu, layanan \\ '.repeat(6)}`.trim();
  const [found] = readElsewhere(icalendar('Sinau', [{ ...event, title, description: 'Angkatan I\nBawa laptop', location: 'Aula, lantai 2' }], now));
  expect([found?.summary, found?.description, found?.location]).toEqual([title, 'Angkatan I\nBawa laptop', 'Aula, lantai 2']);
  // Without backslashes: node-ical 0.26 takes one before an n for a line feed, though it is escaped.
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'é', '😀', ',', ';', ' ', 'n'), minLength: 1, maxLength: 200 }), (words) => {
      const [one] = readElsewhere(icalendar('Sinau', [{ ...event, title: `T${words}.` }], now));
      expect(one?.summary).toBe(`T${words}.`);
    }),
    { numRuns: 50 },
  );
});
