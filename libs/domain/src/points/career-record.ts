import type { ActivityKind } from '../courses/index.js';

/** What the national personnel system is told of one award. Days as `yyyy-mm-dd`. */
export type AwardToTell = {
  readonly agencyId: string;
  /** Number of the person there: NIP or NI PPPK. */
  readonly identifier: string;
  readonly organiser: string;
  readonly title: string;
  readonly activityKind: ActivityKind;
  readonly hours: number;
  readonly certificateNumber: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
};

/** Shape `kursus` of the national personnel system (docs/domain.md fact 19); days as d-m-Y. */
export type CourseRecord = {
  readonly instansiId: string;
  readonly institusiPenyelenggara: string;
  readonly jenisDiklatId: string;
  readonly jenisKursus: string;
  readonly jumlahJam: number;
  readonly namaKursus: string;
  readonly nomorSertipikat: string;
  readonly pnsOrangId: string;
  readonly tahunKursus: number;
  readonly tanggalKursus: string;
  readonly tanggalSelesaiKursus: string;
};

/** Shape `diklat`: structural training. */
export type StructuralRecord = {
  readonly institusiPenyelenggara: string;
  readonly jumlahJam: number;
  readonly latihanStrukturalNama: string;
  readonly nomor: string;
  readonly pnsOrangId: string;
  readonly tahun: number;
  readonly tanggal: string;
  readonly tanggalSelesai: string;
};

/** Columns of files, in the order of docs/domain.md fact 19. */
export const courseColumns = [
  'instansiId', 'institusiPenyelenggara', 'jenisDiklatId', 'jenisKursus', 'jumlahJam', 'namaKursus', 'nomorSertipikat', 'pnsOrangId', 'tahunKursus', 'tanggalKursus', 'tanggalSelesaiKursus',
] as const satisfies readonly (keyof CourseRecord)[];
export const structuralColumns = [
  'institusiPenyelenggara', 'jumlahJam', 'latihanStrukturalNama', 'nomor', 'pnsOrangId', 'tahun', 'tanggal', 'tanggalSelesai',
] as const satisfies readonly (keyof StructuralRecord)[];

export type CareerRecord = { readonly shape: 'kursus'; readonly record: CourseRecord } | { readonly shape: 'diklat'; readonly record: StructuralRecord };

/** `2026-11-22` as `22-11-2026`. */
export function dayMonthYear(day: string): string {
  return day.split('-').reverse().join('-');
}

/** Kind 1 is structural training and goes as `diklat`; every other as `kursus`, its number there as the kind. */
export function careerRecordOf(award: AwardToTell): CareerRecord {
  const common = { institusiPenyelenggara: award.organiser, jumlahJam: award.hours, pnsOrangId: award.identifier };
  const year = Number(award.endsOn.slice(0, 4));
  const [from, to] = [dayMonthYear(award.startsOn), dayMonthYear(award.endsOn)];
  if (award.activityKind === 1) {
    return { shape: 'diklat', record: { ...common, latihanStrukturalNama: award.title, nomor: award.certificateNumber ?? '', tahun: year, tanggal: from, tanggalSelesai: to } };
  }
  return {
    shape: 'kursus',
    record: {
      ...common, instansiId: award.agencyId, jenisDiklatId: String(award.activityKind), jenisKursus: award.activityKind === 11 ? 'P' : 'T', namaKursus: award.title,
      nomorSertipikat: award.certificateNumber ?? '', tahunKursus: year, tanggalKursus: from, tanggalSelesaiKursus: to,
    },
  };
}
