import { createRoute } from '@tanstack/react-router';
import { adminRoute, manageRoute } from '../../areas.js';
import { page } from '../../page.js';

/** The question that is open when one comes from the course's checklist. */
export type EditorSearch = { readonly soal?: string };

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
    ...page('quizzes', () => import('./admin/open-attempts.page.js'), 'OpenAttemptsPage', 'supervision'),
  }),
] as const;

/** What is searched in the questions of all quizzes; its page reads it. */
export type BankSearch = { readonly cari?: unknown; readonly jenis?: unknown; readonly topik?: unknown; readonly kursus?: unknown };

export const quizzesManageRoutes = [
  createRoute({
    getParentRoute: () => manageRoute,
    path: '/soal',
    validateSearch: (search: Record<string, unknown>): BankSearch => search,
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
