/** @jest-environment node */
import type { MeView } from '@sinau/contracts/identity';
import { expect, test } from '@jest/globals';
import { adminGroups } from './admin-navigation.js';
import { currentOf, mainNavigation } from './navigation.js';

type Role = MeView['assignments'][number]['role'];

/** The parts of the administration that the person is led to. */
const partsOf = (me: MeView) => adminGroups(me).flatMap(({ items }) => items);

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

/** The main entries marked for an address that none of them begins. */
const marked = (pathname: string): readonly string[] => mainNavigation(holding('learner', 'agency_admin')).filter((item) => currentOf(item, pathname)).map(({ to }) => to);

test('a course, its lessons and its results belong to one’s own learning, the year’s hours to the certificates', () => {
  expect(marked('/kursus/0193/materi/0194')).toEqual(['/pembelajaran']);
  expect(marked('/jp')).toEqual(['/sertifikat']);
  expect(marked('/jpeg')).toEqual([]);
  expect(marked('/akun')).toEqual([]);
});

test('an import of people stands under the people', () => {
  expect(partsOf(holding('agency_admin')).filter((item) => currentOf(item, '/admin/impor/0193')).map(({ to }) => to)).toEqual(['/admin/pegawai']);
});

test('a supervisor is led to the people and their competencies, and to nothing else of the administration', () => {
  const supervisor = holding('learner', 'supervisor');
  expect(partsOf(supervisor).map(({ to }) => to)).toEqual(['/admin/pegawai', '/admin/kompetensi', '/admin/kesenjangan']);
  expect(mainNavigation(supervisor).at(-1)?.to).toBe('/admin');
  expect(mainNavigation(holding('auditor')).at(-1)?.to).toBe('/admin');
  expect(mainNavigation(holding('learner')).some(({ area }) => area === 'admin')).toBe(false);
});

test('who heads people is led to the team, and nobody else', () => {
  const leads = (...roles: readonly Role[]) => mainNavigation(holding(...roles)).some(({ to }) => to === '/tim');
  expect([leads('learner', 'supervisor'), leads('learner'), leads('agency_admin'), leads('auditor')]).toEqual([true, false, false, false]);
});
