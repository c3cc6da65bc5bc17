import type { Language } from '@sinau/contracts/core';

const id = {
  title: 'Catatan Pengembangan Kompetensi',
  subject: 'Jam pelajaran (JP) yang tercatat, beserta buktinya',
  name: 'Nama', nip: 'NIP', ni_pppk: 'NI PPPK', rank: 'Golongan', position: 'Jabatan', unit: 'Unit kerja', agency: 'Instansi', printed: 'Dicetak',
  lead: 'Memuat pengembangan kompetensi yang diakui dalam buku besar JP. Yang dibatalkan tidak dimuat. Setiap bukti dihitung satu kali.',
  totals: 'Jumlah JP menurut tahun dan kelas kompetensi', year: 'Tahun', sum: 'Jumlah', counted: 'Dihitung', duty: 'Ketentuan',
  credits: (year: number) => `Tahun ${year}`,
  heads: ['Kegiatan', 'Penyelenggara', 'Jenis kegiatan', 'Kelas', 'Tanggal', 'Bukti', 'JP'],
  classes: { technical: 'Teknis', managerial: 'Manajerial', sociocultural: 'Sosial kultural' },
  evidence: { certificate: 'Sertifikat', attendance: 'Presensi', sign_off: 'Praktik disahkan', mentoring: 'Mentoring', external: 'Pelatihan di luar Sinau' },
  number: (number: string) => `nomor ${number}`, code: (code: string) => `kode ${code}`,
  operators: { at_least: 'paling sedikit', at_most: 'paling banyak' }, unverified: 'belum diverifikasi', none: '–',
  empty: 'Belum ada JP yang tercatat.',
  notes: 'Keterangan',
  rule: 'Kolom “Dihitung” memuat JP setelah batas menurut aturan JP yang berlaku pada tahun itu.',
  check: (address: string) => `Sertifikat yang diterbitkan Sinau dapat diperiksa di ${address} dengan kodenya.`,
  of: (name: string) => `Catatan Pengembangan Kompetensi · ${name}`,
  mark: ',',
};
const en: typeof id = {
  title: 'Record of Competency Development',
  subject: 'Learning hours (JP) on record, with their evidence',
  name: 'Name', nip: 'NIP', ni_pppk: 'NI PPPK', rank: 'Grade', position: 'Position', unit: 'Unit', agency: 'Agency', printed: 'Printed',
  lead: 'Holds the competency development that is counted in the JP ledger. What was taken back is left out. Each piece of evidence counts once.',
  totals: 'JP by year and competency class', year: 'Year', sum: 'Total', counted: 'Counted', duty: 'Rule',
  credits: (year) => `Year ${year}`,
  heads: ['Activity', 'Organiser', 'Kind of activity', 'Class', 'Dates', 'Evidence', 'JP'],
  classes: { technical: 'Technical', managerial: 'Managerial', sociocultural: 'Sociocultural' },
  evidence: { certificate: 'Certificate', attendance: 'Attendance', sign_off: 'Practice signed off', mentoring: 'Mentoring', external: 'Training elsewhere' },
  number: (number) => `number ${number}`, code: (code) => `code ${code}`,
  operators: { at_least: 'at least', at_most: 'at most' }, unverified: 'not verified', none: '–',
  empty: 'No JP on record yet.',
  notes: 'Notes',
  rule: 'The column “Counted” holds the JP within the limits of the rules in force in that year.',
  check: (address) => `Certificates that Sinau issued can be checked at ${address} by their code.`,
  of: (name) => `Record of Competency Development · ${name}`,
  mark: '.',
};

export type CareerWords = typeof id;
export const careerWords: Readonly<Record<Language, CareerWords>> = { id, en };
