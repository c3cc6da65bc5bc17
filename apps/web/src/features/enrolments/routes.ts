import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../areas.js';
import { page } from '../../page.js';

export type LearningSearch = { readonly bagian?: 'selesai' };
export type CourseSearch = { readonly bagian?: 'tentang' | 'nilai' };

function learningSearch(search: Record<string, unknown>): LearningSearch {
  return search['bagian'] === 'selesai' ? { bagian: 'selesai' } : {};
}

function courseSearch(search: Record<string, unknown>): CourseSearch {
  const part = search['bagian'];
  return part === 'tentang' || part === 'nilai' ? { bagian: part } : {};
}

export const enrolmentsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/pembelajaran',
    validateSearch: learningSearch,
    ...page('enrolments', () => import('./pages/my-learning.page.js'), 'MyLearningPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/kursus/$enrolmentId',
    validateSearch: courseSearch,
    ...page('enrolments', () => import('./pages/course.page.js'), 'CoursePage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/kursus/$enrolmentId/materi/$lessonId',
    ...page('enrolments', () => import('./pages/lesson.page.js'), 'LessonPage'),
  }),
] as const;
