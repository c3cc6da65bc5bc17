import { defineErrors } from '../core/index.js';

export const competenciesErrors = defineErrors({
  competency_archived: { status: 409, id: 'Kompetensi ini sudah diarsipkan. Pulihkan dahulu, atau pilih yang lain.', en: 'This competency is archived. Restore it first, or choose another one.' },
  profile_exists: { status: 409, id: 'Sudah ada profil untuk jenis dan nama jabatan ini. Ubah profil itu.', en: 'There is a profile for this kind and title already. Change that one.' },
  profile_without_post: { status: 400, id: 'Isi jenis jabatan, nama jabatan, atau keduanya.', en: 'Give a kind of post, a title, or both.' },
  columns_missing: { status: 400, id: 'Kolom ini tidak ada dalam berkas: {columns}. Pakai judul kolom seperti pada templat.', en: 'The file lacks these columns: {columns}. Use the headings of the template.' },
  file_nothing_to_do: { status: 409, id: 'Tidak ada baris baru atau berubah untuk diterapkan.', en: 'There are no new or changed rows to apply.' },
  rule_without_weight: { status: 400, id: 'Paling sedikit satu sumber harus berbobot lebih dari 0.', en: 'At least one source needs a weight above 0.' },
  own_assessment: { status: 409, id: 'Anda tidak dapat menilai diri sendiri di sini. Pakai halaman Kompetensi saya.', en: 'You cannot assess yourself here. Use your own competency page.' },
});
