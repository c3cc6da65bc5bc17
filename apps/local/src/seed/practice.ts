import { PublicSite } from '@sinau/application/core';
import { AwardPractice, ManageSessions, PracticeFiles, ReportPractice, RewritePracticePhoto, SignPractice } from '@sinau/application/sessions';
import { newId, statement, type Database } from '@sinau/persistence/core';
import { readPracticePhoto } from './demo-files.js';
import type { Doors } from './doors.js';
import type { SeededEnrolment } from './learning.js';
import type { Organisation } from './organisation.js';
import { plainPdf } from './plain-pdf.js';
import { nineOn } from './sessions.js';

const HOUR = 3_600_000;
const SUPERVISOR = 'galuh-ratnaduhita';

type Outcome = 'submitted' | 'returned' | 'signed' | 'withdrawn';
/** Of the supervisor's own unit, one in each state that a report can be in. */
const reports: readonly { readonly person: string; readonly text: string; readonly outcome: Outcome }[] = [
  { person: 'dimas-arya', outcome: 'returned', text: 'Berkeliling ruang tindakan dan ruang obat bersama kepala ruangan, lalu mencatat sembilan risiko dengan penyebab dan pemiliknya.' },
  { person: 'wening-lestariyani', outcome: 'submitted', text: 'Mencatat risiko di ruang bersalin: jalur evakuasi terhalang lemari, lampu darurat mati. Keduanya sudah dilaporkan.' },
  { person: 'nuraini-kartikaputri', outcome: 'signed', text: 'Memeriksa penyimpanan obat dengan suhu terjaga dan menyusun rencana bila listrik padam lebih dari dua jam.' },
  { person: 'sumiarti-ningrumsih', outcome: 'withdrawn', text: 'Memeriksa saluran air limbah dan tempat sampah medis.' },
];

const asked = statement('seed.practiceJobs', `select payload ->> 'stepId' as step, payload ->> 'fileId' as file from outbox where job in ('award-practice', 'rewrite-practice-photo') and agency_id = $1 order by id`);
const aged = statement('seed.practiceWaits', `update practice_reports set submitted_at = submitted_at - interval '4 days' where agency_id = $1 and state = 'submitted'`);

/** Field practice of the first run, reported with a photo and a document and decided by the people's own supervisor. */
export async function seedPractice(doors: Doors, organisation: Organisation, serving: Database, enrolments: readonly SeededEnrolment[]): Promise<void> {
  const agency = { kind: 'agency', agencyId: organisation.agencyId } as const;
  const runId = enrolments.find(({ enrolment }) => enrolment.run === 'risiko-1')?.runId ?? '';
  const sessionId = newId();
  const starts = nineOn(-30);
  await new ManageSessions(serving, new PublicSite(doors.publicUrl)).create(organisation.actor('bimantara-suryalaga', [{ role: 'agency_admin', scope: agency }]), runId, {
    id: sessionId, title: 'Praktik berkeliling mencari risiko', kind: 'field_practice', activityKind: 24, competencyClass: 'technical', startsAt: new Date(starts).toISOString(), endsAt: new Date(starts + 6 * HOUR).toISOString(),
    timeZone: 'Asia/Jakarta', place: 'Puskesmas masing-masing', link: null, hours: 4, minimumShare: 0,
  });
  const files = new PracticeFiles(doors.store);
  const report = new ReportPractice(serving, files);
  const rewrite = new RewritePracticePhoto(doors.worker, files);
  const award = new AwardPractice(doors.worker);
  const work = async (): Promise<void> => {
    for (const { step, file } of await doors.owner.transaction(organisation.system, (transaction) => transaction.query<{ step: string | null; file: string | null }>(asked, [organisation.agencyId]))) {
      if (file !== null) await rewrite.run(organisation.system, file);
      if (step !== null) await award.run(organisation.system, step);
    }
  };
  const learnerOf = (person: string) => organisation.actor(person, [{ role: 'learner', scope: agency }]);
  for (const { person } of reports) {
    await report.addFile(learnerOf(person), sessionId, newId(), { fileName: 'ruangan.jpg', bytes: readPracticePhoto() });
    await report.addFile(learnerOf(person), sessionId, newId(), { fileName: 'daftar-risiko.pdf', bytes: plainPdf(['DAFTAR RISIKO', 'Puskesmas Kembang Sari', 'Disusun saat praktik']) });
  }
  await work();
  await decide(new SignPractice(serving, files), report, organisation, learnerOf, sessionId);
  await work();
  await doors.owner.transaction(organisation.system, (transaction) => transaction.query(aged, [organisation.agencyId]));
}

async function decide(sign: SignPractice, report: ReportPractice, organisation: Organisation, learnerOf: (person: string) => ReturnType<Organisation['actor']>, sessionId: string): Promise<void> {
  const supervisor = organisation.actor(SUPERVISOR, [{ role: 'supervisor', scope: { kind: 'agency', agencyId: organisation.agencyId } }]);
  for (const { person, text, outcome } of reports) {
    const { report: sent } = await report.submit(learnerOf(person), sessionId, text);
    const [id, revision] = [sent?.id ?? '', sent?.revision ?? 0];
    if (outcome === 'returned') await sign.giveBack(supervisor, id, { revision, reason: 'Mohon tambahkan foto ruang obat. Yang ada baru ruang tindakan.' });
    if (outcome !== 'signed' && outcome !== 'withdrawn') continue;
    const signed = await sign.sign(supervisor, id, revision);
    if (outcome === 'withdrawn') await sign.withdraw(supervisor, id, { revision: signed.revision, reason: 'Praktik ini dilakukan di luar jadwal angkatan.' });
  }
}
