import type { Language } from '@sinau/contracts/core';
import type { NeedOrigin } from '@sinau/domain/needs';
import type { ExclusionReason, LimitName } from '@sinau/domain/planning';
import type { ProgrammeMethod } from '@sinau/domain/programmes';

const methodsId: Readonly<Record<ProgrammeMethod, string>> = { online_course: 'kursus daring', seminar: 'seminar', workshop: 'lokakarya', webinar: 'webinar', field_practice: 'praktik lapangan', mentoring: 'mentoring', coaching: 'coaching' };
const methodsEn: Readonly<Record<ProgrammeMethod, string>> = { online_course: 'online course', seminar: 'seminar', workshop: 'workshop', webinar: 'webinar', field_practice: 'field practice', mentoring: 'mentoring', coaching: 'coaching' };
const originsId: Readonly<Record<NeedOrigin, string>> = { gap: 'kesenjangan kompetensi', survey: 'survei layanan', citizen: 'masukan masyarakat', leader: 'arahan pimpinan', evaluation: 'evaluasi program' };
const originsEn: Readonly<Record<NeedOrigin, string>> = { gap: 'competency gap', survey: 'service survey', citizen: 'citizens', leader: 'a leader’s instruction', evaluation: 'evaluation of a programme' };
const whyId: Readonly<Record<ExclusionReason, string>> = {
  most_runs: 'sudah sebanyak yang dapat diadakan', no_need: 'tidak menjawab kebutuhan yang diterima', needs_met: 'satu angkatan lagi tidak menutup apa pun', hours_per_person: 'JP-nya melebihi batas per pegawai',
  limits: 'satu angkatan lagi melampaui batas',
};
const whyEn: Readonly<Record<ExclusionReason, string>> = {
  most_runs: 'as many as can be held', no_need: 'it answers no accepted need', needs_met: 'one more run closes nothing', hours_per_person: 'its JP pass the limit per person', limits: 'one more run passes the limits',
};
const limitsId: Readonly<Record<LimitName, string>> = { budget: 'anggaran', seats: 'kursi', instructorDays: 'hari pengajar', hours: 'JP' };
const limitsEn: Readonly<Record<LimitName, string>> = { budget: 'budget', seats: 'seats', instructorDays: 'instructor days', hours: 'JP' };

const id = {
  title: (year: number, number: number) => `Rencana Pengembangan Kompetensi ${year}${number > 1 ? `, revisi ${number}` : ''}`,
  subject: 'Human Capital Development Plan (HCDP)', sheet: 'HCDP', agency: 'Instansi', state: 'Keadaan', draft: 'Konsep, belum ditandatangani',
  signed: (name: string, time: string) => `Ditandatangani ${name}, ${time}`, made: 'Dibuat', limits: 'Batas', table: 'Program menurut kebutuhan', total: 'Jumlah', empty: 'Rencana ini belum berisi program.',
  heads: ['Unit kerja', 'Pegawai', 'Kompetensi', 'Kesenjangan (tingkat)', 'Program', 'Metode', 'Angkatan', 'JP', 'Biaya (Rp)', 'Triwulan', 'Sumber kebutuhan', 'Alasan'],
  wholeAgency: 'Seluruh instansi', notDated: 'belum dijadwalkan', notMeasured: 'belum diukur', none: '–',
  closes: (gap: string) => `menutup kesenjangan berbobot ${gap}`, byHand: (runs: number) => `ditetapkan penyusun; usulan sistem ${runs} angkatan`, exceeds: (limits: string) => ` (${limits})`,
  limitsText: (budget: string, seats: number, days: string, hours: string) => `Rp ${budget}; ${seats} kursi; ${days} hari pengajar; ${hours} JP per pegawai`,
  notes: 'Keterangan', note: 'Angkatan, JP, biaya, triwulan, dan alasan ditulis pada baris pertama tiap program. Biaya adalah biaya semua angkatannya.',
  methods: methodsId, origins: originsId, why: whyId, limitNames: limitsId, numbers: new Intl.NumberFormat('id-ID', { maximumFractionDigits: 2 }),
};
const en: typeof id = {
  title: (year, number) => `Competency Development Plan ${year}${number > 1 ? `, revision ${number}` : ''}`,
  subject: 'Human Capital Development Plan (HCDP)', sheet: 'HCDP', agency: 'Agency', state: 'State', draft: 'Draft, not signed',
  signed: (name, time) => `Signed by ${name}, ${time}`, made: 'Made', limits: 'Limits', table: 'Programmes by need', total: 'Total', empty: 'This plan holds no programme yet.',
  heads: ['Unit', 'People', 'Competency', 'Gap (levels)', 'Programme', 'Method', 'Runs', 'JP', 'Cost (Rp)', 'Quarter', 'Source of the need', 'Reason'],
  wholeAgency: 'Whole agency', notDated: 'not scheduled', notMeasured: 'not measured', none: '–',
  closes: (gap) => `closes a weighted gap of ${gap}`, byHand: (runs) => `set by hand; the planner proposed ${runs} runs`, exceeds: (limits) => ` (${limits})`,
  limitsText: (budget, seats, days, hours) => `Rp ${budget}; ${seats} seats; ${days} instructor days; ${hours} JP per person`,
  notes: 'Notes', note: 'Runs, JP, cost, quarter and reason stand on the first row of each programme. The cost is that of all its runs.',
  methods: methodsEn, origins: originsEn, why: whyEn, limitNames: limitsEn, numbers: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }),
};

export type PlanWords = typeof id;
export const planWords: Readonly<Record<Language, PlanWords>> = { id, en };
