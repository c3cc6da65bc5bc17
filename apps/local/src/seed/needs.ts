import { DecideNeed, NeedVoices, WriteNeed } from '@sinau/application/needs';
import type { NeedBody } from '@sinau/contracts/needs';
import type { PersonActor } from '@sinau/domain/identity';
import { newId, statement, type Database } from '@sinau/persistence/core';
import type { Doors } from './doors.js';
import type { Organisation } from './organisation.js';

/** Competencies that the demo's needs are about, by their code; those that the framework does not have yet are added. */
const about = {
  risk: { code: 'TEK-MR', name: 'Manajemen risiko', class: 'technical' },
  service: { code: 'MAN-PP', name: 'Pelayanan publik', class: 'managerial' },
  digital: { code: 'TEK-LD', name: 'Layanan digital', class: 'technical' },
  data: { code: 'TEK-AD', name: 'Analisis data', class: 'technical' },
} as const;
type About = keyof typeof about;
export type SeededNeeds = { readonly competencies: Readonly<Record<About, string>>; readonly admin: PersonActor };

type Wish = Omit<NeedBody, 'competencyId' | 'unitId' | 'description'> & {
  readonly competency: About | null; readonly unit: string | null; readonly description?: string; readonly verdict?: readonly ['accepted' | 'refused', string]; readonly into?: string; readonly comment?: string;
};

const wishes: readonly Wish[] = [
  {
    title: 'Daftar risiko puskesmas belum hidup', year: 2027, competency: 'risk', unit: 'DINKES', people: 64, gap: 1.6, priority: true,
    description: 'Register risiko disusun sekali setahun untuk memenuhi syarat, lalu tidak dibuka lagi. Kepala puskesmas dan penanggung jawab mutu perlu memakainya dalam rapat bulanan.',
    evidence: { kind: 'gap', required: 3, average: 1.4, measured: 58 }, verdict: ['accepted', 'Kesenjangan terbesar tahun ini dan disebut dalam RPJMD.'],
    comment: 'Puskesmas Kembang Sari siap menjadi tempat praktik lapangan.',
  },
  {
    title: 'Antrean loket puskesmas terlalu lama', year: 2027, competency: 'service', unit: 'PKM-KEMBANGSARI', people: 24, gap: 0.9, priority: false,
    evidence: { kind: 'survey', element: 'time', value: 2.71, respondents: 212, period: 'Semester I 2026' }, verdict: ['accepted', 'Unsur terendah survei; ditangani bersama perilaku pelaksana.'],
  },
  {
    title: 'Keluhan dijawab lebih dari lima hari', year: 2027, competency: 'service', unit: 'DPMPTSP-MPP', people: 18, gap: null, priority: false,
    evidence: { kind: 'survey', element: 'complaints', value: 2.84, respondents: 164, period: 'Semester I 2026' }, into: 'Antrean loket puskesmas terlalu lama',
  },
  {
    title: 'Warga minta layanan daring yang dapat dipakai dari ponsel', year: 2027, competency: 'digital', unit: 'DISKOMINFO-LD', people: 36, gap: 1.2, priority: true,
    evidence: { kind: 'citizen', reference: 'Musrenbang 2026, usulan 41', receivedOn: '2026-03-12', reports: 37 }, verdict: ['accepted', 'Sejalan dengan peta rencana SPBE.'],
  },
  {
    title: 'Analisis data untuk penyusun rencana kerja', year: 2027, competency: 'data', unit: null, people: 45, gap: 1.1, priority: false,
    evidence: { kind: 'leader', documentNumber: '800.2/417/BKPSDM', documentDate: '2026-08-03', signer: 'Sekretaris Daerah' }, verdict: ['accepted', 'Instruksi Sekretaris Daerah.'],
  },
  {
    title: 'Praktik lapangan terlalu singkat', year: 2027, competency: 'risk', unit: 'DINKES', people: 12, gap: null, priority: false,
    evidence: { kind: 'evaluation', programme: 'Manajemen risiko puskesmas, angkatan I', finding: 'Tiga dari empat peserta meminta satu hari praktik lagi.' }, comment: 'Usul: satu hari praktik digabung ke angkatan berikutnya.',
  },
  {
    title: 'Kursus bahasa Inggris untuk seluruh pegawai', year: 2027, competency: null, unit: null, people: 400, gap: null, priority: false,
    evidence: { kind: 'citizen', reference: 'Kotak saran BKPSDM', receivedOn: '2026-05-20', reports: 4 }, verdict: ['refused', 'Tidak terkait tugas sebagian besar pegawai; diusulkan hanya untuk petugas pariwisata.'],
  },
  {
    title: 'Etika menanggapi warga di media sosial', year: 2027, competency: 'service', unit: 'DISKOMINFO', people: 15, gap: null, priority: false,
    evidence: { kind: 'leader', documentNumber: '480/92/DISKOMINFO', documentDate: '2026-10-19', signer: 'Kepala Dinas Komunikasi dan Informatika' },
  },
  {
    title: 'Pengenalan manajemen risiko', year: 2026, competency: 'risk', unit: 'DINKES', people: 40, gap: 2, priority: true,
    evidence: { kind: 'gap', required: 3, average: 1, measured: 31 }, verdict: ['accepted', 'Temuan Inspektorat atas pengendalian intern.'],
  },
];

const known = statement('seed.competency', `select id from competencies where code = $1 or lower(name) = lower($2) order by code = $1 desc limit 1`);
const add = statement('seed.addCompetency', `insert into competencies (id, agency_id, code, name, competency_class, levels) values ($1, $2, $3, $4, $5, $6)`);
const levels = JSON.stringify(['Memahami', 'Menerapkan', 'Membimbing', 'Mengembangkan', 'Memimpin'].map((title, index) => ({ level: index + 1, title, indicators: [] })));

async function competenciesOf(doors: Doors, { system, agencyId }: Organisation): Promise<SeededNeeds['competencies']> {
  return doors.owner.transaction(system, async (transaction) => {
    const idOf = async ({ code, name, class: kind }: (typeof about)[About]): Promise<string> => {
      const [row] = await transaction.query<{ id: string }>(known, [code, name]);
      if (row) return row.id;
      const id = newId();
      await transaction.query(add, [id, agencyId, code, name, kind, levels]);
      return id;
    };
    return { risk: await idOf(about.risk), service: await idOf(about.service), digital: await idOf(about.digital), data: await idOf(about.data) };
  });
}

/** The inbox of needs: of every origin, one merged into another, most decided. */
export async function seedNeeds(doors: Doors, organisation: Organisation, serving: Database): Promise<SeededNeeds> {
  const admin = organisation.actor('bimantara-suryalaga', [{ role: 'agency_admin', scope: { kind: 'agency', agencyId: organisation.agencyId } }]);
  const competencies = await competenciesOf(doors, organisation);
  const units = new Map<string, string>((await doors.owner.dataSource.query<{ code: string; id: string }[]>(`select code, id from units where agency_id = $1`, [organisation.agencyId])).map(({ code, id }) => [code, id]));
  const [write, decide, voices] = [new WriteNeed(serving), new DecideNeed(serving), new NeedVoices(serving)];
  const ids = new Map<string, string>();
  for (const { competency, unit, verdict: _, into: __, comment, ...wish } of wishes) {
    const body = { description: '', ...wish, competencyId: competency === null ? null : competencies[competency], unitId: unit === null ? null : (units.get(unit) ?? null) };
    const need = await write.create(admin, { ...body, id: newId() });
    ids.set(wish.title, need.id);
    if (comment !== undefined) await voices.comment(admin, need.id, { id: newId(), body: comment });
  }
  const idOf = (title: string): string => ids.get(title) ?? '';
  for (const { title, into } of wishes) if (into !== undefined) await decide.merge(admin, idOf(into), { revision: 1, needIds: [idOf(title)] });
  for (const { title, verdict } of wishes) {
    if (verdict === undefined) continue;
    const survives = wishes.some(({ into }) => into === title);
    await decide.decide(admin, idOf(title), { state: verdict[0], revision: survives ? 2 : 1, reason: verdict[1] });
  }
  return { competencies, admin };
}
