import { defineErrors } from '../core/index.js';

export const programmesErrors = defineErrors({
  programme_incomplete: {
    status: 409,
    id: 'Program belum dapat dimulai. Isi sedikitnya satu tujuan, satu penanggung jawab, dan kursusnya.',
    en: 'The programme cannot begin yet. Give it at least one objective, one owner and its course.',
  },
  programme_not_draft: { status: 409, id: 'Program ini sudah dimulai atau sudah selesai.', en: 'This programme has begun or ended already.' },
  programme_not_active: { status: 409, id: 'Program ini tidak sedang berjalan. Mulai programnya lebih dahulu.', en: 'This programme is not active. Begin it first.' },
  programme_has_open_runs: {
    status: 409,
    id: 'Masih ada {runs} angkatan yang belum berakhir. Tutup angkatan itu lebih dahulu.',
    en: '{runs} runs have not ended. Close them first.',
  },
  programme_other_course: { status: 409, id: 'Angkatan ini memakai kursus lain dari kursus program. Pilih program yang sesuai.', en: 'This run is of another course than the programme. Choose a programme of the same course.' },
  quotas_need_capacity: { status: 409, id: 'Kursi hanya dapat dibagi bila angkatan punya kapasitas. Isi kapasitasnya lebih dahulu.', en: 'Seats can only be divided when the run has a capacity. Set the capacity first.' },
  quota_below_taken: { status: 409, id: 'Sudah {taken} kursi terisi dari jatah ini; jatahnya tidak bisa lebih kecil.', en: '{taken} seats of this quota are taken already; it cannot be smaller.' },
  quotas_over_capacity: {
    status: 409,
    id: 'Jumlah jatah ({kept}) ditambah peserta di kursi umum ({pool}) melebihi kapasitas {capacity}. Kecilkan jatah atau besarkan kapasitas.',
    en: 'The kept seats ({kept}) and the people in common seats ({pool}) exceed the capacity of {capacity}. Keep fewer seats or raise the capacity.',
  },
  quota_twice: { status: 409, id: 'Satu unit atau instansi hanya boleh punya satu jatah di angkatan ini.', en: 'A unit or agency can have only one quota in this run.' },
  quota_in_use: { status: 409, id: 'Jatah instansi tamu yang sudah membuka angkatannya tidak bisa dihapus. Kecilkan jumlah kursinya, atau kembalikan sisanya.', en: 'A guest agency that has opened its run keeps its quota. Lower its seats, or hand the rest back.' },
  instructor_twice: { status: 409, id: 'Satu orang hanya perlu disebut sekali sebagai pengajar.', en: 'Name a person only once as an instructor.' },
  already_enrolled: { status: 409, id: 'Anda sudah menjadi peserta angkatan ini. Buka di Pembelajaran saya.', en: 'You are in this run already. Open it in My learning.' },
  joint_run_open: { status: 409, id: 'Angkatan untuk kursi ini sudah dibuka. Buka dari daftar angkatan.', en: 'The run for these seats is open already. Open it from the list of runs.' },
  nomination_decided: { status: 409, id: 'Usulan ini sudah diputuskan. Muat ulang untuk melihat hasilnya.', en: 'This nomination has been decided. Reload to see the result.' },
  nomination_needs_reason: { status: 400, id: 'Tulis alasan penolakannya; yang bersangkutan akan membacanya.', en: 'Write why it is refused; the person will read it.' },
  nomination_open: { status: 409, id: 'Permintaan Anda untuk angkatan ini sudah terkirim, atau Anda sudah terdaftar.', en: 'Your request for this run has been sent already, or you are in it.' },
  nomination_withdrawn_person: { status: 409, id: 'Kepesertaan orang ini di angkatan tersebut pernah dihentikan. Pulihkan dari daftar peserta.', en: 'This person was taken out of the run. Bring them back from its list of participants.' },
  no_supervisor: { status: 409, id: 'Unit Anda belum punya atasan di Sinau. Hubungi admin instansi Anda.', en: 'Your unit has no supervisor in Sinau yet. Ask your agency\'s administrator.' },
  run_needs_approval: { status: 409, id: 'Angkatan ini perlu persetujuan atasan. Kirim permintaan lebih dahulu.', en: 'This run needs your supervisor\'s consent. Send a request first.' },
});
