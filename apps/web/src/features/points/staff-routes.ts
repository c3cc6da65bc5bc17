import { claimStates, deliveryFilters, type ClaimState, type DeliveryFilter } from '@sinau/domain/points';
import { createRoute } from '@tanstack/react-router';
import { adminRoute, shellRoute } from '../../areas.js';
import { page } from '../../page.js';
import { yearSearch } from './year-search.js';

export type ClaimsSearch = { readonly keadaan?: ClaimState | undefined };
export type RecordsSearch = { readonly keadaan?: DeliveryFilter | undefined };
export type TeamSearch = { readonly cari?: string };

function teamSearch(raw: Record<string, unknown>): TeamSearch {
  const typed = typeof raw['cari'] === 'string' || typeof raw['cari'] === 'number' ? String(raw['cari']).slice(0, 100) : '';
  return typed === '' ? {} : { cari: typed };
}

export const pointsTeamRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/tim', validateSearch: teamSearch, ...page('points', () => import('./pages/team.page.js'), 'TeamPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/tim/$personId', validateSearch: yearSearch, ...page('points', () => import('./pages/team-member.page.js'), 'TeamMemberPage') }),
] as const;

export const pointsAdminRoutes = [
  createRoute({
    getParentRoute: () => adminRoute, path: '/klaim', validateSearch: (raw: Record<string, unknown>): ClaimsSearch => ({ keadaan: claimStates.find((state) => state === raw['keadaan']) }),
    ...page('points', () => import('./admin/claims.page.js'), 'VerifyClaimsPage'),
  }),
  createRoute({ getParentRoute: () => adminRoute, path: '/klaim/$claimId', ...page('points', () => import('./admin/claim.page.js'), 'VerifyClaimPage') }),
  createRoute({
    getParentRoute: () => adminRoute, path: '/catatan-karier', validateSearch: (raw: Record<string, unknown>): RecordsSearch => ({ keadaan: deliveryFilters.find((state) => state === raw['keadaan']) }),
    ...page('points', () => import('./admin/records.page.js'), 'RecordsPage'),
  }),
  createRoute({ getParentRoute: () => adminRoute, path: '/aturan-jp', ...page('points', () => import('./admin/rules.page.js'), 'RulesPage') }),
] as const;
