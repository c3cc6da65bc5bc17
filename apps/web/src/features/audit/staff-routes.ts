import { createRoute } from '@tanstack/react-router';
import { adminRoute } from '../../areas.js';
import { page } from '../../page.js';
import { auditSearch } from './audit-search.js';

export const auditAdminRoutes = [createRoute({ getParentRoute: () => adminRoute, path: '/audit', validateSearch: auditSearch, ...page('audit', () => import('./admin/audit.page.js'), 'AuditPage', 'jobs', 'facts') })] as const;
