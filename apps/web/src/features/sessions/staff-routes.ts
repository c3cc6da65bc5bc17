import { createRoute } from '@tanstack/react-router';
import { adminRoute, focusRoute, shellRoute } from '../../areas.js';
import { page } from '../../page.js';
import { INBOX_STATES, type InboxSearch } from './practice/inbox-search.js';
import { words } from './search-words.js';

const STATES = ['present', 'absent', 'inside'] as const;
export type AttendanceSearch = { readonly cari?: string; readonly keadaan?: (typeof STATES)[number] };

function attendanceSearch(search: Record<string, unknown>): AttendanceSearch {
  const cari = words(search['cari']);
  const keadaan = STATES.find((state) => state === search['keadaan']);
  return { ...(cari === '' ? {} : { cari }), ...(keadaan === undefined ? {} : { keadaan }) };
}

function inboxSearch(search: Record<string, unknown>): InboxSearch {
  const sesi = words(search['sesi']);
  const keadaan = INBOX_STATES.find((state) => state === search['keadaan']);
  return { ...(keadaan === undefined ? {} : { keadaan }), ...(/^[0-9a-f-]{36}$/.test(sesi) ? { sesi } : {}) };
}

export const sessionsTeamRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/tim/praktik', validateSearch: inboxSearch, ...page('sessions', () => import('./manage/practice-inbox.page.js'), 'PracticeInboxPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/tim/praktik/$reportId', ...page('sessions', () => import('./manage/practice-report.page.js'), 'PracticeReportPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/sesi/$sessionId', validateSearch: attendanceSearch, ...page('sessions', () => import('./manage/attendance.page.js'), 'AttendancePage') }),
] as const;

export const sessionsFocusRoutes = [createRoute({ getParentRoute: () => focusRoute, path: '/sesi/$sessionId/layar', ...page('sessions', () => import('./manage/room.page.js'), 'RoomPage') })] as const;

export const sessionsAdminRoutes = [
  createRoute({ getParentRoute: () => adminRoute, path: '/sesi/$sessionId/webinar', ...page('sessions', () => import('./admin/webinar-hook.page.js'), 'WebinarHookPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/angkatan/$runId/sesi', ...page('sessions', () => import('./admin/run-sessions.page.js'), 'RunSessionsPage') }),
] as const;
