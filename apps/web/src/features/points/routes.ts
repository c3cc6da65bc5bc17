import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../areas.js';
import { page } from '../../page.js';

export type PointsSearch = { readonly tahun?: number };

function pointsSearch(raw: Record<string, unknown>): PointsSearch {
  const year = Number(raw['tahun']);
  return Number.isInteger(year) && year >= 2000 && year <= 2100 ? { tahun: year } : {};
}

export const pointsRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/jp', validateSearch: pointsSearch, ...page('points', () => import('./pages/points.page.js'), 'PointsPage') }),
] as const;
