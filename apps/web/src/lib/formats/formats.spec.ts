/** @jest-environment node */
import { describe, expect, test } from '@jest/globals';
import { createFormats } from './formats.js';

const id = createFormats('id', 'Asia/Jakarta');
const en = createFormats('en', 'Asia/Jakarta');
// 02.30 UTC on 22 November is 09.30 in Jakarta (UTC+7), 10.30 in Makassar (+8), 11.30 in Jayapura (+9)
const instant = '2026-11-22T02:30:00Z';

describe('Indonesian', () => {
  test('numbers', () => {
    expect([id.number(1284), id.decimal(12.5), id.percent(0.5), id.jp(12.5), id.jp(20)]).toEqual(['1.284', '12,5', '50%', '12,5 JP', '20 JP']);
  });

  test('sizes in decimal units', () => {
    expect([400, 740_000, 1_250_000, 14_000_000, 1_240_000_000].map(id.size)).toEqual(['1 kB', '740 kB', '1,3 MB', '14 MB', '1,2 GB']);
  });

  test('durations and clock faces', () => {
    expect([14, 60, 90, 0.4].map(id.duration)).toEqual(['14 menit', '1 jam', '1 jam 30 menit', '0 menit']);
    // 1121 s = 18 min 41 s; 3903 s = 1 h 5 min 3 s
    expect([1121, 3903, 5, -3].map(id.clock)).toEqual(['18.41', '1.05.03', '0.05', '0.00']);
  });

  test('dates and times in the agency’s zone', () => {
    expect(id.date(instant)).toBe('22 Nov 2026');
    expect(id.time(instant)).toBe('09.30 WIB');
    expect(id.dateTime(instant)).toBe('22 Nov 2026, 09.30 WIB');
    expect(id.longDate(instant)).toBe('Minggu, 22 November 2026');
    expect(createFormats('id', 'Asia/Makassar').time(instant)).toBe('10.30 WITA');
    expect(createFormats('id', 'Asia/Jayapura').time(instant)).toBe('11.30 WIT');
  });

  test('a calendar day has no zone: it is the same day everywhere', () => {
    expect(createFormats('id', 'Pacific/Kiritimati').day('2026-08-17')).toBe('17 Agu 2026');
    expect(createFormats('id', 'America/Los_Angeles').day('2026-08-17')).toBe('17 Agu 2026');
  });

  test('distances in time', () => {
    const now = Date.parse(instant);
    expect([id.relative(now - 86_400_000, now), id.relative(now + 3 * 86_400_000, now), id.relative(now - 300_000, now)]).toEqual(['kemarin', 'dalam 3 hari', '5 menit yang lalu']);
  });
});

test('English keeps the zones and the order of a date', () => {
  expect([en.number(1284), en.decimal(12.5), en.dateTime(instant), en.duration(90), en.clock(1121)]).toEqual(['1,284', '12.5', '22 Nov 2026, 09:30 WIB', '1 h 30 min', '18:41']);
  expect(en.date('2026-09-05T03:00:00Z')).toBe('5 Sep 2026');
});
