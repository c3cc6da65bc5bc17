import { createRoute } from '@tanstack/react-router';
import { adminRoute } from '../../areas.js';
import { page } from '../../page.js';
import { expertsSearch } from './search.js';

export const expertsAdminRoutes = [
  createRoute({ getParentRoute: () => adminRoute, path: '/narasumber', validateSearch: expertsSearch, ...page('experts', () => import('./admin/experts.page.js'), 'ExpertsPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/narasumber/baru', ...page('experts', () => import('./admin/expert.page.js'), 'NewExpertPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/narasumber/impor', ...page('experts', () => import('./admin/expert-import.page.js'), 'ExpertImportPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/narasumber/$expertId', ...page('experts', () => import('./admin/expert.page.js'), 'ExpertPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/sesi/$sessionId/narasumber', ...page('experts', () => import('./admin/session-experts.page.js'), 'SessionExpertsPage') }),
] as const;
