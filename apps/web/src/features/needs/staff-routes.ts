import { createRoute } from '@tanstack/react-router';
import { adminRoute } from '../../areas.js';
import { page } from '../../page.js';
import { needsSearch, sharedSearch } from './needs-search.js';

export const needsAdminRoutes = [
  createRoute({ getParentRoute: () => adminRoute, path: '/kebutuhan', validateSearch: needsSearch, ...page('needs', () => import('./admin/needs.page.js'), 'NeedsPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/kebutuhan/baru', ...page('needs', () => import('./admin/new-need.page.js'), 'NewNeedPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/kebutuhan/instansi-lain', validateSearch: sharedSearch, ...page('needs', () => import('./admin/shared-needs.page.js'), 'SharedNeedsPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/kebutuhan/$needId', ...page('needs', () => import('./admin/need.page.js'), 'NeedPage') }),
] as const;
