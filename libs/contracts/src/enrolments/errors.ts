import { defineErrors } from '../core/index.js';

export const enrolmentsErrors = defineErrors({
  run_ends_before_start: { status: 400, id: 'Tanggal selesai mendahului tanggal mulai.', en: 'The end date is before the start date.' },
  capacity_below_taken: { status: 409, id: 'Sudah ada {seatsTaken} peserta; kapasitas tidak bisa lebih kecil.', en: 'There are {seatsTaken} learners already; the capacity cannot be lower.' },
  run_full: { status: 409, id: 'Angkatan ini sudah penuh ({capacity} kursi). Masuk daftar tunggu agar mendapat kursi bila ada yang dilepas, atau pilih angkatan lain.', en: 'This run is full ({capacity} seats). Join the waiting list to get a seat that is given up, or choose another run.' },
  enrolment_withdrawn: {
    status: 403,
    id: 'Kepesertaan Anda di angkatan ini telah dihentikan. Hubungi admin instansi Anda bila itu keliru; kemajuan belajar Anda tetap tersimpan.',
    en: 'You were taken out of this run. Ask your agency\'s administrator if that is a mistake; your progress is kept.',
  },
  self_enrolment_off: { status: 403, id: 'Angkatan ini diisi oleh admin instansi. Hubungi BKPSDM untuk mendaftar.', en: 'Seats in this run are given by the agency\'s administrator. Ask there to enrol.' },
  course_not_published: { status: 409, id: 'Kursus ini belum diterbitkan, jadi belum bisa dibuka angkatannya.', en: 'This course is not published, so no run can be opened.' },
  lesson_needs_watching: { status: 409, id: 'Video ini selesai setelah ditonton, bukan ditandai.', en: 'A video is done when it is watched, not when it is marked.' },
  lesson_needs_passing: { status: 409, id: 'Kuis ini selesai setelah Anda lulus.', en: 'A quiz is done when you pass it.' },
  already_completed: { status: 409, id: 'Peserta ini sudah menyelesaikan kursus; kepesertaannya tidak bisa dihentikan.', en: 'This learner has completed the course; the enrolment cannot be ended.' },
});
