import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../areas.js';
import { page } from '../../page.js';

export const competenciesRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/kompetensi', ...page('competencies', () => import('./pages/own-levels.page.js'), 'OwnLevelsPage') }),
] as const;
