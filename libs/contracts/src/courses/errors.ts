import { defineErrors } from '../core/index.js';

export const coursesErrors = defineErrors({
  draft_conflict: {
    status: 409,
    id: '{editedBy} menyimpan perubahan pada kursus ini lebih dahulu. Gabungkan dengan milik Anda, atau ambil alih.',
    en: '{editedBy} saved changes to this course first. Merge them with yours, or take over.',
  },
  article_conflict: {
    status: 409,
    id: 'Artikel ini disimpan orang lain sejak Anda membukanya. Lihat versi terbaru, atau ambil alih.',
    en: 'Someone else saved this article since you opened it. See the latest, or take over.',
  },
  invalid_outline: {
    status: 400,
    id: 'Susunan kursus tidak dapat disimpan ({problem}). Muat ulang halaman, lalu ulangi perubahan terakhir.',
    en: 'The outline can\'t be saved ({problem}). Reload the page, then repeat the last change.',
  },
  article_refused: {
    status: 400,
    id: 'Artikel memuat sesuatu yang tidak diperbolehkan ({reason}) di {path}. Hapus bagian itu, lalu simpan lagi.',
    en: 'The article holds something that is not allowed ({reason}) at {path}. Remove that part and save again.',
  },
  course_archived: {
    status: 409,
    id: 'Kursus ini diarsipkan. Pulihkan dahulu untuk mengubah atau menerbitkannya.',
    en: 'This course is archived. Restore it before changing or publishing it.',
  },
  not_publishable: {
    status: 409,
    id: 'Kursus belum dapat diterbitkan: {blocking} hal harus dibereskan dahulu. Lihat daftar periksa.',
    en: 'The course can\'t be published yet: {blocking} things must be mended first. See the checklist.',
  },
});
