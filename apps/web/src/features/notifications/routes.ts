import { createRoute } from '@tanstack/react-router';
import { adminRoute, shellRoute } from '../../areas.js';
import { page } from '../../page.js';

export type NotificationsSearch = { readonly tampil?: 'belum' };

const mailStates = ['pending', 'sent', 'failed'] as const;
export type MailsSearch = { readonly keadaan?: (typeof mailStates)[number]; readonly surat?: string };

export const notificationsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/notifikasi',
    validateSearch: (search: Record<string, unknown>): NotificationsSearch => (search['tampil'] === 'belum' ? { tampil: 'belum' } : {}),
    ...page('notifications', () => import('./pages/notifications.page.js'), 'NotificationsPage'),
  }),
] as const;

function mailsSearch(search: Record<string, unknown>): MailsSearch {
  const state = mailStates.find((known) => known === search['keadaan']);
  const mail = search['surat'];
  return { ...(state === undefined ? {} : { keadaan: state }), ...(typeof mail === 'string' && /^[0-9a-f-]{36}$/.test(mail) ? { surat: mail } : {}) };
}

export const notificationsAdminRoutes = [
  createRoute({ getParentRoute: () => adminRoute, path: '/surat', validateSearch: mailsSearch, ...page('notifications', () => import('./admin/mails.page.js'), 'MailsPage') }),
] as const;
