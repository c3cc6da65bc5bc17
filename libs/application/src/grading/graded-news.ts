import type { Grade } from '@sinau/domain/grading';
import type { NewNotification } from '@sinau/persistence/notifications';
import type { AttemptToGrade } from '@sinau/persistence/quizzes';

export type Graded = Pick<AttemptToGrade, 'attemptId' | 'personId'> & { readonly settings: Pick<AttemptToGrade['settings'], 'title' | 'passMark'> };

/** What a learner is told once an attempt is graded. */
export function gradedNews({ attemptId, personId, settings }: Graded, { passed, score }: Pick<Grade, 'passed' | 'score'>): NewNotification {
  return {
    personId,
    kind: passed ? 'quiz_passed' : 'quiz_not_passed',
    facts: { title: settings.title, score, passMark: settings.passMark },
    link: `/pengerjaan/${attemptId}/hasil`,
    dedupe: `graded:${attemptId}`,
  };
}
