import { defineErrors } from '../core/index.js';

export const organisationsErrors = defineErrors({
  unit_cycle: { status: 409, id: 'Unit tidak dapat dipindahkan ke bawah dirinya sendiri.', en: 'A unit cannot be moved below itself.' },
  unit_closed: { status: 409, id: 'Unit tujuan sudah ditutup. Pilih unit lain.', en: 'That unit is closed. Choose another one.' },
  unit_in_use: {
    status: 409,
    id: 'Unit belum dapat ditutup: masih ada {people} pegawai dan {openUnits} unit di bawahnya. Pindahkan dahulu.',
    en: 'The unit cannot be closed yet: {people} people and {openUnits} units are still in it. Move them first.',
  },
  code_taken: { status: 409, id: 'Kode ini sudah dipakai. Pilih kode lain.', en: 'This code is in use already. Choose another one.' },
  identifier_invalid: {
    status: 400,
    id: 'Susunan NIP/NI PPPK ini tidak mungkin benar. Periksa lagi angkanya dan jenisnya.',
    en: 'This identifier cannot be right. Check its digits and its kind.',
  },
  identifier_taken: {
    status: 409,
    id: 'NIP/NI PPPK ini masih tercatat pada pegawai lain. Periksa nomornya, atau minta instansi asal mengakhirinya.',
    en: 'Another person holds this identifier. Check the number, or ask the former agency to end it.',
  },
  identifier_retired: {
    status: 409,
    id: 'NIP/NI PPPK ini milik {name}, yang masa tugasnya di instansi ini sudah diakhiri. Aktifkan kembali akun itu; jangan menambah pegawai baru.',
    en: 'This identifier is that of {name}, whose service at this agency has ended. Reactivate that account instead of adding a new person.',
  },
  return_number_taken: {
    status: 409,
    id: 'NIP/NI PPPK pegawai ini kini tercatat pada akun lain, mungkin di instansi barunya. Aktifkan kembali setelah nomor itu diakhiri di sana.',
    en: 'Another account holds this person\'s identifier now, perhaps at a new agency. Reactivate once it has been ended there.',
  },
  return_email_taken: {
    status: 409,
    id: 'Alamat {email} kini dipakai akun lain. Isi alamat lain pada data pegawai ini, lalu aktifkan kembali.',
    en: 'Another account uses {email} now. Enter another address for this person, then reactivate.',
  },
  date_order: { status: 400, id: 'Tanggal akhir lebih awal daripada tanggal mulai. Periksa kedua tanggal.', en: 'The end date is before the start date. Check both dates.' },
  date_in_future: { status: 400, id: 'Tanggal ini belum tiba. Catat pada harinya, paling lambat hari ini.', en: 'That day has not come yet. Record it on the day, no later than today.' },
  period_overlaps: {
    status: 409,
    id: 'Tanggal ini masuk ke masa yang sudah tercatat sejak {from}. Pilih tanggal sesudahnya.',
    en: 'That date reaches into a period recorded since {from}. Choose a later one.',
  },
  closed_before_posts: {
    status: 409,
    id: 'Masih ada pegawai yang bertugas di unit ini sampai {lastPost}. Pilih tanggal itu atau sesudahnya.',
    en: 'Somebody served in this unit until {lastPost}. Choose that day or a later one.',
  },
  role_exists: { status: 409, id: 'Peran ini sudah dimiliki dengan cakupan yang sama.', en: 'This person already has this role in this scope.' },
  scope_invalid: { status: 400, id: 'Cakupan ini tidak cocok untuk peran tersebut. Pilih cakupan lain.', en: 'This scope does not fit that role. Choose another scope.' },
  last_admin: {
    status: 409,
    id: 'Ini admin instansi yang terakhir. Tunjuk admin lain dahulu.',
    en: 'This is the agency\'s last administrator. Appoint another one first.',
  },
  own_account: { status: 409, id: 'Ini akun Anda sendiri. Pakai halaman profil, atau minta admin lain.', en: 'This is your own account. Use your profile page, or ask another administrator.' },
  email_missing: { status: 409, id: 'Pegawai ini belum punya alamat e-mail. Isi dahulu, atau tampilkan kata sandi di layar.', en: 'This person has no e-mail address. Add one, or show the password on screen.' },
  file_unreadable: {
    status: 400,
    id: 'Berkas tidak dapat dibaca sebagai CSV. Simpan dari aplikasi lembar kerja sebagai "CSV (dipisahkan koma)", lalu unggah lagi.',
    en: 'The file cannot be read as CSV. Save it from your spreadsheet as "CSV (comma separated)" and upload it again.',
  },
  file_empty: { status: 400, id: 'Berkas tidak berisi baris data. Isi di bawah baris judul, lalu unggah lagi.', en: 'The file has no rows. Fill in rows below the headings and upload it again.' },
  file_too_long: { status: 400, id: 'Berkas berisi {rows} baris; paling banyak {limit}. Bagi menjadi beberapa berkas.', en: 'The file has {rows} rows; at most {limit} are allowed. Split it.' },
  mapping_incomplete: { status: 400, id: 'Tentukan kolom untuk NIP/NI PPPK dan nama.', en: 'Choose the columns for the identifier and the name.' },
  import_row_sound: { status: 409, id: 'Baris ini sudah tidak salah lagi. Muat ulang untuk melihat keadaannya.', en: 'This row is no longer wrong. Reload to see where the import is.' },
  import_not_ready: { status: 409, id: 'Impor ini tidak dalam tahap itu lagi. Muat ulang untuk melihat keadaannya.', en: 'This import is no longer at that stage. Reload to see where it is.' },
  import_nothing_to_do: { status: 409, id: 'Tidak ada baris baru atau berubah untuk diterapkan.', en: 'There are no new or changed rows to apply.' },
  undo_too_late: { status: 409, id: 'Impor hanya dapat dibatalkan dalam 24 jam setelah selesai.', en: 'An import can be undone only within 24 hours of its end.' },
});
