import { createRoute } from '@tanstack/react-router';
import { adminRoute, shellRoute } from '../../areas.js';
import { page } from '../../page.js';
import { formsSearch, runEvaluationSearch } from './evaluations-search.js';

export const evaluationsRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/evaluasi/$evaluationId', ...page('evaluations', () => import('./pages/evaluation.page.js'), 'EvaluationPage') }),
] as const;

export const evaluationsAdminRoutes = [
  createRoute({ getParentRoute: () => adminRoute, path: '/angkatan/$runId/evaluasi', validateSearch: runEvaluationSearch, ...page('evaluations', () => import('./admin/run-evaluation.page.js'), 'RunEvaluationPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/formulir', validateSearch: formsSearch, ...page('evaluations', () => import('./admin/forms.page.js'), 'FormsPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/formulir/$formId', ...page('evaluations', () => import('./admin/form.page.js'), 'FormPage') }),
] as const;
