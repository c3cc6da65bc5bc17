import type { MyCourseView } from '@sinau/contracts/enrolments';

export type Resume = NonNullable<MyCourseView['resume']>;
export type Phase = 'before' | 'open' | 'ended';

/** Where a lesson is taken: a quiz has a start page of its own. */
export function lessonAddress(enrolmentId: string, lesson: { readonly id: string; readonly kind: Resume['kind'] }): string {
  return `/kursus/${enrolmentId}/${lesson.kind === 'quiz' ? 'kuis' : 'materi'}/${lesson.id}`;
}

/** The calendar day (2026-11-22) of an instant in a zone. */
export function dayIn(zone: string, now: number): string {
  // Swedish dates are ISO 8601
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(now);
}

/** Phase of a run by its days; it is open on its last day. */
export function phaseOn(today: string, run: { readonly startsOn: string; readonly endsOn: string }): Phase {
  if (today < run.startsOn) return 'before';
  return today > run.endsOn ? 'ended' : 'open';
}

/** Whole days from today to a day; 0 today, negative when it is over. */
export function daysUntil(today: string, day: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
}
