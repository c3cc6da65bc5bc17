import { createRoute } from '@tanstack/react-router';
import { adminRoute, focusRoute, shellRoute } from '../../areas.js';
import { page } from '../../page.js';
import { INBOX_STATES, type InboxSearch } from './practice/inbox-search.js';

const STATES = ['present', 'absent', 'inside'] as const;
export type AttendanceSearch = { readonly cari?: string; readonly keadaan?: (typeof STATES)[number] };
export type CalendarSearch = { readonly bulan?: string };
export type ScanSearch = { readonly sesi?: string; readonly kode?: string };

function words(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, 100) : '';
}

function attendanceSearch(search: Record<string, unknown>): AttendanceSearch {
  const cari = words(search['cari']);
  const keadaan = STATES.find((state) => state === search['keadaan']);
  return { ...(cari === '' ? {} : { cari }), ...(keadaan === undefined ? {} : { keadaan }) };
}

function calendarSearch(search: Record<string, unknown>): CalendarSearch {
  const bulan = words(search['bulan']);
  return /^20\d{2}-(0[1-9]|1[0-2])$/.test(bulan) ? { bulan } : {};
}

function scanSearch(search: Record<string, unknown>): ScanSearch {
  const [sesi, kode] = [words(search['sesi']), words(search['kode'])];
  return { ...(/^[0-9a-f-]{36}$/.test(sesi) ? { sesi } : {}), ...(kode === '' ? {} : { kode }) };
}

function inboxSearch(search: Record<string, unknown>): InboxSearch {
  const sesi = words(search['sesi']);
  const keadaan = INBOX_STATES.find((state) => state === search['keadaan']);
  return { ...(keadaan === undefined ? {} : { keadaan }), ...(/^[0-9a-f-]{36}$/.test(sesi) ? { sesi } : {}) };
}

export const sessionsRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/kalender', validateSearch: calendarSearch, ...page('sessions', () => import('./pages/calendar.page.js'), 'CalendarPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/hadir', validateSearch: scanSearch, ...page('sessions', () => import('./pages/scan.page.js'), 'ScanPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/praktik', ...page('sessions', () => import('./pages/practices.page.js'), 'PracticesPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/praktik/$sessionId', ...page('sessions', () => import('./pages/practice.page.js'), 'PracticePage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/tim/praktik', validateSearch: inboxSearch, ...page('sessions', () => import('./manage/practice-inbox.page.js'), 'PracticeInboxPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/tim/praktik/$reportId', ...page('sessions', () => import('./manage/practice-report.page.js'), 'PracticeReportPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/sesi/$sessionId', validateSearch: attendanceSearch, ...page('sessions', () => import('./manage/attendance.page.js'), 'AttendancePage') }),
] as const;

export const sessionsFocusRoutes = [createRoute({ getParentRoute: () => focusRoute, path: '/sesi/$sessionId/layar', ...page('sessions', () => import('./manage/room.page.js'), 'RoomPage') })] as const;

export const sessionsAdminRoutes = [
  createRoute({ getParentRoute: () => adminRoute, path: '/sesi/$sessionId/webinar', ...page('sessions', () => import('./admin/webinar-hook.page.js'), 'WebinarHookPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/angkatan/$runId/sesi', ...page('sessions', () => import('./admin/run-sessions.page.js'), 'RunSessionsPage') }),
] as const;
