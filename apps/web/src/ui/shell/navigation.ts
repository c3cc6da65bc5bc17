import { IconBook2, IconCertificate, IconHome, IconSchool, IconSettings, IconTools, type Icon } from '@tabler/icons-react';
import type { MeView } from '@sinau/contracts/identity';
import { hasRole, mayEnter, type Area } from '../../lib/session/index.js';

export type NavigationItem = {
  readonly to: string;
  readonly label: string;
  /** for the bottom bar of a phone */
  readonly short: string;
  readonly icon: Icon;
  readonly area: Area;
  /** The page that must exist for the entry to appear, where it is not `to` itself. */
  readonly needs?: string;
  /** Current only on exactly this address. */
  readonly exact?: boolean;
};

const main: readonly NavigationItem[] = [
  { to: '/', label: 'ui.nav.home', short: 'ui.nav.home', icon: IconHome, area: 'learn', exact: true },
  { to: '/katalog', label: 'ui.nav.catalogue', short: 'ui.nav.catalogue', icon: IconSchool, area: 'learn' },
  { to: '/pembelajaran', label: 'ui.nav.learning', short: 'ui.nav.learning.short', icon: IconBook2, area: 'learn' },
  { to: '/sertifikat', label: 'ui.nav.certificates', short: 'ui.nav.certificates.short', icon: IconCertificate, area: 'learn' },
  { to: '/kelola', label: 'ui.nav.manage', short: 'ui.nav.manage.short', icon: IconTools, area: 'manage', needs: '/kelola/' },
  { to: '/admin', label: 'ui.nav.administration', short: 'ui.nav.administration.short', icon: IconSettings, area: 'admin' },
];

export type AdminItem = {
  readonly to: string;
  readonly label: string;
  /** Only who administers the platform. */
  readonly platform?: boolean;
};

const admin: readonly AdminItem[] = [
  { to: '/admin/pegawai', label: 'ui.nav.people' },
  { to: '/admin/unit', label: 'ui.nav.units' },
  { to: '/admin/instansi', label: 'ui.nav.agencies', platform: true },
  { to: '/admin/angkatan', label: 'ui.nav.runs' },
  { to: '/admin/sertifikat', label: 'ui.nav.issued' },
  { to: '/admin/antrean', label: 'ui.nav.queue' },
  { to: '/admin/surat', label: 'ui.nav.mails', platform: true },
  { to: '/admin/audit', label: 'ui.nav.audit' },
];

/** What this person may open, of the pages that exist in this build. */
export function mainNavigation(me: MeView, exists: (to: string) => boolean): readonly NavigationItem[] {
  return main.filter((item) => {
    if (!mayEnter(me, item.area)) return false;
    return item.area === 'admin' ? adminNavigation(me, exists).length > 0 : exists(item.needs ?? item.to);
  });
}

export function adminNavigation(me: MeView, exists: (to: string) => boolean): readonly AdminItem[] {
  return admin.filter((item) => exists(item.to) && (item.platform !== true || hasRole(me, 'platform_admin')));
}
