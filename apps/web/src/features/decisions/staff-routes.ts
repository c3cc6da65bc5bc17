import { createRoute } from '@tanstack/react-router';
import { adminRoute } from '../../areas.js';
import { page } from '../../page.js';
import { decisionsSearch } from './decisions-search.js';

export const decisionsAdminRoutes = [
  createRoute({ getParentRoute: () => adminRoute, path: '/keputusan', validateSearch: decisionsSearch, ...page('decisions', () => import('./admin/decisions.page.js'), 'DecisionsPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/angkatan/$runId/keputusan', ...page('decisions', () => import('./admin/run-decision.page.js'), 'RunDecisionPage') }),
] as const;
