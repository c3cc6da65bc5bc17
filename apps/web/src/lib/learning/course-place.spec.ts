/** @jest-environment node */
import { describe, expect, test } from '@jest/globals';
import { dayIn, daysUntil, lessonAddress, phaseOn } from './course-place.js';

describe('where a course goes on', () => {
  test('a quiz has its own start page, everything else is a lesson', () => {
    expect(lessonAddress('e1', { id: 'l1', kind: 'quiz' })).toBe('/kursus/e1/kuis/l1');
    expect(lessonAddress('e1', { id: 'l1', kind: 'video' })).toBe('/kursus/e1/materi/l1');
  });

  test('the day is the agency\'s, not the device\'s', () => {
    // 18.30 UTC on the 30th is 01.30 WIB and 03.30 WIT on the 1st
    const instant = Date.parse('2026-11-30T18:30:00Z');
    expect(dayIn('UTC', instant)).toBe('2026-11-30');
    expect(dayIn('Asia/Jakarta', instant)).toBe('2026-12-01');
    expect(dayIn('Asia/Jayapura', instant)).toBe('2026-12-01');
  });

  test('a run is open from its first day to the end of its last', () => {
    const run = { startsOn: '2026-11-22', endsOn: '2026-12-13' };
    expect(phaseOn('2026-11-21', run)).toBe('before');
    expect(phaseOn('2026-11-22', run)).toBe('open');
    expect(phaseOn('2026-12-13', run)).toBe('open');
    expect(phaseOn('2026-12-14', run)).toBe('ended');
    // 30 November has 8 days after the 22nd, and 13 more in December
    expect(daysUntil('2026-11-22', run.endsOn)).toBe(21);
    expect(daysUntil('2026-12-14', run.endsOn)).toBe(-1);
  });
});
