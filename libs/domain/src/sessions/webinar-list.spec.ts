import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { labelOf, sessionZones, webinarAttendees, webinarColumns, webinarMoment, zoneHours, type SessionTime } from './index.js';

/** 09.00–12.00 WITA on 3 December 2026. */
const startsAt = Date.parse('2026-12-03T01:00:00Z');
const time: SessionTime = { startsAt, endsAt: startsAt + 3 * 3_600_000, minimumShare: 80 };

describe('columns', () => {
  test.each([
    ['Zoom', ['Name (original name)', 'Email', 'Join time', 'Leave time', 'Duration (minutes)', 'Guest'], { name: 0, email: 1, join: 2, leave: 3 }],
    ['Teams', ['Name', 'First Join', 'Last Leave', 'In-Meeting Duration', 'Email', 'Role'], { name: 0, email: 4, join: 1, leave: 2 }],
    ['Meet', ['First name', 'Last name', 'Email', 'Duration', 'Time joined', 'Time exited'], { name: 0, email: 2, join: 4, leave: 5 }],
    ['a list of one’s own', ['Nama', 'Waktu masuk (WITA)', 'Waktu keluar (WITA)'], { name: 0, email: -1, join: 1, leave: 2 }],
    ['without names', ['Join time', 'Leave time'], null],
    ['without an end', ['Nama', 'Join time'], null],
    ['without a start', ['Nama', 'Leave time'], null],
  ])('of %s', (_, header, expected) => expect(webinarColumns(header)).toEqual(expected));
});

describe('a moment', () => {
  const nine = startsAt;
  test.each<[string, number | null]>([
    ['2026-12-03T01:00:00Z', nine],
    ['2026-12-03T09:00:00+08:00', nine],
    ['2026-12-03 09:00:00', nine],
    ['03/12/2026 09.00', nine],
    // American: the third day of the twelfth month, since the twelfth of March is far from the session.
    ['12/03/2026 09:00:00 AM', nine],
    ['12/3/2026, 12:00:00 PM', nine + 3 * 3_600_000],
    ['12/3/2026 12:00:00 AM', nine - 9 * 3_600_000],
    ['25/12/2026 09:00', nine + 22 * 86_400_000],
    ['12/25/2026 09:00', nine + 22 * 86_400_000],
    ['kemarin', null],
    ['99/99/2026 10:00', null],
    ['00/00/2026 10:00', null],
    ['2026-99-99T10:00:00Z', null],
  ])('%s', (text, expected) => expect(webinarMoment(text, 'Asia/Makassar', startsAt)).toBe(expected));

  test('written in any zone and any order of day and month is read back, when it lies at the session', () => {
    const two = (value: number) => String(value).padStart(2, '0');
    fc.assert(
      fc.property(fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }), fc.constantFrom(...sessionZones), fc.integer({ min: 0, max: 2 }), (seconds, zone, order) => {
        const local = new Date(seconds * 1000 + zoneHours[zone] * 3_600_000);
        const [year, month, day] = [local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate()];
        const date = [`${year}-${two(month)}-${two(day)}`, `${two(day)}/${two(month)}/${year}`, `${month}/${day}/${year}`][order] ?? '';
        const text = `${date} ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}:${two(local.getUTCSeconds())}`;
        expect(webinarMoment(text, zone, seconds * 1000 + 60_000)).toBe(seconds * 1000);
      }),
    );
  });
});

test('people of a list, with all their stays; lines that say nothing are told', () => {
  const columns = { name: 0, email: 1, join: 2, leave: 3 };
  const cells = (line: number, ...given: string[]) => ({ line, cells: given });
  const rows = [
    cells(2, 'Siti  Rahmawati', 'SITI@kota.go.id', '2026-12-03 09:00', '2026-12-03 10:00'),
    cells(3, 'Siti Rahmawati', 'siti@kota.go.id', '2026-12-03 10:30', '2026-12-03 12:00'),
    cells(4, '', 'hp@kota.go.id', '2026-12-03 09:00', '2026-12-03 09:10'),
    cells(5, 'Galaxy A14', '', '2026-12-03 09:00', '2026-12-03 09:10'),
    cells(6, 'Tanpa waktu', '', '', '2026-12-03 09:10'),
    cells(7, 'Mundur', '', '2026-12-03 09:10', '2026-12-03 09:00'),
    cells(8, '', '', '2026-12-03 09:00', '2026-12-03 09:10'),
    cells(9, 'Tak selesai', '', '2026-12-03 09:00'),
  ];
  const { attendees, unreadable } = webinarAttendees(columns, rows, 'Asia/Makassar', time);
  expect(attendees.map((one) => [labelOf(one), one.spans.map(([from, to]) => (to - from) / 60_000)])).toEqual([['siti rahmawati <siti@kota.go.id>', [60, 90]], ['hp@kota.go.id', [10]], ['galaxy a14', [10]]]);
  expect(unreadable).toEqual([6, 7, 8, 9]);
  // A list without a column for names or e-mails at all.
  expect(webinarAttendees({ ...columns, name: -1, email: -1 }, rows.slice(0, 1), 'Asia/Makassar', time).unreadable).toEqual([2]);
});
