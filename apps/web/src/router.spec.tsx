import { expect, test } from '@jest/globals';
import { bringRoutesOf, router } from './router.js';

const found = (pathname: string): string | undefined => router.getMatchedRoutes(pathname)[2]?.fullPath;
const known = (): readonly string[] => Object.keys(router.routesByPath);

const OF_STAFF = ['/tim', '/tim/usulan', '/tim/usulan/baru', '/tim/praktik', '/tim/praktik/0193', '/tim/0193', '/sesi/0193', '/sesi/0193/layar', '/kelola', '/kelola/kursus/0193', '/admin', '/admin/angkatan/0193'];

test('the router learns the addresses of staff on the way to one of them, and keeps those it knew', async () => {
  const before = known();
  const withoutPage = (pathname: string): boolean => router.getMatchedRoutes(pathname)[2]?.options.component === undefined;
  expect(OF_STAFF.filter((pathname) => !withoutPage(pathname))).toEqual([]);
  await bringRoutesOf('/kursus/0193');
  expect(known()).toEqual(before);
  await bringRoutesOf('/admin/angkatan/0193');
  expect(before.filter((path) => !known().includes(path))).toEqual([]);
  // The frame of the administration leads to its first part.
  expect(OF_STAFF.filter(withoutPage)).toEqual(['/admin']);
  expect([found('/kursus/0193'), found('/kelola'), found('/admin/angkatan/0193'), found('/admin/nowhere/at/all')]).toEqual(['/kursus/$enrolmentId', '/kelola/', '/admin/angkatan/$runId', '/admin/$']);
});
