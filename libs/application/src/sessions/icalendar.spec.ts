import { expect, test } from '@jest/globals';
import fc from 'fast-check';
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
