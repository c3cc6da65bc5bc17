import type { Language } from '@sinau/contracts/core';
import type { CellFault, PeopleColumn } from '@sinau/domain/organisations';

/** Headings of the template. The reader of headings knows each of them. */
export const fileHeadings: Readonly<Record<PeopleColumn, string>> = {
  identifier: 'NIP/NI PPPK',
  identifierKind: 'Jenis nomor',
  fullName: 'Nama lengkap',
  email: 'E-mail',
  birthPlace: 'Tempat lahir',
  birthDate: 'Tanggal lahir',
  unit: 'Kode unit',
  positionTitle: 'Jabatan',
  positionKind: 'Jenis jabatan',
  rank: 'Golongan',
};

type RepairWords = {
  readonly fileName: (name: string) => string;
  readonly heading: string;
  readonly columns: Readonly<Record<PeopleColumn, string>>;
  readonly reasons: Readonly<Record<CellFault, string>>;
};

const id: RepairWords = {
  fileName: (name) => `perbaiki-${name}`,
  heading: 'Yang perlu diperbaiki',
  columns: fileHeadings,
  reasons: {
    missing: 'belum diisi',
    too_long: 'lebih dari 200 huruf',
    control_characters: 'berisi tanda yang tidak dapat dibaca',
    identifier_length: 'harus 18 angka',
    identifier_birth_date: 'delapan angka pertama bukan tanggal lahir',
    identifier_since: 'angka ke-9 sampai ke-14 bukan masa pengangkatan atau kontrak',
    identifier_sex: 'angka ke-15 harus 1 atau 2',
    identifier_sequence: 'tiga angka terakhir tidak boleh 000',
    identifier_rounded: 'dibulatkan oleh aplikasi lembar kerja; simpan kolom ini sebagai teks',
    identifier_twice: 'muncul dua kali dalam berkas',
    identifier_retired: 'masa tugasnya di sini sudah diakhiri; aktifkan kembali pada halaman pegawainya',
    identifier_elsewhere: 'masih tercatat di instansi lain',
    kind_unknown: 'isi dengan NIP atau NI PPPK',
    email_invalid: 'bukan alamat e-mail',
    email_twice: 'muncul dua kali dalam berkas',
    email_taken: 'sudah dipakai pegawai lain',
    date_invalid: 'bukan tanggal; tulis seperti 26-09-1986',
    unit_unknown: 'unit tidak ditemukan; pakai kodenya',
    unit_closed: 'unit sudah ditutup',
    unit_missing: 'jabatan diisi tetapi unit belum',
    position_missing: 'unit diisi tetapi jabatan belum',
    position_kind_unknown: 'jenis jabatan tidak dikenal',
    rank_unknown: 'golongan tidak dikenal',
    person_protected: 'hanya admin sistem yang dapat mengubah pegawai ini',
  },
};

const en: RepairWords = {
  fileName: (name) => `correct-${name}`,
  heading: 'To be corrected',
  columns: {
    identifier: 'NIP/NI PPPK',
    identifierKind: 'Kind of number',
    fullName: 'Full name',
    email: 'E-mail',
    birthPlace: 'Place of birth',
    birthDate: 'Date of birth',
    unit: 'Unit code',
    positionTitle: 'Position',
    positionKind: 'Kind of position',
    rank: 'Rank',
  },
  reasons: {
    missing: 'not filled in',
    too_long: 'more than 200 letters',
    control_characters: 'holds characters that cannot be read',
    identifier_length: 'must be 18 digits',
    identifier_birth_date: 'the first eight digits are no date of birth',
    identifier_since: 'digits 9 to 14 are no month of appointment or contract',
    identifier_sex: 'digit 15 must be 1 or 2',
    identifier_sequence: 'the last three digits cannot be 000',
    identifier_rounded: 'rounded by the spreadsheet; save this column as text',
    identifier_twice: 'twice in the file',
    identifier_retired: 'their service here has ended; reactivate them on their own page',
    identifier_elsewhere: 'still on record at another agency',
    kind_unknown: 'write NIP or NI PPPK',
    email_invalid: 'no e-mail address',
    email_twice: 'twice in the file',
    email_taken: 'used by another person',
    date_invalid: 'no date; write it as 26-09-1986',
    unit_unknown: 'no such unit; use its code',
    unit_closed: 'the unit is closed',
    unit_missing: 'a position without a unit',
    position_missing: 'a unit without a position',
    position_kind_unknown: 'unknown kind of position',
    rank_unknown: 'unknown rank',
    person_protected: 'only a platform administrator may change this person',
  },
};

/** Of the file of wrong rows, that goes back to its writer. The screens have their own words. */
export const repairWords: Readonly<Record<Language, RepairWords>> = { id, en };
