import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../areas.js';
import { page } from '../../page.js';

export const programmesRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/daftar-tunggu', ...page('programmes', () => import('./pages/requests.page.js'), 'RequestsPage') }),
] as const;
