import type { MeView } from '@sinau/contracts/identity';
import { grants, type GrantedPermission } from '@sinau/domain/identity';
import { hasRole } from '../../lib/session/index.js';

/** One part of the administration. */
export type AdminItem = {
  readonly to: string;
  /** Of the catalogue `administration`, which comes with the administration's frame: no learner's page carries it. */
  readonly label: string;
  /** What its page asks the server for: who lacks it is not led to a refusal. */
  readonly permission: GrantedPermission;
  /** Addresses of the same part that do not begin with `to`. */
  readonly within?: readonly string[];
};

export type AdminGroup = { readonly label: string; readonly items: readonly AdminItem[] };

/** In the order of the work: who there is, what they need, what is held, what came of it. */
const groups: readonly AdminGroup[] = [
  {
    label: 'administration.group.people',
    items: [
      { to: '/admin/pegawai', label: 'ui.nav.people', permission: 'person.read', within: ['/admin/impor'] },
      { to: '/admin/unit', label: 'administration.units', permission: 'organisation.read' },
      { to: '/admin/kompetensi', label: 'administration.competencies', permission: 'competency.read', within: ['/admin/profil-jabatan'] },
      { to: '/admin/kesenjangan', label: 'administration.gaps', permission: 'gap.read' },
    ],
  },
  {
    label: 'administration.group.planning',
    items: [
      { to: '/admin/kebutuhan', label: 'administration.needs', permission: 'need.read' },
      { to: '/admin/rencana', label: 'administration.plans', permission: 'plan.read' },
      { to: '/admin/program', label: 'administration.programmes', permission: 'programme.read' },
    ],
  },
  {
    label: 'administration.group.delivery',
    items: [
      { to: '/admin/angkatan', label: 'administration.runs', permission: 'run.read', within: ['/admin/angkatan-bersama'] },
      { to: '/admin/usulan', label: 'administration.nominations', permission: 'enrolment.manage' },
      { to: '/admin/narasumber', label: 'administration.experts', permission: 'expert.read', within: ['/admin/sesi'] },
    ],
  },
  {
    label: 'administration.group.outcome',
    items: [
      { to: '/admin/laporan', label: 'administration.reports', permission: 'report.read' },
      { to: '/admin/laporan-instansi', label: 'administration.reports', permission: 'report.platform' },
      { to: '/admin/keputusan', label: 'administration.decisions', permission: 'decision.read' },
      { to: '/admin/formulir', label: 'administration.forms', permission: 'evaluation.read' },
      { to: '/admin/indeks-layanan', label: 'administration.service_indices', permission: 'evaluation.manage' },
    ],
  },
  {
    label: 'administration.group.records',
    items: [
      { to: '/admin/sertifikat', label: 'administration.issued', permission: 'certificate.read' },
      { to: '/admin/klaim', label: 'administration.claims', permission: 'claim.verify' },
      { to: '/admin/catatan-karier', label: 'administration.records', permission: 'record.read' },
      { to: '/admin/aturan-jp', label: 'administration.hours_rules', permission: 'hours_rule.read' },
    ],
  },
  {
    label: 'administration.group.system',
    items: [
      { to: '/admin/instansi', label: 'administration.agencies', permission: 'agency.manage' },
      { to: '/admin/pengaturan', label: 'administration.agency_settings', permission: 'organisation.manage' },
      { to: '/admin/antrean', label: 'administration.queue', permission: 'queue.read' },
      { to: '/admin/surat', label: 'administration.mails', permission: 'mail.read' },
      { to: '/admin/audit', label: 'administration.audit', permission: 'audit.read' },
    ],
  },
];

/** What this person may open of the administration, by groups; a group of which nothing is theirs is left out. */
export function adminGroups(me: MeView): readonly AdminGroup[] {
  return groups.map(({ label, items }) => ({ label, items: items.filter(({ permission }) => hasRole(me, ...grants[permission])) })).filter(({ items }) => items.length > 0);
}
