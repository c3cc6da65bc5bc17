import { createRoute } from '@tanstack/react-router';
import { adminRoute, manageRoute } from '../../areas.js';
import { page } from '../../page.js';

const PHASES = ['before', 'open', 'ended'] as const;
const STATES = ['enrolled', 'in_progress', 'completed', 'withdrawn'] as const;
export type RunsSearch = { readonly cari?: string; readonly tahap?: (typeof PHASES)[number] };
/** `kursus`: the id of the one course whose runs are shown. */
export type TaughtRunsSearch = { readonly cari?: string; readonly kursus?: string };
export type TaughtRunSearch = { readonly cari?: string };
export type RunSearch = { readonly cari?: string; readonly keadaan?: (typeof STATES)[number] };

function words(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, 100) : '';
}

function runsSearch(search: Record<string, unknown>): RunsSearch {
  const cari = words(search['cari']);
  const tahap = PHASES.find((phase) => phase === search['tahap']);
  return { ...(cari === '' ? {} : { cari }), ...(tahap === undefined ? {} : { tahap }) };
}

function runSearch(search: Record<string, unknown>): RunSearch {
  const cari = words(search['cari']);
  const keadaan = STATES.find((state) => state === search['keadaan']);
  return { ...(cari === '' ? {} : { cari }), ...(keadaan === undefined ? {} : { keadaan }) };
}

function taughtRunsSearch(search: Record<string, unknown>): TaughtRunsSearch {
  const [cari, kursus] = [words(search['cari']), words(search['kursus'])];
  return { ...(cari === '' ? {} : { cari }), ...(kursus === '' ? {} : { kursus }) };
}

function taughtRunSearch(search: Record<string, unknown>): TaughtRunSearch {
  const cari = words(search['cari']);
  return cari === '' ? {} : { cari };
}

export const enrolmentsManageRoutes = [
  createRoute({ getParentRoute: () => manageRoute, path: '/angkatan', validateSearch: taughtRunsSearch, ...page('enrolments', () => import('./manage/runs.page.js'), 'TaughtRunsPage') }),
  createRoute({ getParentRoute: () => manageRoute, path: '/angkatan/$runId', validateSearch: taughtRunSearch, ...page('enrolments', () => import('./manage/run.page.js'), 'TaughtRunPage') }),
  createRoute({ getParentRoute: () => manageRoute, path: '/angkatan/$runId/peserta/$enrolmentId', ...page('enrolments', () => import('./manage/participant.page.js'), 'TaughtParticipantPage') }),
] as const;

export const enrolmentsAdminRoutes = [
  createRoute({ getParentRoute: () => adminRoute, path: '/angkatan', validateSearch: runsSearch, ...page('enrolments', () => import('./admin/runs.page.js'), 'RunsPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/angkatan/baru', ...page('enrolments', () => import('./admin/new-run.page.js'), 'NewRunPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/angkatan/$runId', validateSearch: runSearch, ...page('enrolments', () => import('./admin/run.page.js'), 'RunPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/angkatan/$runId/ubah', ...page('enrolments', () => import('./admin/edit-run.page.js'), 'EditRunPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/angkatan/$runId/peserta/$enrolmentId', ...page('enrolments', () => import('./manage/participant.page.js'), 'AdminParticipantPage') }),
] as const;
