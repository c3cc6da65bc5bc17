import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../areas.js';
import { page } from '../../page.js';
import { yearSearch } from './year-search.js';

export const pointsRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/jp', validateSearch: yearSearch, ...page('points', () => import('./pages/points.page.js'), 'PointsPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/jp/klaim', ...page('points', () => import('./pages/claims.page.js'), 'ClaimsPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/jp/klaim/baru', ...page('points', () => import('./pages/new-claim.page.js'), 'NewClaimPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/jp/klaim/$claimId', ...page('points', () => import('./pages/claim.page.js'), 'ClaimPage') }),
] as const;
