import { requiredLessons, type CourseOutline } from '../courses/index.js';
import { allowed, refused, type Decision } from '../core/index.js';

/** How far a learner is from completing: what the course page ticks live. */
export type CompletionState = {
  readonly lessonsRequired: number;
  readonly lessonsDone: number;
  /** Ids of required lessons not done, in the course's order. */
  readonly missingLessons: readonly string[];
  /** Null when the course asks for no score. */
  readonly score: { readonly required: number; readonly reached: number | null; readonly met: boolean } | null;
  readonly complete: boolean;
};

/**
 * Compares what was done with the rule of the version begun.
 * @param finalScore best score of the deciding quiz, percent; null before its first grade
 */
export function completionState(outline: CourseOutline, doneLessonIds: readonly string[], finalScore: number | null): CompletionState {
  const done = new Set(doneLessonIds);
  const required = requiredLessons(outline);
  const missingLessons = required.filter((lessonId) => !done.has(lessonId));
  const { finalLessonId, minimumScore } = outline.completion;
  const score = finalLessonId === null ? null : { required: minimumScore, reached: finalScore, met: finalScore !== null && finalScore >= minimumScore };
  return {
    lessonsRequired: required.length,
    lessonsDone: required.length - missingLessons.length,
    missingLessons,
    score,
    complete: missingLessons.length === 0 && (score?.met ?? true),
  };
}

/** Whether the course is completed; refused as `not_complete` with what is missing. */
export function isComplete(outline: CourseOutline, doneLessonIds: readonly string[], finalScore: number | null): Decision {
  const state = completionState(outline, doneLessonIds, finalScore);
  if (state.complete) return allowed;
  return refused('not_complete', {
    lessonsMissing: state.missingLessons.length,
    missingLessons: state.missingLessons,
    minimumScore: state.score?.required ?? null,
    score: state.score?.reached ?? null,
  });
}

/** A course that counts no hours certifies nothing; its learners still complete it. */
export function givesCertificate(outline: CourseOutline): boolean {
  return outline.hours !== null && outline.hours > 0;
}
