import { defineErrors } from '../core/index.js';

export const expertsErrors = defineErrors({
  expert_exists: { status: 409, id: 'Narasumber dengan nama dan instansi asal ini sudah terdaftar. Ubah data yang ada.', en: 'An expert of this name and home agency is in the register. Change that entry.' },
  expert_period_reversed: { status: 400, id: 'Hari terakhir suatu masa tidak boleh sebelum hari pertamanya.', en: 'A period cannot end before its first day.' },
  expert_competency_unknown: { status: 400, id: 'Kompetensi {code} tidak ada dalam kerangka kompetensi instansi ini.', en: 'Competency {code} is not in this agency\'s framework.' },
  expert_archived: { status: 409, id: 'Narasumber ini sudah diarsipkan. Pulihkan dulu sebelum diundang.', en: 'This expert is archived. Restore the entry before inviting them.' },
  expert_away: { status: 409, id: 'Narasumber ini tidak tersedia pada hari sesi. Pilih yang lain atau ubah ketersediaannya.', en: 'This expert is not available on the day of the session. Choose another or change when they can come.' },
  expert_elsewhere: { status: 409, id: 'Narasumber ini sudah diundang ke sesi {title} pada waktu yang sama.', en: 'This expert is invited to the session {title} at the same time.' },
  expert_was_rated: { status: 409, id: 'Narasumber ini sudah dinilai peserta sesi, jadi undangannya tidak bisa dihapus.', en: 'Participants have rated this expert at the session, so the invitation cannot be removed.' },
});
