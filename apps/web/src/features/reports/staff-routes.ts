import { createRoute } from '@tanstack/react-router';
import { adminRoute } from '../../areas.js';
import { page } from '../../page.js';
import { reportsSearch } from './reports-search.js';

export const reportsAdminRoutes = [
  createRoute({ getParentRoute: () => adminRoute, path: '/laporan', validateSearch: reportsSearch, ...page('reports', () => import('./admin/reports.page.js'), 'ReportsPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/laporan-instansi', validateSearch: reportsSearch, ...page('reports', () => import('./admin/platform-report.page.js'), 'PlatformReportPage') }),
] as const;
