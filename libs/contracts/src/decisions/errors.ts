import { defineErrors } from '../core/index.js';

export const decisionsErrors = defineErrors({
  run_decided: { status: 409, id: 'Angkatan ini sudah ditutup dengan keputusan. Muat ulang untuk melihatnya.', en: 'This run has been closed with a decision. Reload to see it.' },
  run_not_decided: { status: 409, id: 'Keputusan angkatan ini sudah ditarik atau belum ada. Muat ulang untuk melihat keadaannya.', en: 'This run has no decision, or it was taken back. Reload to see how it stands.' },
  decision_needs_reasons: { status: 400, id: 'Tulis alasan keputusan ini.', en: 'Write the reasons for this decision.' },
  decision_needs_request: { status: 400, id: 'Tulis apa yang harus berubah di kursus dan mengapa.', en: 'Write what must change in the course, and why.' },
  decision_needs_instructor: { status: 400, id: 'Pilih sedikitnya satu pengajar yang perlu diganti.', en: 'Choose at least one instructor to be replaced.' },
  decision_other_instructor: { status: 409, id: 'Pengajar angkatan ini sudah berubah. Muat ulang, lalu pilih lagi.', en: 'The instructors of this run have changed. Reload and choose again.' },
  decision_answered: {
    status: 409,
    id: 'Versi {version} sudah menjawab permintaan perubahan dari keputusan ini, jadi keputusannya tidak dapat ditarik.',
    en: 'Version {version} has answered the change request of this decision, so it cannot be taken back.',
  },
  request_not_open: { status: 409, id: 'Permintaan perubahan itu sudah dijawab atau ditarik. Muat ulang, lalu terbitkan lagi.', en: 'That change request has been answered or taken back. Reload and publish again.' },
  request_other_course: { status: 409, id: 'Permintaan perubahan itu milik kursus lain.', en: 'That change request is of another course.' },
  request_needs_new_version: {
    status: 409,
    id: 'Draf ini sama dengan versi yang berlaku, jadi belum menjawab permintaan perubahan. Ubah kursusnya lebih dahulu.',
    en: 'The draft is the same as the current version, so it answers no change request. Change the course first.',
  },
  instructor_blocked: {
    status: 409,
    id: 'Keputusan angkatan sebelumnya meminta pengajar ini diganti: {names}. Pilih pengajar lain, atau tulis pengecualian untuk angkatan ini.',
    en: 'The decision on an earlier run asks to replace: {names}. Choose somebody else, or write an exception for this run.',
  },
});
