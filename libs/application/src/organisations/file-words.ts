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

/** Why a cell is wrong, for the file that goes back to its writer. The screens have their own words. */
export const reasons: Readonly<Record<CellFault, string>> = {
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
};
