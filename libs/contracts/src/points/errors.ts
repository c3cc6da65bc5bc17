import { defineErrors } from '../core/index.js';

export const pointsErrors = defineErrors({
  claim_state: { status: 409, id: 'Klaim ini sudah tidak dalam keadaan yang dapat diubah begitu. Muat ulang untuk melihat yang terbaru.', en: 'This claim is no longer in a state where that can be done. Reload to see the latest.' },
  claim_days_reversed: { status: 400, id: 'Tanggal selesai mendahului tanggal mulai. Periksa kedua tanggal.', en: 'The last day is before the first. Check both dates.' },
  claim_not_over: { status: 400, id: 'Pelatihan ini belum selesai. Ajukan setelah hari terakhirnya.', en: 'This training is not over yet. Claim it after its last day.' },
  claim_file_refused: { status: 400, id: 'Berkas bukti harus PDF, PNG, atau JPEG yang utuh. Simpan ulang dari aplikasinya, lalu pilih lagi.', en: 'The file must be a whole PDF, PNG or JPEG. Save it anew from its application and choose it again.' },
  claim_file_too_large: { status: 400, id: 'Berkas bukti paling besar {maxMegabytes} MB. Perkecil, lalu pilih lagi.', en: 'The file may have {maxMegabytes} MB at most. Make it smaller and choose it again.' },
  claim_own: { status: 403, id: 'Klaim Anda sendiri diputuskan oleh verifikator lain.', en: 'Your own claim is decided by another verifier.' },
  claim_counted_before: {
    status: 409,
    id: 'Bukti ini sudah dihitung untuk pegawai ini: {title}. Nomor sertifikat atau berkasnya sama. Tolak klaim ini, atau batalkan dahulu persetujuan yang lama.',
    en: 'This evidence was counted for this person before: {title}. The certificate number or the file is the same. Refuse this claim, or take the earlier acceptance back first.',
  },
  delivery_state: { status: 409, id: 'Pengiriman ini sudah selesai atau sedang berjalan. Muat ulang untuk melihat yang terbaru.', en: 'This delivery is done or under way. Reload to see the latest.' },
  record_service_off: { status: 409, id: 'Pengiriman belum diaktifkan. Isi alamat dan kuncinya, lalu aktifkan.', en: 'Sending is not switched on. Fill in the address and the key, then switch it on.' },
  record_key_missing: { status: 400, id: 'Kunci layanan belum diisi. Isi kuncinya sebelum mengaktifkan pengiriman.', en: 'The key of the service is missing. Fill it in before switching on.' },
  record_key_again: { status: 400, id: 'Alamatnya menunjuk ke peladen lain. Isi lagi kunci untuk peladen itu.', en: 'The address leads to another host. Fill in the key for that host.' },
  record_export_going: { status: 409, id: 'Berkas seperti ini sedang dibuat. Tunggu sampai selesai.', en: 'Such a file is being made. Wait until it is done.' },
  record_export_gone: { status: 409, id: 'Berkas ini belum siap atau sudah dihapus. Minta yang baru.', en: 'This file is not ready or no longer kept. Ask for a new one.' },
  record_unprintable: { status: 409, id: 'Huruf ini tidak dapat dicetak: {characters}. Minta admin memperbaiki nama pada data pegawai dahulu.', en: 'These characters cannot be printed: {characters}. Ask an administrator to correct the name in the person\'s data first.' },
  rule_frozen: { status: 409, id: 'Aturan ini sudah diverifikasi dan tidak berubah lagi. Tambahkan baris baru yang berlaku sejak tanggal tertentu.', en: 'This rule was verified and does not change again. Add a new row that holds from a date on.' },
  rule_days_reversed: { status: 400, id: 'Tanggal akhir aturan mendahului tanggal mulainya.', en: 'The rule ends before it begins.' },
  rule_exists: { status: 409, id: 'Sudah ada aturan sejenis yang mulai berlaku pada tanggal itu.', en: 'There is a rule of that kind from that date already.' },
});
