import { defineErrors } from '../core/index.js';

export const evaluationsErrors = defineErrors({
  form_empty: { status: 409, id: 'Formulir ini belum berisi pertanyaan. Tambahkan sedikitnya satu.', en: 'This form has no questions yet. Add at least one.' },
  form_too_long: { status: 409, id: 'Formulir berisi paling banyak {most} pertanyaan. Hapus sebagian.', en: 'A form has at most {most} questions. Remove some.' },
  form_item_twice: { status: 400, id: 'Ada dua pertanyaan yang sama tandanya. Hapus salah satu, lalu tambahkan lagi.', en: 'Two questions share one id. Remove one and add it again.' },
  form_item_incomplete: { status: 409, id: 'Pertanyaan nomor {number} belum lengkap: tulis pertanyaannya, dan untuk pilihan sedikitnya dua jawaban yang berbeda.', en: 'Question {number} is not complete: write it out, and give a choice at least two different answers.' },
  form_name_taken: { status: 409, id: 'Sudah ada formulir bernama “{name}”. Pilih nama lain.', en: 'There is a form called “{name}” already. Choose another name.' },
  form_unchanged: { status: 409, id: 'Tidak ada yang berubah sejak versi {version}. Ubah dahulu, lalu terbitkan.', en: 'Nothing has changed since version {version}. Change something, then publish.' },
  form_archived: { status: 409, id: 'Formulir ini sudah diarsipkan. Tampilkan lagi sebelum mengubah atau menerbitkannya.', en: 'This form is archived. Bring it back before you change or publish it.' },
  form_reference_unknown: { status: 400, id: 'Ada kompetensi yang tidak dikenal di formulir ini. Pilih kompetensi lain.', en: 'The form names a competency that is not known. Choose another one.' },
  form_version_unknown: { status: 400, id: 'Versi formulir itu tidak ada, atau tidak untuk menilai reaksi. Pilih formulir lain.', en: 'That version of a form is not there, or not for reactions. Choose another form.' },
  evaluation_days: { status: 400, id: 'Hari terakhir tidak boleh sebelum hari pertama ({opensOn}).', en: 'The last day cannot be before the first ({opensOn}).' },
  evaluation_has_answers: { status: 409, id: 'Sudah {answered} orang menjawab; formulirnya tidak dapat diganti lagi.', en: '{answered} people have answered; the form cannot be changed any more.' },
  evaluation_none: { status: 404, id: 'Angkatan ini belum dievaluasi. Atur dahulu formulirnya.', en: 'This run is not evaluated yet. Set its form first.' },
  evaluation_answered: { status: 409, id: 'Anda sudah menjawab evaluasi ini. Jawaban hanya dapat dikirim sekali.', en: 'You have answered this evaluation. An answer can be sent only once.' },
  evaluation_before_completion: { status: 409, id: 'Evaluasi ini dibuka setelah Anda menyelesaikan kursus.', en: 'This evaluation opens once you have completed the course.' },
  evaluation_not_open: { status: 409, id: 'Evaluasi ini baru dibuka {opensOn}.', en: 'This evaluation opens on {opensOn}.' },
  evaluation_closed: { status: 409, id: 'Evaluasi ini sudah ditutup {closesOn}.', en: 'This evaluation closed on {closesOn}.' },
  answer_incomplete: { status: 400, id: 'Pertanyaan nomor {number} belum dijawab dengan benar. Periksa jawabannya.', en: 'Question {number} is not answered properly. Check the answer.' },
  answer_unasked: { status: 400, id: 'Formulir ini sudah berganti. Muat ulang halaman, lalu jawab lagi.', en: 'This form is another one now. Reload the page and answer again.' },
  evaluation_required: { status: 409, id: 'Sertifikat terbit setelah evaluasi angkatan diisi. Isi apa pun diterima; jawabannya anonim.', en: 'The certificate is issued once the evaluation of the run is answered. Any answer counts, and it is anonymous.' },
});
