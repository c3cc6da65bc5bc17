import { defineErrors } from '../core/index.js';

export const pointsErrors = defineErrors({
  claim_state: { status: 409, id: 'Klaim ini sudah tidak dalam keadaan yang dapat diubah begitu. Muat ulang untuk melihat yang terbaru.', en: 'This claim is no longer in a state where that can be done. Reload to see the latest.' },
  claim_days_reversed: { status: 400, id: 'Tanggal selesai mendahului tanggal mulai. Periksa kedua tanggal.', en: 'The last day is before the first. Check both dates.' },
  claim_not_over: { status: 400, id: 'Pelatihan ini belum selesai. Ajukan setelah hari terakhirnya.', en: 'This training is not over yet. Claim it after its last day.' },
  claim_file_refused: { status: 400, id: 'Berkas bukti harus PDF, PNG, atau JPEG yang utuh. Simpan ulang dari aplikasinya, lalu pilih lagi.', en: 'The file must be a whole PDF, PNG or JPEG. Save it anew from its application and choose it again.' },
  claim_file_too_large: { status: 400, id: 'Berkas bukti paling besar {maxMegabytes} MB. Perkecil, lalu pilih lagi.', en: 'The file may have {maxMegabytes} MB at most. Make it smaller and choose it again.' },
  claim_own: { status: 403, id: 'Klaim Anda sendiri diputuskan oleh verifikator lain.', en: 'Your own claim is decided by another verifier.' },
  rule_frozen: { status: 409, id: 'Aturan ini sudah diverifikasi dan tidak berubah lagi. Tambahkan baris baru yang berlaku sejak tanggal tertentu.', en: 'This rule was verified and does not change again. Add a new row that holds from a date on.' },
  rule_days_reversed: { status: 400, id: 'Tanggal akhir aturan mendahului tanggal mulainya.', en: 'The rule ends before it begins.' },
  rule_exists: { status: 409, id: 'Sudah ada aturan sejenis yang mulai berlaku pada tanggal itu.', en: 'There is a rule of that kind from that date already.' },
});
