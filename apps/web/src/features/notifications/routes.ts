import { createRoute } from '@tanstack/react-router';
import { adminRoute, shellRoute } from '../../areas.js';
import { page } from '../../page.js';
import { mailsSearch } from './mails-search.js';

export type NotificationsSearch = { readonly tampil?: 'belum' };

export const notificationsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/notifikasi',
    validateSearch: (search: Record<string, unknown>): NotificationsSearch => (search['tampil'] === 'belum' ? { tampil: 'belum' } : {}),
    ...page('notifications', () => import('./pages/notifications.page.js'), 'NotificationsPage'),
  }),
] as const;

export const notificationsAdminRoutes = [
  createRoute({ getParentRoute: () => adminRoute, path: '/surat', validateSearch: mailsSearch, ...page('notifications', () => import('./admin/mails.page.js'), 'MailsPage') }),
] as const;
