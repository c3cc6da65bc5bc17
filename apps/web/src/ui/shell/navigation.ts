import { IconBook2, IconCalendar, IconCertificate, IconHome, IconSchool, IconSettings, IconTools, IconUsers, type Icon } from '@tabler/icons-react';
import type { MeView } from '@sinau/contracts/identity';
import { mayEnter, type Area } from '../../lib/session/index.js';

export type NavigationItem = {
  readonly to: string;
  readonly label: string;
  /** for the bottom bar of a phone */
  readonly short: string;
  readonly icon: Icon;
  readonly area: Area;
  /** Current only on exactly this address. */
  readonly exact?: boolean;
  /** Addresses of the same part of the product that do not begin with `to`. */
  readonly within?: readonly string[];
};

const main: readonly NavigationItem[] = [
  { to: '/', label: 'ui.nav.home', short: 'ui.nav.home', icon: IconHome, area: 'learn', exact: true },
  { to: '/katalog', label: 'ui.nav.catalogue', short: 'ui.nav.catalogue', icon: IconSchool, area: 'learn' },
  { to: '/pembelajaran', label: 'ui.nav.learning', short: 'ui.nav.learning.short', icon: IconBook2, area: 'learn', within: ['/kursus', '/daftar-tunggu', '/evaluasi'] },
  { to: '/kalender', label: 'ui.nav.calendar', short: 'ui.nav.calendar', icon: IconCalendar, area: 'learn', within: ['/sesi', '/hadir'] },
  { to: '/sertifikat', label: 'ui.nav.certificates', short: 'ui.nav.certificates.short', icon: IconCertificate, area: 'learn', within: ['/jp', '/kompetensi'] },
  { to: '/tim', label: 'ui.nav.team', short: 'ui.nav.team.short', icon: IconUsers, area: 'team' },
  { to: '/kelola', label: 'ui.nav.manage', short: 'ui.nav.manage.short', icon: IconTools, area: 'manage' },
  { to: '/admin', label: 'ui.nav.administration', short: 'ui.nav.administration.short', icon: IconSettings, area: 'admin' },
];

/** Marks the part that a page belongs to where its address alone does not: `/kursus/…` is one's own learning. */
export function currentOf(item: { readonly within?: readonly string[] }, pathname: string): true | undefined {
  return item.within?.some((prefix) => pathname === prefix || pathname.startsWith(`${prefix}/`)) ? true : undefined;
}

/** What this person may open. */
export function mainNavigation(me: MeView): readonly NavigationItem[] {
  return main.filter(({ area }) => mayEnter(me, area));
}

/** A phone has room for five: beyond that one's own certificates step aside, which the account's menu leads to, and then the calendar. */
export function belowOf(items: readonly NavigationItem[]): readonly NavigationItem[] {
  const aside = items.length <= 5 ? [] : ['/sertifikat', '/kalender'].slice(0, items.length - 5);
  return items.filter(({ to }) => !aside.includes(to)).slice(0, 5);
}
