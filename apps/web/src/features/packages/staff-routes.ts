import { createRoute } from '@tanstack/react-router';
import { manageRoute } from '../../areas.js';
import { activeLanguage, needCatalogue } from '../../lib/i18n/index.js';
import { page } from '../../page.js';

export type PackagesSearch = { readonly cari?: string; readonly bagian?: 'diberikan' };

function packagesSearch(search: Record<string, unknown>): PackagesSearch {
  const cari = typeof search['cari'] === 'string' ? search['cari'].trim().slice(0, 100) : '';
  return { ...(cari === '' ? {} : { cari }), ...(search['bagian'] === 'diberikan' ? { bagian: 'diberikan' } : {}) };
}

const one = page('packages', () => import('./manage/package.page.js'), 'PackagePage');

export const packagesManageRoutes = [
  createRoute({ getParentRoute: () => manageRoute, path: '/paket', validateSearch: packagesSearch, ...page('packages', () => import('./manage/packages.page.js'), 'PackagesPage') }),
  createRoute({
    getParentRoute: () => manageRoute,
    path: '/paket/$offerId',
    ...one,
    // what an update changes is told in the words of courses
    loader: async () => void (await Promise.all([one.loader(), needCatalogue('courses', activeLanguage())])),
  }),
] as const;
