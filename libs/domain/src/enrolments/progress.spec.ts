import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CourseOutline } from '../courses/outline.js';
import { completedBy, coveredSeconds, isWatched, nextLesson, progressPercent, unionOf } from './progress.js';
import { checkCapacity, checkRunDates, maySelfEnrol } from './run.js';

const lesson = (id: string, kind: 'article' | 'video' | 'document' | 'quiz' = 'article') => {
  const common = { id, title: id, minutes: 10 };
  if (kind === 'article') return { ...common, kind };
  return kind === 'quiz' ? { ...common, kind, quizId: null } : { ...common, kind, mediaId: null };
};

const outline: CourseOutline = {
  title: 'Manajemen risiko', summary: '', competencyClass: 'technical', activityKind: 16, hours: 4, objectives: [],
  modules: [
    { id: 'm1', title: 'Satu', hours: 2, lessons: [lesson('a'), lesson('b', 'video')] },
    { id: 'm2', title: 'Dua', hours: 2, lessons: [lesson('c', 'document'), lesson('d', 'quiz')] },
  ],
  completion: { lessons: 'all', finalLessonId: 'd', minimumScore: 70 },
};

describe('watched ranges', () => {
  it('counts a minute once, however often it was seen', () => {
    // 0–60 seen twice, 50–90 and 120–130: union 0–90 and 120–130 = 100 s
    expect(unionOf([[0, 60], [120, 130], [0, 60], [50, 90]])).toEqual([[0, 90], [120, 130]]);
    expect(coveredSeconds(unionOf([[0, 60], [120, 130], [0, 60], [50, 90]]))).toBe(100);
  });

  it('calls a video of 100 s watched at 90 s, not at 89', () => {
    expect(isWatched(90, 100)).toBe(true);
    expect(isWatched(89, 100)).toBe(false);
    expect(isWatched(0, 0)).toBe(false);
  });

  const ranges = fc.array(fc.tuple(fc.nat(500), fc.nat(500)));

  it('never shrinks when more is watched, and covers the same seconds as a plain set', () => {
    fc.assert(
      fc.property(ranges, ranges, (before, more) => {
        const seconds = new Set([...before, ...more].flatMap(([from, to]) => Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)));
        const union = unionOf([...before, ...more]);
        expect(coveredSeconds(union)).toBe(seconds.size);
        expect(coveredSeconds(union)).toBeGreaterThanOrEqual(coveredSeconds(unionOf(before)));
        expect(unionOf(union)).toEqual(union);
      }),
    );
  });
});

describe('progress of a course', () => {
  it('is a quarter with one of four lessons done, and 100 only when all are', () => {
    expect(progressPercent(outline, new Set(['a']))).toBe(25);
    expect(progressPercent(outline, new Set(['a', 'b', 'c']))).toBe(75);
    expect(progressPercent(outline, new Set(['a', 'b', 'c', 'd']))).toBe(100);
  });

  it('counts only the required lessons when the rule names them', () => {
    const two: CourseOutline = { ...outline, completion: { ...outline.completion, lessons: ['b', 'd'] } };
    expect(progressPercent(two, new Set(['a', 'c']))).toBe(0);
    expect(progressPercent(two, new Set(['b']))).toBe(50);
  });

  it('goes on at the lesson last opened, then at what was passed over', () => {
    expect(nextLesson(outline, new Set(), null)?.id).toBe('a');
    expect(nextLesson(outline, new Set(['a']), 'c')?.id).toBe('c');
    expect(nextLesson(outline, new Set(['c', 'd']), 'd')?.id).toBe('a');
    expect(nextLesson(outline, new Set(['a', 'b', 'c', 'd']), 'd')).toBeNull();
  });

  it('asks for the right deed per kind', () => {
    expect(outline.modules.flatMap((module) => module.lessons).map(completedBy)).toEqual(['learner', 'watching', 'learner', 'passing']);
  });
});

describe('a run', () => {
  const run = { startsOn: '2026-11-02', endsOn: '2026-11-30', capacity: 30, seatsTaken: 29, selfEnrolment: true, closed: false };

  it('takes the thirtieth learner and no thirty-first', () => {
    expect(maySelfEnrol(run, '2026-11-22').allowed).toBe(true);
    expect(maySelfEnrol({ ...run, seatsTaken: 30 }, '2026-11-22')).toMatchObject({ code: 'run_full', facts: { capacity: 30 } });
  });

  it('is open on its last day and not the day after', () => {
    expect(maySelfEnrol(run, '2026-11-30').allowed).toBe(true);
    expect(maySelfEnrol(run, '2026-12-01')).toMatchObject({ code: 'run_ended' });
    expect(maySelfEnrol({ ...run, closed: true }, '2026-11-22')).toMatchObject({ code: 'run_ended' });
    expect(maySelfEnrol({ ...run, selfEnrolment: false }, '2026-11-22')).toMatchObject({ code: 'self_enrolment_off' });
  });

  it('refuses to end before it starts, or to seat fewer than are seated', () => {
    expect(checkRunDates('2026-11-30', '2026-11-29')).toMatchObject({ code: 'run_ends_before_start' });
    expect(checkRunDates('2026-11-30', '2026-11-30').allowed).toBe(true);
    expect(checkCapacity(28, 29)).toMatchObject({ code: 'capacity_below_taken', facts: { seatsTaken: 29 } });
    expect(checkCapacity(null, 29).allowed).toBe(true);
  });
});

it('shows no progress where nothing is required', () => {
  expect(progressPercent({ ...outline, completion: { lessons: [], finalLessonId: null, minimumScore: 0 } }, new Set(['a']))).toBe(0);
});
