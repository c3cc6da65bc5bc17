import { AwardClaim, ClaimFiles, DecideClaim, OwnClaims, type ClaimInput } from '@sinau/application/points';
import type { Database } from '@sinau/persistence/core';
import type { Doors } from './doors.js';
import type { Organisation } from './organisation.js';
import { plainPdf } from './plain-pdf.js';

type Outcome =
  | { readonly kind: 'accepted' | 'revoked'; readonly hours: number }
  | { readonly kind: 'submitted' | 'withdrawn' }
  | { readonly kind: 'returned' | 'refused'; readonly reason: string };
type DemoClaim = { readonly person: string; readonly claim: Omit<ClaimInput, 'startsOn' | 'endsOn'>; readonly daysAgo: number; readonly days: number; readonly outcome: Outcome };

const DAY_MS = 86_400_000;
const technical = { activityKind: 3, competencyClass: 'technical' } as const;

/** Training elsewhere, one in each state that a claim can be in. */
const claims: readonly DemoClaim[] = [
  { person: 'dimas-arya', daysAgo: 60, days: 2, outcome: { kind: 'accepted', hours: 4 },
    claim: { ...technical, title: 'Pelatihan pencegahan infeksi di layanan primer', organiser: 'Balai Pelatihan Kesehatan Tirtamaya', certificateNumber: '118/BAPELKES/2026', hours: 6 } },
  { person: 'dimas-arya', daysAgo: 12, days: 1, outcome: { kind: 'submitted' },
    claim: { title: 'Seminar keselamatan pasien', organiser: 'Ikatan Perawat Kota Tirtamaya', certificateNumber: '042/SEM/2026', hours: 2, activityKind: 9, competencyClass: 'technical' } },
  { person: 'dimas-arya', daysAgo: 30, days: 1, outcome: { kind: 'returned', reason: 'Halaman belakang sertifikat belum ikut dipindai. Mohon dilengkapi.' },
    claim: { ...technical, title: 'Bimbingan teknis pencatatan elektronik', organiser: 'Dinas Komunikasi dan Informatika', certificateNumber: null, hours: 3, activityKind: 8 } },
  { person: 'rahayu-sekarwangi', daysAgo: 45, days: 1, outcome: { kind: 'refused', reason: 'Kegiatan ini rapat kerja, bukan pengembangan kompetensi.' },
    claim: { ...technical, title: 'Rapat kerja tahunan puskesmas', organiser: 'Dinas Kesehatan', certificateNumber: null, hours: 4 } },
  { person: 'rahayu-sekarwangi', daysAgo: 50, days: 2, outcome: { kind: 'withdrawn' },
    claim: { title: 'Lokakarya pelayanan ramah lansia', organiser: 'Yayasan Kembang Sari', certificateNumber: null, hours: 5, activityKind: 4, competencyClass: 'sociocultural' } },
  { person: 'wening-lestariyani', daysAgo: 70, days: 1, outcome: { kind: 'revoked', hours: 3 },
    claim: { ...technical, title: 'Kelas ibu hamil', organiser: 'Balai Pelatihan Kesehatan Tirtamaya', certificateNumber: '097/BAPELKES/2026', hours: 3 } },
];

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Filed, decided and counted by the product's own use cases. The days are past ones, whenever the demo begins. */
export async function seedClaims(doors: Doors, organisation: Organisation, serving: Database): Promise<void> {
  const own = new OwnClaims(serving, new ClaimFiles(doors.store));
  const verifier = organisation.actor('bimantara-suryalaga', [{ role: 'agency_admin', scope: { kind: 'agency', agencyId: organisation.agencyId } }]);
  const decide = new DecideClaim(serving);
  const award = new AwardClaim(doors.worker);
  for (const { person, claim, daysAgo, days, outcome } of claims) {
    const learner = organisation.actor(person, [{ role: 'learner', scope: { kind: 'agency', agencyId: organisation.agencyId } }]);
    const startsOn = dayOf(Date.now() - daysAgo * DAY_MS);
    const endsOn = dayOf(Date.now() - (daysAgo - days + 1) * DAY_MS);
    const bytes = plainPdf(['SERTIFIKAT', claim.organiser, claim.title, `${startsOn} - ${endsOn}`, `Nomor: ${claim.certificateNumber ?? '-'}`]);
    const { id, revision } = await own.submit(learner, { ...claim, startsOn, endsOn }, { fileName: 'sertifikat.pdf', bytes });
    if (outcome.kind === 'withdrawn') await own.withdraw(learner, id);
    if (outcome.kind === 'returned') await decide.askBack(verifier, id, { revision, reason: outcome.reason });
    if (outcome.kind === 'refused') await decide.refuse(verifier, id, { revision, reason: outcome.reason });
    if (outcome.kind !== 'accepted' && outcome.kind !== 'revoked') continue;
    const { activityKind, competencyClass } = claim;
    const accepted = await decide.accept(verifier, id, { revision, hours: outcome.hours, activityKind, competencyClass });
    await award.run(organisation.system, id);
    if (outcome.kind === 'revoked') await decide.revoke(verifier, id, { revision: accepted.revision, reason: 'Penyelenggara menyatakan sertifikat ini tidak diterbitkannya.' });
  }
}
