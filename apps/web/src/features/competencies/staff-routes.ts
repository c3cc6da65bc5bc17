import { createRoute } from '@tanstack/react-router';
import { adminRoute } from '../../areas.js';
import { page } from '../../page.js';
import { frameworkSearch, gapSearch, importSearch } from './search.js';

export const competenciesAdminRoutes = [
  createRoute({ getParentRoute: () => adminRoute, path: '/kompetensi', validateSearch: frameworkSearch, ...page('competencies', () => import('./admin/framework.page.js'), 'FrameworkPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/kompetensi/baru', ...page('competencies', () => import('./admin/competency.page.js'), 'NewCompetencyPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/kompetensi/impor', validateSearch: importSearch, ...page('competencies', () => import('./admin/competency-import.page.js'), 'CompetencyImportPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/kompetensi/aturan', ...page('competencies', () => import('./admin/weighing-rule.page.js'), 'WeighingRulePage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/kompetensi/$competencyId', ...page('competencies', () => import('./admin/competency.page.js'), 'CompetencyPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/profil-jabatan', ...page('competencies', () => import('./admin/profiles.page.js'), 'ProfilesPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/kesenjangan', validateSearch: gapSearch, ...page('competencies', () => import('./admin/gaps.page.js'), 'GapsPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/kesenjangan/$personId', ...page('competencies', () => import('./admin/person-levels.page.js'), 'PersonLevelsPage') }),
] as const;
