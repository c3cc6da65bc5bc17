import { createRoute } from '@tanstack/react-router';
import { adminRoute } from '../../areas.js';
import { page } from '../../page.js';

export type QueueSearch = { readonly jenis?: string };

function queueSearch(search: Record<string, unknown>): QueueSearch {
  const job = search['jenis'];
  return typeof job === 'string' && /^[a-z]+(-[a-z]+){0,5}$/.test(job) && job.length <= 60 ? { jenis: job } : {};
}

export const queueAdminRoutes = [createRoute({ getParentRoute: () => adminRoute, path: '/antrean', validateSearch: queueSearch, ...page('queue', () => import('./admin/queue.page.js'), 'QueuePage', 'jobs') })] as const;
