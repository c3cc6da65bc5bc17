import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../areas.js';
import { page } from '../../page.js';

export type NotificationsSearch = { readonly tampil?: 'belum' };

export const notificationsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/notifikasi',
    validateSearch: (search: Record<string, unknown>): NotificationsSearch => (search['tampil'] === 'belum' ? { tampil: 'belum' } : {}),
    ...page('notifications', () => import('./pages/notifications.page.js'), 'NotificationsPage'),
  }),
] as const;
