import { allowed, refused, type Decision, type Facts, type Refused } from '../core/index.js';
import { lessonsOf, type CourseOutline } from './outline.js';

export const outlineLimits = { modules: 60, lessons: 600, objectives: 20 } as const;

/** What contradicts itself in an outline. */
export type OutlineProblem =
  | 'too_many_modules' | 'too_many_lessons' | 'repeated_id' | 'repeated_quiz' | 'unknown_required_lesson' | 'final_lesson_is_no_quiz' | 'foreign_reference';

export function outlineRefused(problem: OutlineProblem, facts: Facts): Refused {
  return refused('invalid_outline', { problem, ...facts });
}

function repeated(ids: readonly string[]): string | undefined {
  return ids.find((id, index) => ids.indexOf(id) !== index);
}

/**
 * Whether an outline may be stored as a draft: incomplete is fine, contradictory is not.
 * Refuses with `invalid_outline` and the problem: an id used twice, a completion rule about lessons that aren't there.
 */
export function checkOutline(outline: CourseOutline): Decision {
  const lessons = lessonsOf(outline);
  const { completion } = outline;
  if (outline.modules.length > outlineLimits.modules) return outlineRefused('too_many_modules', { most: outlineLimits.modules });
  if (lessons.length > outlineLimits.lessons) return outlineRefused('too_many_lessons', { most: outlineLimits.lessons });
  const twice = repeated([...outline.modules.map((module) => module.id), ...lessons.map((lesson) => lesson.id)]);
  if (twice !== undefined) return outlineRefused('repeated_id', { id: twice });
  const quizTwice = repeated(lessons.flatMap((lesson) => (lesson.kind === 'quiz' && lesson.quizId ? [lesson.quizId] : [])));
  if (quizTwice !== undefined) return outlineRefused('repeated_quiz', { id: quizTwice });
  if (completion.lessons !== 'all') {
    const stranger = completion.lessons.find((id) => !lessons.some((lesson) => lesson.id === id));
    if (stranger !== undefined) return outlineRefused('unknown_required_lesson', { id: stranger });
  }
  if (completion.finalLessonId === null) return allowed;
  const final = lessons.find((lesson) => lesson.id === completion.finalLessonId);
  return final?.kind === 'quiz' ? allowed : outlineRefused('final_lesson_is_no_quiz', { id: completion.finalLessonId });
}
