import { ExpertRegisterFile, InviteExperts, KeepExperts, RateExperts, type ExpertForm } from '@sinau/application/experts';
import { statement, type Database } from '@sinau/persistence/core';
import type { Doors } from './doors.js';
import type { Organisation } from './organisation.js';

const DAY = 86_400_000;
const dayOf = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

const common = { competencies: [], availability: '', contact: null, periods: [] } as const;
const experts: readonly ExpertForm[] = [
  { ...common, name: 'Dr. Laksmi Pranandari', homeAgency: 'Universitas Tirtamaya', expertise: ['manajemen risiko', 'keselamatan pasien'], feeBand: 'standard', availability: 'Selasa dan Kamis pagi', contact: 'laksmi@univ.example' },
  { ...common, name: 'Ir. Satrio Wibisana', homeAgency: 'Lembaga Kajian Layanan Publik', expertise: ['layanan digital', 'menulis untuk warga'], feeBand: 'above_standard', periods: [{ kind: 'away', startsOn: dayOf(20), endsOn: dayOf(34) }] },
  { ...common, name: 'apt. Nurmala Hadiwijaya', homeAgency: 'Dinas Kesehatan', expertise: ['penyimpanan obat'], feeBand: 'none' },
];
/** As an administrator's spreadsheet brings more. */
const FILE = 'Nama;Instansi asal;Keahlian;Honor;Kontak\nHendra Basukarna;Balai Pelatihan Kesehatan Tirtamaya;audit internal | manajemen risiko;Standar;hendra@bapelkes.example\n';
const MARKS = [5, 4, 4, 5, 3];

const sessions = statement('seed.expertSessions', `select id, title from run_sessions where agency_id = $1 and title in ('Lokakarya menyusun daftar risiko', 'Webinar menulis layanan yang dipahami warga')`);
const present = statement('seed.expertRaters', `select distinct on (person_id) person_id as "personId", present from attendance_decisions where session_id = $1 order by person_id, number desc`);

/** Experts of the register, typed in and imported; one spoke at the workshop and was rated by those who were there, one is invited to the webinar. */
export async function seedExperts(doors: Doors, organisation: Organisation, serving: Database): Promise<void> {
  const agency = { kind: 'agency', agencyId: organisation.agencyId } as const;
  const admin = organisation.actor('bimantara-suryalaga', [{ role: 'agency_admin', scope: agency }]);
  const [keep, invite, rate] = [new KeepExperts(serving), new InviteExperts(serving), new RateExperts(serving)];
  const ids: string[] = [];
  for (const expert of experts) ids.push((await keep.create(admin, expert)).id);
  await new ExpertRegisterFile(serving).apply(admin, Buffer.from(FILE));
  const found = await doors.owner.transaction(organisation.system, (transaction) => transaction.query<{ id: string; title: string }>(sessions, [organisation.agencyId]));
  const sessionOf = (word: string): string => found.find(({ title }) => title.startsWith(word))?.id ?? '';
  const [laksmi = '', satrio = ''] = ids;
  await invite.invite(admin, sessionOf('Lokakarya'), laksmi, 'Menyusun daftar risiko bersama');
  await invite.answer(admin, sessionOf('Lokakarya'), laksmi, 'accepted');
  await invite.invite(admin, sessionOf('Webinar'), satrio, 'Kalimat yang dipahami warga');
  const decided = await doors.owner.transaction(organisation.system, (transaction) => transaction.query<{ personId: string; present: boolean }>(present, [sessionOf('Lokakarya')]));
  const attended = decided.filter((one) => one.present);
  for (const [index, { personId }] of attended.slice(0, MARKS.length).entries()) {
    await rate.rate({ ...admin, personId, assignments: [{ role: 'learner', scope: agency }] }, { sessionId: sessionOf('Lokakarya'), expertId: laksmi, mark: MARKS[index] ?? 4 });
  }
}
