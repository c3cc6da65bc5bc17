import { requiredLessons, type CourseOutline, type Lesson } from '../courses/outline.js';

/** Watched share at which a video counts as done: the last seconds are often credits. */
export const VIDEO_DONE_SHARE = 0.9;

/** Half-open range of whole seconds, `[from, to)`. */
export type SecondRange = readonly [from: number, to: number];

/** Union of watched ranges, in order and apart. Only grows: what was watched is never taken back (R18). */
export function unionOf(ranges: readonly SecondRange[]): readonly SecondRange[] {
  const sorted = ranges.filter(([from, to]) => to > from).sort((one, other) => one[0] - other[0]);
  const result: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

/** Seconds covered by a union. */
export function coveredSeconds(union: readonly SecondRange[]): number {
  return union.reduce((sum, [from, to]) => sum + (to - from), 0);
}

/** Whether so much of a video was watched that it counts as done. */
export function isWatched(covered: number, durationSeconds: number): boolean {
  return durationSeconds > 0 && covered >= Math.floor(durationSeconds * VIDEO_DONE_SHARE);
}

/** How a lesson is completed: by reading and saying so, by watching, or by passing. */
export function completedBy(lesson: Lesson): 'learner' | 'watching' | 'passing' {
  if (lesson.kind === 'video') return 'watching';
  return lesson.kind === 'quiz' ? 'passing' : 'learner';
}

/** Percent of the required lessons that are done, whole numbers; 100 only when all are. */
export function progressPercent(outline: CourseOutline, done: ReadonlySet<string>): number {
  const required = requiredLessons(outline);
  if (required.length === 0) return 0;
  const count = required.filter((lesson) => done.has(lesson)).length;
  return count === required.length ? 100 : Math.floor((count / required.length) * 100);
}

/** Where to go on: the lesson last opened when it is not done, else the first that isn't; null when all are done. */
export function nextLesson(outline: CourseOutline, done: ReadonlySet<string>, lastOpened: string | null): Lesson | null {
  const lessons = outline.modules.flatMap((module) => module.lessons);
  const last = lessons.findIndex((lesson) => lesson.id === lastOpened);
  const from = Math.max(last, 0);
  return [...lessons.slice(from), ...lessons.slice(0, from)].find((lesson) => !done.has(lesson.id)) ?? null;
}
