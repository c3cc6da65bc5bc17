import { createRoute } from '@tanstack/react-router';
import { focusRoute, shellRoute } from '../../areas.js';
import { page } from '../../page.js';

export const quizzesRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/kursus/$enrolmentId/kuis/$lessonId',
    ...page('quizzes', () => import('./pages/start.page.js'), 'QuizStartPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/pengerjaan/$attemptId/hasil',
    ...page('quizzes', () => import('./pages/result.page.js'), 'ResultPage'),
  }),
] as const;

export const quizzesFocusRoutes = [
  createRoute({
    getParentRoute: () => focusRoute,
    path: '/pengerjaan/$attemptId',
    ...page('quizzes', () => import('./pages/attempt.page.js'), 'AttemptPage'),
  }),
] as const;
