import type { ArticleRefusal, OutlineProblem } from '@sinau/domain/courses';
import { defineErrors, type Words } from '../core/index.js';

const outlineWords: Readonly<Record<OutlineProblem, Words>> = {
  too_many_modules: { id: 'modulnya lebih dari {most}', en: 'it has more than {most} modules' },
  too_many_lessons: { id: 'materinya lebih dari {most}', en: 'it has more than {most} lessons' },
  repeated_id: { id: 'satu modul atau materi tercantum dua kali', en: 'a module or lesson stands in it twice' },
  repeated_quiz: { id: 'satu kuis dipakai oleh dua materi', en: 'a quiz is used by two lessons' },
  unknown_required_lesson: { id: 'syarat kelulusan menyebut materi yang sudah tidak ada', en: 'the completion rule names a lesson that is no longer there' },
  final_lesson_is_no_quiz: { id: 'ujian akhirnya bukan sebuah kuis', en: 'its final lesson is no quiz' },
  foreign_reference: { id: 'ada berkas atau kuis yang bukan milik kursus ini', en: 'it uses a file or quiz of another course' },
};

const articleWords: Readonly<Record<ArticleRefusal, Words>> = {
  not_an_object: { id: 'ada bagian yang tidak terbaca', en: 'a part of it can\'t be read' },
  unknown_node: { id: 'ada jenis isi yang tidak dikenal', en: 'it holds a kind of content that is not known' },
  unknown_mark: { id: 'ada gaya teks yang tidak dikenal', en: 'it holds a text style that is not known' },
  unknown_field: { id: 'ada keterangan yang tidak dikenal', en: 'it holds a property that is not known' },
  wrong_place: { id: 'ada isi yang tidak boleh di tempatnya, misalnya tabel di dalam judul', en: 'something stands where it may not, such as a table in a heading' },
  bad_text: { id: 'ada huruf yang tidak dapat disimpan', en: 'it holds a character that can\'t be stored' },
  bad_attribute: { id: 'ada pengaturan isi yang tidak berlaku', en: 'a part of it has a setting that is not allowed' },
  bad_link: { id: 'ada tautan yang tidak diperbolehkan; pakai alamat https atau surel', en: 'it holds a link that is not allowed; use an https or mail address' },
  too_deep: { id: 'isinya bertingkat terlalu dalam', en: 'its parts are nested too deeply' },
  too_many_nodes: { id: 'bagiannya terlalu banyak', en: 'it has too many parts' },
  too_long: { id: 'teksnya terlalu panjang', en: 'its text is too long' },
  too_many_images: { id: 'gambarnya terlalu banyak', en: 'it has too many pictures' },
  too_many_columns: { id: 'ada tabel dengan kolom terlalu banyak', en: 'a table in it has too many columns' },
};

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
    id: 'Susunan kursus tidak dapat disimpan: {problem}. Muat ulang halaman, lalu ulangi perubahan terakhir.',
    en: 'The outline can\'t be saved: {problem}. Reload the page, then repeat the last change.',
    words: { problem: outlineWords },
  },
  article_refused: {
    status: 400,
    id: 'Artikel tidak dapat disimpan: {reason}. Ubah bagian itu, lalu simpan lagi.',
    en: 'The article can\'t be saved: {reason}. Change that part and save again.',
    words: { reason: articleWords },
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
