import { createRoute } from '@tanstack/react-router';
import { adminRoute, manageRoute } from '../../areas.js';
import { page } from '../../page.js';
import { formsSearch, runEvaluationSearch } from './evaluations-search.js';

export const evaluationsManageRoutes = [
  createRoute({ getParentRoute: () => manageRoute, path: '/kursus/$courseId/prates', ...page('evaluations', () => import('./manage/quiz-pairs.page.js'), 'QuizPairsPage') }),
  createRoute({ getParentRoute: () => manageRoute, path: '/angkatan/$runId/evaluasi', validateSearch: runEvaluationSearch, ...page('evaluations', () => import('./manage/run-evaluation.page.js'), 'TaughtRunEvaluationPage') }),
] as const;

export const evaluationsAdminRoutes = [
  createRoute({ getParentRoute: () => adminRoute, path: '/angkatan/$runId/evaluasi', validateSearch: runEvaluationSearch, ...page('evaluations', () => import('./admin/run-evaluation.page.js'), 'RunEvaluationPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/formulir', validateSearch: formsSearch, ...page('evaluations', () => import('./admin/forms.page.js'), 'FormsPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/formulir/$formId', ...page('evaluations', () => import('./admin/form.page.js'), 'FormPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/indeks-layanan', ...page('evaluations', () => import('./admin/results-files.page.js'), 'ResultsFilesPage') }),
] as const;
