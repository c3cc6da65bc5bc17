import type { CertificateInput, Signatory } from '../certificate.input.js';
import { emblem, penStroke } from './pictures.js';

export const longestName = 'Prof. Dr. Ir. Raden Ajeng Kusumawardhani Puspitaningrum Sastroamidjojo Notohadiningrat, S.T., M.Eng., Ph.D.';

const head: Signatory = { name: 'Dra. Endang Retnowati, M.Si.', title: 'Kepala BKPSDM Kota Surakarta', nip: '197003121995032001', signature: penStroke() };

export const signatories: readonly [Signatory, Signatory, Signatory] = [
  { name: 'Ir. Bambang Hariyanto Wicaksono, M.T., M.P.P.', title: 'Kepala Pusat Pelatihan dan Pengembangan Kompetensi Aparatur', nip: '196805171993031004', signature: null },
  { name: 'Siti Nurhaliza, S.Kom.', title: 'Widyaiswara Ahli Madya', nip: '198106252005012009', signature: penStroke() },
  head,
];

/** An everyday certificate: 4 subjects, 3 + 3 + 4 + 2 = 12 JP, one signatory. */
export const usual: CertificateInput = {
  language: 'id',
  agency: { name: 'Pemerintah Kota Surakarta', logo: emblem() },
  title: 'Sertifikat',
  number: '800.2.4.5/1284/BKPSDM/2026',
  holder: {
    name: 'Rani Dewi Lestari, S.A.P.',
    identifier: { kind: 'NIP', value: '199209262019032008' },
    birth: { place: 'Surakarta', date: '1992-09-26' },
    rank: 'Penata Muda Tingkat I, III/b',
    position: 'Analis Kebijakan Ahli Pertama',
    unit: 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu',
    agency: 'Pemerintah Kota Surakarta',
  },
  wording: ['atas keikutsertaan dan keberhasilannya menyelesaikan pelatihan'],
  course: {
    title: 'Pelayanan Publik Digital yang Berpihak pada Warga',
    activityKind: 'E-learning',
    competencyClass: 'Kompetensi teknis',
    learningHours: 12,
    starts: '2026-11-03',
    ends: '2026-11-14',
    place: 'Surakarta',
  },
  result: { qualification: 'Sangat memuaskan', score: 92.5 },
  signatories: [head],
  issued: { place: 'Surakarta', on: '2026-11-22', at: new Date('2026-11-22T02:15:00Z') },
  verification: { address: 'https://sinau.surakarta.go.id/s/9f3ac81d22e04b7fa1c65d0be7734a90', code: '9f3ac81d22e04b7fa1c65d0be7734a90' },
  subjects: [
    { title: 'Mengapa pelayanan harus berubah', learningHours: 3 },
    { title: 'Memetakan pengalaman pengguna layanan', learningHours: 3 },
    { title: 'Menyusun standar pelayanan', learningHours: 4 },
    { title: 'Membaca survei kepuasan masyarakat dan menindaklanjutinya', learningHours: 2 },
  ],
  legalNote: null,
};

export const longest: CertificateInput = {
  ...usual,
  title: 'Surat Tanda Tamat Pelatihan',
  holder: {
    ...usual.holder,
    name: longestName,
    position: 'Penata Kelola Sistem dan Teknologi Informasi Ahli Madya pada Subbidang Integrasi Layanan Elektronik',
    unit: 'Bidang Penyelenggaraan E-Government, Dinas Komunikasi, Informatika, Statistik, dan Persandian',
    agency: 'Pemerintah Kabupaten Kepulauan Siau Tagulandang Biaro',
    birth: { place: 'Kabupaten Kepulauan Siau Tagulandang Biaro', date: '1979-12-30' },
  },
  wording: [
    'atas keikutsertaan dan keberhasilannya menyelesaikan seluruh tahapan pembelajaran, praktik lapangan, dan ujian akhir',
    'berdasarkan Keputusan Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Nomor 188.45/1284/2026 tentang Penyelenggaraan Pelatihan Teknis',
  ],
  course: {
    ...usual.course,
    title:
      'Pelatihan Teknis Penyusunan Standar Pelayanan, Pengelolaan Pengaduan Masyarakat, dan Pemanfaatan Data Survei Kepuasan untuk Perbaikan Layanan Perizinan Berusaha Berbasis Risiko bagi Aparatur Pemerintah Daerah di Wilayah Kepulauan Angkatan XVII Tahun 2026',
    place: 'Balai Pelatihan Aparatur Kabupaten Kepulauan Siau Tagulandang Biaro',
  },
  signatories,
};

export const fortySubjects: CertificateInput = {
  ...usual,
  subjects: Array.from({ length: 40 }, (_, index) => ({
    title: index % 9 === 4 ? `Praktik lapangan ${index + 1}: mengamati loket pelayanan, mewawancarai pengguna, menyusun peta perjalanan layanan, dan menyajikan usulan perbaikan di depan pimpinan unit` : `Mata pelatihan ke-${index + 1}`,
    learningHours: 1.5,
  })),
};
