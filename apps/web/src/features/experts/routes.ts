import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../areas.js';
import { page } from '../../page.js';

export const expertsRoutes = [createRoute({ getParentRoute: () => shellRoute, path: '/narasumber', ...page('experts', () => import('./pages/rate-experts.page.js'), 'RateExpertsPage') })] as const;
