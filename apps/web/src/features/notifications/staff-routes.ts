import { createRoute } from '@tanstack/react-router';
import { adminRoute } from '../../areas.js';
import { page } from '../../page.js';
import { mailsSearch } from './mails-search.js';

export const notificationsAdminRoutes = [
  createRoute({ getParentRoute: () => adminRoute, path: '/surat', validateSearch: mailsSearch, ...page('notifications', () => import('./admin/mails.page.js'), 'MailsPage') }),
] as const;
