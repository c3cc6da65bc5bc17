/** @jest-environment node */
import type { MeView } from '@sinau/contracts/identity';
import { expect, test } from '@jest/globals';
import { adminNavigation, currentOf, mainNavigation } from './navigation.js';

type Role = MeView['assignments'][number]['role'];

const holding = (...roles: readonly Role[]): MeView => ({
  personId: '0193f6a0-0000-7000-8000-000000000001',
  name: 'Galuh Ratnaduhita',
  email: null,
  language: 'id',
  agency: { id: '0193f6a0-0000-7000-8000-00000000000a', name: 'Kota Sukamaju', shortName: 'Sukamaju', timeZone: 'Asia/Jakarta' },
  unitName: null,
  positionTitle: null,
  identifier: null,
  assignments: roles.map((role) => ({ role, scope: { kind: 'agency' } })),
  mustChangePassword: false,
  sessionExpiresAt: '2026-11-22T04:00:00.000Z',
  unreadNotifications: 0,
});
const all = (): boolean => true;

/** The main entries marked for an address that none of them begins. */
const marked = (pathname: string): readonly string[] => mainNavigation(holding('learner', 'agency_admin'), all).filter((item) => currentOf(item, pathname)).map(({ to }) => to);

test('a course, its lessons and its results belong to one’s own learning, the year’s hours to the certificates', () => {
  expect(marked('/kursus/0193/materi/0194')).toEqual(['/pembelajaran']);
  expect(marked('/jp')).toEqual(['/sertifikat']);
  expect(marked('/jpeg')).toEqual([]);
  expect(marked('/akun')).toEqual([]);
});

test('an import of people stands under the people', () => {
  expect(adminNavigation(holding('agency_admin'), all).filter((item) => currentOf(item, '/admin/impor/0193')).map(({ to }) => to)).toEqual(['/admin/pegawai']);
});

test('a supervisor is led to the people and their competencies, and to nothing else of the administration', () => {
  const supervisor = holding('learner', 'supervisor');
  expect(adminNavigation(supervisor, all).map(({ to }) => to)).toEqual(['/admin/pegawai', '/admin/kompetensi', '/admin/kesenjangan']);
  expect(mainNavigation(supervisor, (to) => to === '/admin/pegawai').map(({ to, label }) => [to, label]).at(-1)).toEqual(['/admin/pegawai', 'ui.nav.people']);
  expect(mainNavigation(holding('auditor'), all).at(-1)?.to).toBe('/admin');
  expect(mainNavigation(holding('learner'), all).some(({ area }) => area === 'admin')).toBe(false);
});

test('who heads people is led to the team, and nobody else', () => {
  const leads = (...roles: readonly Role[]) => mainNavigation(holding(...roles), all).some(({ to }) => to === '/tim');
  expect([leads('learner', 'supervisor'), leads('learner'), leads('agency_admin'), leads('auditor')]).toEqual([true, false, false, false]);
});
