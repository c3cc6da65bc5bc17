import type { LessonKind } from '@sinau/domain/courses';

/** Sentence ids of the kinds of lessons; the sentences are those of courses. */
export const lessonLabels: Readonly<Record<LessonKind, string>> = {
  article: 'courses.lesson.article',
  video: 'courses.lesson.video',
  document: 'courses.lesson.document',
  quiz: 'courses.lesson.quiz',
};
