import { programmeStates, ruleStandings, type ProgrammeState, type RuleStanding } from '@sinau/domain/programmes';
import { createRoute } from '@tanstack/react-router';
import { adminRoute, shellRoute } from '../../areas.js';
import { page } from '../../page.js';

export type ProgrammesSearch = { readonly cari?: string; readonly keadaan?: ProgrammeState };

function programmesSearch(search: Record<string, unknown>): ProgrammesSearch {
  const cari = typeof search['cari'] === 'string' ? search['cari'].trim().slice(0, 100) : '';
  const keadaan = programmeStates.find((state) => state === search['keadaan']);
  return { ...(cari === '' ? {} : { cari }), ...(keadaan === undefined ? {} : { keadaan }) };
}

export type RulesSearch = { /** The rule whose people are shown. */ readonly aturan?: string; readonly sebagai?: RuleStanding };

function rulesSearch(search: Record<string, unknown>): RulesSearch {
  const sebagai = ruleStandings.find((standing) => standing === search['sebagai']);
  return typeof search['aturan'] === 'string' ? { aturan: search['aturan'].slice(0, 36), ...(sebagai === undefined ? {} : { sebagai }) } : {};
}

export const programmesTeamRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/tim/usulan', ...page('programmes', () => import('./manage/team-nominations.page.js'), 'TeamNominationsPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/tim/usulan/baru', ...page('programmes', () => import('./manage/nominate.page.js'), 'NominatePage') }),
] as const;

export const programmesAdminRoutes = [
  createRoute({ getParentRoute: () => adminRoute, path: '/program', validateSearch: programmesSearch, ...page('programmes', () => import('./admin/programmes.page.js'), 'ProgrammesPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/program/baru', ...page('programmes', () => import('./admin/new-programme.page.js'), 'NewProgrammePage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/program/$programmeId', ...page('programmes', () => import('./admin/programme.page.js'), 'ProgrammePage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/program/$programmeId/ubah', ...page('programmes', () => import('./admin/edit-programme.page.js'), 'EditProgrammePage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/angkatan/$runId/kursi', ...page('programmes', () => import('./admin/run-seats.page.js'), 'RunSeatsPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/angkatan/$runId/aturan', validateSearch: rulesSearch, ...page('programmes', () => import('./admin/rules.page.js'), 'RulesPage', 'enrolment-rules') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/usulan', ...page('programmes', () => import('./admin/nominations.page.js'), 'NominationsPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/angkatan-bersama', ...page('programmes', () => import('./admin/joint-runs.page.js'), 'JointRunsPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/angkatan-bersama/$quotaId', ...page('programmes', () => import('./admin/joint-run.page.js'), 'JointRunPage') }),
] as const;
