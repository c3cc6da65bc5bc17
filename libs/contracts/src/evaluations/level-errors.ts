import { defineErrors } from '../core/index.js';

export const evaluationLevelErrors = defineErrors({
  answer_link_unknown: {
    status: 404,
    id: 'Tautan ini sudah dipakai, sudah lewat waktunya, atau tidak lengkap. Buka tautan dari surel terbaru, atau buka Umpan balik setelah masuk.',
    en: 'This link was used, is out of date, or is not complete. Open the link of your latest mail, or Feedback after signing in.',
  },
  behaviour_form_unknown: { status: 400, id: 'Pilih formulir perilaku (level 3) yang sudah diterbitkan.', en: 'Choose a published form about behaviour (level 3).' },
  behaviour_started: { status: 409, id: 'Sudah ada yang ditanyai dengan formulir ini, jadi formulirnya tidak dapat diganti lagi. Hari dan jumlah rekan masih dapat diubah.', en: 'People were asked with this form already, so it cannot be replaced. Days and colleagues can still be changed.' },
  quiz_pair_exists: { status: 409, id: 'Kedua kuis ini sudah berpasangan.', en: 'These two quizzes are paired already.' },
  question_unpaired: { status: 400, id: 'Ada soal yang tidak ditanyakan oleh kuis berpasangan pada versi terbit. Muat ulang halaman, lalu pilih lagi.', en: 'A question is not asked by a paired quiz of the published version. Reload the page and choose again.' },
  quiz_pair_unknown: { status: 400, id: 'Pilih dua kuis yang berbeda dari versi kursus yang sudah diterbitkan.', en: 'Choose two different quizzes of the published version of the course.' },
});
