import type { CertificateLanguage } from './certificate.input.js';

const indonesian = {
  awardedTo: 'diberikan kepada',
  number: 'Nomor',
  birth: 'Tempat, tanggal lahir',
  rank: 'Pangkat, golongan',
  position: 'Jabatan',
  unit: 'Unit kerja',
  agency: 'Instansi',
  wording: 'atas keikutsertaan dan keberhasilannya menyelesaikan',
  hours: 'JP',
  qualification: 'Kualifikasi',
  score: 'Nilai',
  verify: 'Periksa keaslian',
  code: 'Kode',
  qr: 'Kode QR menuju halaman pemeriksaan',
  emblem: 'Lambang',
  signatureOf: 'Tanda tangan',
  subjects: 'Daftar mata pelatihan',
  subject: 'Mata pelatihan',
  row: 'No.',
  total: 'Jumlah',
  page: (page: number, pages: number) => `Halaman ${page} dari ${pages}`,
  howToVerify: 'Cara memeriksa keaslian',
  howToVerifySteps:
    'Pindai kode QR di halaman depan, atau buka alamat di bawah ini dan cocokkan kodenya. Nomor, nama, kursus, JP, dan tanggal pada halaman itu harus sama dengan yang tercetak di sini. Bila berbeda atau dinyatakan dicabut, sertifikat ini tidak berlaku.',
  legal: 'Catatan hukum',
  legalNote:
    'Kode QR yang tercetak hanya penunjuk ke halaman pemeriksaan. Kode itu bukan tanda tangan elektronik.',
  months: ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'],
  decimalMark: ',',
};

const english: typeof indonesian = {
  awardedTo: 'awarded to',
  number: 'Number',
  birth: 'Place, date of birth',
  rank: 'Rank, grade',
  position: 'Position',
  unit: 'Unit',
  agency: 'Agency',
  wording: 'for taking part in and successfully completing',
  hours: 'learning hours (JP)',
  qualification: 'Qualification',
  score: 'Score',
  verify: 'Check that it is genuine',
  code: 'Code',
  qr: 'QR code to the verification page',
  emblem: 'Emblem',
  signatureOf: 'Signature',
  subjects: 'List of subjects',
  subject: 'Subject',
  row: 'No.',
  total: 'Total',
  page: (page, pages) => `Page ${page} of ${pages}`,
  howToVerify: 'How to verify',
  howToVerifySteps:
    'Scan the QR code on the front, or open the address below and compare the code. Number, name, course, learning hours and dates on that page must equal those printed here. If they differ, or the page says revoked, this certificate is not valid.',
  legal: 'Legal note',
  legalNote:
    'The printed QR code only points to the verification page. It is not an electronic signature.',
  months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  decimalMark: '.',
};

export type CertificateWords = typeof indonesian;
export const certificateWords: Readonly<Record<CertificateLanguage, CertificateWords>> = { id: indonesian, en: english };
