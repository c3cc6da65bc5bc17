import { createRoute } from '@tanstack/react-router';
import { adminRoute } from '../../areas.js';
import { page } from '../../page.js';
import { peopleSearch } from './people-search.js';

export const organisationsAdminRoutes = [
  createRoute({ getParentRoute: () => adminRoute, path: '/pegawai', validateSearch: peopleSearch, ...page('organisations', () => import('./admin/people.page.js'), 'PeoplePage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/pegawai/baru', ...page('organisations', () => import('./admin/new-person.page.js'), 'NewPersonPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/pegawai/$personId', ...page('organisations', () => import('./admin/person.page.js'), 'PersonPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/unit', ...page('organisations', () => import('./admin/units.page.js'), 'UnitsPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/impor', ...page('organisations', () => import('./admin/imports.page.js'), 'ImportsPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/impor/$importId', ...page('organisations', () => import('./admin/import.page.js'), 'ImportPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/instansi', ...page('organisations', () => import('./admin/agencies.page.js'), 'AgenciesPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/pengaturan', ...page('organisations', () => import('./admin/agency-settings.page.js'), 'AgencySettingsPage') }),
] as const;
