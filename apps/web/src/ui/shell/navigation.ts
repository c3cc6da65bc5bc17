import { IconBook2, IconCalendar, IconCertificate, IconHome, IconSchool, IconSettings, IconTools, IconUsers, type Icon } from '@tabler/icons-react';
import type { MeView } from '@sinau/contracts/identity';
import { grants, type GrantedPermission } from '@sinau/domain/identity';
import { mayEnter, type Area } from '../../lib/session/index.js';

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
  /** Addresses of the same part of the product that do not begin with `to`. */
  readonly within?: readonly string[];
  /** What its page asks the server for, where the area alone does not grant it. */
  readonly permission?: GrantedPermission;
};

const main: readonly NavigationItem[] = [
  { to: '/', label: 'ui.nav.home', short: 'ui.nav.home', icon: IconHome, area: 'learn', exact: true },
  { to: '/katalog', label: 'ui.nav.catalogue', short: 'ui.nav.catalogue', icon: IconSchool, area: 'learn' },
  { to: '/pembelajaran', label: 'ui.nav.learning', short: 'ui.nav.learning.short', icon: IconBook2, area: 'learn', within: ['/kursus', '/daftar-tunggu', '/evaluasi'] },
  { to: '/kalender', label: 'ui.nav.calendar', short: 'ui.nav.calendar', icon: IconCalendar, area: 'learn', within: ['/sesi', '/hadir'] },
  { to: '/sertifikat', label: 'ui.nav.certificates', short: 'ui.nav.certificates.short', icon: IconCertificate, area: 'learn', within: ['/jp', '/kompetensi'] },
  { to: '/tim', label: 'ui.nav.team', short: 'ui.nav.team.short', icon: IconUsers, area: 'learn', permission: 'team.read' },
  { to: '/kelola', label: 'ui.nav.manage', short: 'ui.nav.manage.short', icon: IconTools, area: 'manage', needs: '/kelola/' },
  { to: '/admin', label: 'ui.nav.administration', short: 'ui.nav.administration.short', icon: IconSettings, area: 'admin' },
];

export type AdminItem = {
  readonly to: string;
  /** Of the catalogue `administration`, which comes with the administration's frame: no learner's page carries it. */
  readonly label: string;
  /** What its page asks the server for: who lacks it is not led to a refusal. */
  readonly permission: GrantedPermission;
  /** Addresses of the same part that do not begin with `to`. */
  readonly within?: readonly string[];
};

const admin: readonly AdminItem[] = [
  { to: '/admin/pegawai', label: 'ui.nav.people', permission: 'person.read', within: ['/admin/impor'] },
  { to: '/admin/unit', label: 'administration.units', permission: 'organisation.read' },
  { to: '/admin/pengaturan', label: 'administration.agency_settings', permission: 'organisation.manage' },
  { to: '/admin/instansi', label: 'administration.agencies', permission: 'agency.manage' },
  { to: '/admin/kebutuhan', label: 'administration.needs', permission: 'need.read' },
  { to: '/admin/rencana', label: 'administration.plans', permission: 'plan.read' },
  { to: '/admin/program', label: 'administration.programmes', permission: 'programme.read' },
  { to: '/admin/angkatan', label: 'administration.runs', permission: 'run.read', within: ['/admin/angkatan-bersama'] },
  { to: '/admin/laporan', label: 'administration.reports', permission: 'report.read' },
  { to: '/admin/laporan-instansi', label: 'administration.reports', permission: 'report.platform' },
  { to: '/admin/keputusan', label: 'administration.decisions', permission: 'decision.read' },
  { to: '/admin/narasumber', label: 'administration.experts', permission: 'expert.read', within: ['/admin/sesi'] },
  { to: '/admin/formulir', label: 'administration.forms', permission: 'evaluation.read' },
  { to: '/admin/indeks-layanan', label: 'administration.service_indices', permission: 'evaluation.manage' },
  { to: '/admin/usulan', label: 'administration.nominations', permission: 'enrolment.manage' },
  { to: '/admin/kompetensi', label: 'administration.competencies', permission: 'competency.read', within: ['/admin/profil-jabatan'] },
  { to: '/admin/kesenjangan', label: 'administration.gaps', permission: 'gap.read' },
  { to: '/admin/sertifikat', label: 'administration.issued', permission: 'certificate.read' },
  { to: '/admin/klaim', label: 'administration.claims', permission: 'claim.verify' },
  { to: '/admin/catatan-karier', label: 'administration.records', permission: 'record.read' },
  { to: '/admin/aturan-jp', label: 'administration.hours_rules', permission: 'hours_rule.read' },
  { to: '/admin/antrean', label: 'administration.queue', permission: 'queue.read' },
  { to: '/admin/surat', label: 'administration.mails', permission: 'mail.read' },
  { to: '/admin/audit', label: 'administration.audit', permission: 'audit.read' },
];

function holds(me: MeView, permission: GrantedPermission): boolean {
  const roles: readonly string[] = grants[permission];
  return me.assignments.some(({ role }) => roles.includes(role));
}

/** Marks the part that a page belongs to where its address alone does not: `/kursus/…` is one's own learning. */
export function currentOf(item: { readonly within?: readonly string[] }, pathname: string): true | undefined {
  return item.within?.some((prefix) => pathname === prefix || pathname.startsWith(`${prefix}/`)) ? true : undefined;
}

/** Whoever administers one thing alone is led to it; to people, by their name. What the other parts are called comes with the administration. */
function administrationOf(item: NavigationItem, only: AdminItem | undefined): NavigationItem {
  if (only === undefined) return item;
  const named = only.label === 'ui.nav.people' ? { label: only.label, short: only.label } : {};
  return { ...item, ...named, to: only.to };
}

/** What this person may open, of the pages that exist in this build. */
export function mainNavigation(me: MeView, exists: (to: string) => boolean): readonly NavigationItem[] {
  return main.flatMap((item) => {
    if (!mayEnter(me, item.area) || (item.permission !== undefined && !holds(me, item.permission))) return [];
    if (item.area !== 'admin') return exists(item.needs ?? item.to) ? [item] : [];
    const [first, second] = adminNavigation(me, exists);
    if (first === undefined) return [];
    return [administrationOf(item, second === undefined ? first : undefined)];
  });
}

/** A phone has room for five: beyond that one's own certificates step aside, which the account's menu leads to, and then the calendar. */
export function belowOf(items: readonly NavigationItem[]): readonly NavigationItem[] {
  const aside = items.length <= 5 ? [] : ['/sertifikat', '/kalender'].slice(0, items.length - 5);
  return items.filter(({ to }) => !aside.includes(to)).slice(0, 5);
}

export function adminNavigation(me: MeView, exists: (to: string) => boolean): readonly AdminItem[] {
  return admin.filter((item) => exists(item.to) && holds(me, item.permission));
}
