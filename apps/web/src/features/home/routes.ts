import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../areas.js';
import { page } from '../../page.js';

export const homeRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/', ...page('home', () => import('./pages/home.page.js'), 'HomePage') }),
] as const;
