import { competencyClasses, type CompetencyClass } from '@sinau/domain/courses';
import { createRoute } from '@tanstack/react-router';
import { adminRoute, shellRoute } from '../../areas.js';
import { page } from '../../page.js';

export type FrameworkSearch = { readonly cari?: string | undefined; readonly kelas?: CompetencyClass | undefined; readonly arsip?: 'ya' | undefined };
export type ImportSearch = { readonly jenis?: 'profil' | undefined };
/** Where the matrix stands: the unit, the class, and the competency whose people are listed. */
export type GapSearch = { readonly unit?: string | undefined; readonly kelas?: CompetencyClass | undefined; readonly kompetensi?: string | undefined; readonly langsung?: 'ya' | undefined };

const words = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value.slice(0, 100) : typeof value === 'number' ? String(value) : undefined);
const classOf = (value: unknown): CompetencyClass | undefined => competencyClasses.find((name) => name === value);
const key = (value: unknown): string | undefined => (typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : undefined);

const frameworkSearch = (raw: Record<string, unknown>): FrameworkSearch => ({ cari: words(raw['cari']), kelas: classOf(raw['kelas']), arsip: raw['arsip'] === 'ya' ? 'ya' : undefined });
const importSearch = (raw: Record<string, unknown>): ImportSearch => ({ jenis: raw['jenis'] === 'profil' ? 'profil' : undefined });
const gapSearch = (raw: Record<string, unknown>): GapSearch => ({
  unit: key(raw['unit']), kelas: classOf(raw['kelas']), kompetensi: key(raw['kompetensi']), langsung: raw['langsung'] === 'ya' ? 'ya' : undefined,
});

export const competenciesRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/kompetensi', ...page('competencies', () => import('./pages/own-levels.page.js'), 'OwnLevelsPage') }),
] as const;

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
