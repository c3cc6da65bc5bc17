import { defineErrors } from '../core/index.js';

export const quizzesErrors = defineErrors({
  enrolment_withdrawn: { status: 403, id: 'Kepesertaan Anda di angkatan ini sudah dihentikan.', en: 'Your enrolment in this run has ended.' },
  run_not_started: { status: 403, id: 'Angkatan ini baru dimulai pada {startsOn}.', en: 'This run begins on {startsOn}.' },
  run_ended: { status: 403, id: 'Angkatan ini sudah berakhir pada {endsOn}.', en: 'This run ended on {endsOn}.' },
  quiz_empty: { status: 409, id: 'Kuis ini belum berisi soal.', en: 'This quiz has no questions yet.' },
  no_attempts_left: { status: 409, id: 'Anda sudah memakai {attemptsAllowed} kesempatan mengerjakan kuis ini.', en: 'You have used all {attemptsAllowed} attempts at this quiz.' },
  attempt_closed: { status: 409, id: 'Pengerjaan ini sudah dikirim; jawaban baru tidak dapat disimpan.', en: 'This attempt has been submitted; new answers cannot be saved.' },
  attempt_untimed: { status: 409, id: 'Pengerjaan ini tidak berbatas waktu.', en: 'This attempt has no time limit.' },
  attempt_open: { status: 409, id: 'Pengerjaan ini belum dikirim, jadi belum ada hasilnya.', en: 'This attempt has not been submitted, so there is no result yet.' },
  question_not_in_paper: { status: 400, id: 'Soal ini tidak ada dalam pengerjaan Anda.', en: 'This question is not part of your attempt.' },
  response_kind: { status: 400, id: 'Bentuk jawaban tidak cocok dengan jenis soalnya.', en: 'The answer does not fit the kind of question.' },
  key_mismatch: { status: 400, id: 'Kunci jawaban tidak cocok dengan soal: periksa jenis dan pilihannya.', en: 'The answer key does not fit the question: check its kind and options.' },
  duplicate_options: { status: 400, id: 'Ada dua pilihan yang sama.', en: 'Two options are the same.' },
  picture_unknown: { status: 400, id: 'Gambar itu bukan gambar kursus ini. Pilih gambar lain atau unggah lagi.', en: 'That is not a picture of this course. Choose another one or upload it again.' },
});
