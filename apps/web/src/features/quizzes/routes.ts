import { createRoute } from '@tanstack/react-router';
import { adminRoute, focusRoute, manageRoute, shellRoute } from '../../areas.js';
import { page } from '../../page.js';

/** The question that is open when one comes from the course's checklist. */
export type EditorSearch = { readonly soal?: string };

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

/** What is searched in the list of open attempts. */
export type OpenAttemptsSearch = { readonly cari?: string };

export const quizzesAdminRoutes = [
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/angkatan/$runId/pengerjaan',
    validateSearch: (search: Record<string, unknown>): OpenAttemptsSearch => {
      const cari = typeof search['cari'] === 'string' || typeof search['cari'] === 'number' ? String(search['cari']).trim().slice(0, 100) : '';
      return cari === '' ? {} : { cari };
    },
    ...page('quizzes', () => import('./admin/open-attempts.page.js'), 'OpenAttemptsPage'),
  }),
] as const;

/** What is searched in the questions of all quizzes. */
export type BankSearch = { readonly cari?: string; readonly jenis?: string; readonly topik?: string; readonly kursus?: string };

const bankWords = ['cari', 'jenis', 'topik', 'kursus'] as const;
function bankSearch(search: Record<string, unknown>): BankSearch {
  return Object.fromEntries(
    bankWords.flatMap((name) => {
      const given = search[name];
      const text = typeof given === 'string' || typeof given === 'number' ? String(given).trim().slice(0, 100) : '';
      return text === '' ? [] : [[name, text]];
    }),
  );
}

export const quizzesManageRoutes = [
  createRoute({
    getParentRoute: () => manageRoute,
    path: '/soal',
    validateSearch: bankSearch,
    ...page('quizzes', () => import('./manage/question-bank.page.js'), 'QuestionBankPage', 'bank'),
  }),
  createRoute({
    getParentRoute: () => manageRoute,
    path: '/kursus/$courseId/kuis/$quizId',
    validateSearch: (search: Record<string, unknown>): EditorSearch => (typeof search['soal'] === 'string' ? { soal: search['soal'] } : {}),
    ...page('quizzes', () => import('./manage/quiz-editor.page.js'), 'QuizEditorPage'),
  }),
  createRoute({
    getParentRoute: () => manageRoute,
    path: '/kursus/$courseId/kuis/$quizId/pratinjau',
    ...page('quizzes', () => import('./manage/quiz-preview.page.js'), 'QuizPreviewPage'),
  }),
] as const;
