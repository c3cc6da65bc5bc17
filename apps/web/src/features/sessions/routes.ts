import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../areas.js';
import { page } from '../../page.js';
import { words } from './search-words.js';

export type CalendarSearch = { readonly bulan?: string };
export type ScanSearch = { readonly sesi?: string; readonly kode?: string };

function calendarSearch(search: Record<string, unknown>): CalendarSearch {
  const bulan = words(search['bulan']);
  return /^20\d{2}-(0[1-9]|1[0-2])$/.test(bulan) ? { bulan } : {};
}

function scanSearch(search: Record<string, unknown>): ScanSearch {
  const [sesi, kode] = [words(search['sesi']), words(search['kode'])];
  return { ...(/^[0-9a-f-]{36}$/.test(sesi) ? { sesi } : {}), ...(kode === '' ? {} : { kode }) };
}

export const sessionsRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/kalender', validateSearch: calendarSearch, ...page('sessions', () => import('./pages/calendar.page.js'), 'CalendarPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/hadir', validateSearch: scanSearch, ...page('sessions', () => import('./pages/scan.page.js'), 'ScanPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/praktik', ...page('sessions', () => import('./pages/practices.page.js'), 'PracticesPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/praktik/$sessionId', ...page('sessions', () => import('./pages/practice.page.js'), 'PracticePage') }),
] as const;
