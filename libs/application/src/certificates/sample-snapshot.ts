import type { CertificateSnapshot, CertificateTemplate } from '@sinau/domain/certificates';
import { rankInFull } from '@sinau/domain/organisations';

export type SampleKind = 'usual' | 'longest';

const ZEROES = '00000000000000000000000000';

type SampleTexts = Pick<CertificateSnapshot['holder'], 'name' | 'position' | 'unit'> & { readonly course: string };

/** As long as official names, positions and titles get. */
const texts: Readonly<Record<SampleKind, SampleTexts>> = {
  usual: {
    name: 'Rani Dewi Lestari, S.A.P.', position: 'Analis Kebijakan Ahli Pertama', unit: 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu',
    course: 'Pelayanan Publik Digital yang Berpihak pada Warga',
  },
  longest: {
    name: 'Prof. Dr. Ir. Raden Ajeng Kusumawardhani Puspitaningrum Sastroamidjojo Notohadiningrat, S.T., M.Eng., Ph.D.',
    position: 'Penata Kelola Sistem dan Teknologi Informasi Ahli Madya pada Subbidang Integrasi Layanan Elektronik',
    unit: 'Bidang Penyelenggaraan E-Government, Dinas Komunikasi, Informatika, Statistik, dan Persandian',
    course: 'Pelatihan Teknis Penyusunan Standar Pelayanan, Pengelolaan Pengaduan Masyarakat, dan Pemanfaatan Data Survei Kepuasan untuk Perbaikan Layanan Perizinan bagi Aparatur Pemerintah Daerah',
  },
};

export type SampleAgency = CertificateSnapshot['agency'] & { readonly timeZone: string };
export type Sample = {
  readonly kind: SampleKind;
  readonly agency: SampleAgency;
  readonly template: CertificateTemplate;
  readonly logo: CertificateSnapshot['template']['logo'];
  readonly number: string;
  readonly address: string;
  /** `yyyy-mm-dd` */
  readonly today: string;
};

/** A certificate of nobody, to look at a template. Its code verifies nothing. */
export function sampleSnapshot({ kind, agency, template, logo, number, address, today }: Sample): CertificateSnapshot {
  const { name, position, unit, course } = texts[kind];
  const { timeZone, ...named } = agency;
  return {
    schemaVersion: 1,
    timeZone,
    agency: named,
    holder: {
      personId: ZEROES, name, position, unit, rank: rankInFull('III/b'),
      identifier: { kind: 'nip', value: '199209262019032008' }, birth: { place: 'Surakarta', date: '1992-09-26' },
    },
    course: {
      courseId: ZEROES, title: course, version: { id: ZEROES, number: 1, contentHash: '' }, hours: 12, competencyClass: 'technical', activityKind: 16,
      subjects: [
        { title: 'Mengapa pelayanan harus berubah', hours: 3 }, { title: 'Memetakan pengalaman pengguna layanan', hours: 3 },
        { title: 'Menyusun standar pelayanan', hours: 4 }, { title: 'Membaca survei kepuasan masyarakat dan menindaklanjutinya', hours: 2 },
      ],
    },
    run: { id: ZEROES, name: 'Angkatan I', startsOn: today, endsOn: today, place: null },
    studied: { from: today, to: today },
    evidence: { minimumScore: 70, finalScore: 92.5, attempts: [], lessons: [] },
    template: { id: ZEROES, revision: 1, content: template, logo },
    number, code: ZEROES, address, issuedOn: today, issuedAt: `${today}T00:00:00Z`,
  };
}
