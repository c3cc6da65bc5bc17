import { createRoute } from '@tanstack/react-router';
import { frameRoute, shellRoute } from '../../areas.js';
import { page } from '../../page.js';

export const evaluationsRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/evaluasi/$evaluationId', ...page('evaluations', () => import('./pages/evaluation.page.js'), 'EvaluationPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/umpan-balik', ...page('evaluations', () => import('./pages/requests.page.js'), 'RequestsPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/kursus/$enrolmentId/peningkatan', ...page('evaluations', () => import('./pages/own-gain.page.js'), 'OwnGainPage') }),
] as const;

/** By a link in a mail: no session. */
export const evaluationsPublicRoutes = [
  createRoute({ getParentRoute: () => frameRoute, path: '/jawab/$code', ...page('evaluations', () => import('./pages/answer.page.js'), 'AnswerPage') }),
] as const;
