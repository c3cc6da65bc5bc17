import { defineErrors } from '../core/index.js';

export const needsErrors = defineErrors({
  need_decided: { status: 409, id: 'Kebutuhan ini sudah diputuskan dan tidak dapat diubah lagi. Muat ulang untuk melihat keputusannya.', en: 'This need has been decided and cannot be changed any more. Reload to see the decision.' },
  need_merge_itself: { status: 400, id: 'Pilih kebutuhan lain untuk digabungkan ke sini.', en: 'Choose other needs to merge into this one.' },
  need_merge_years: { status: 409, id: 'Hanya kebutuhan untuk tahun {year} yang dapat digabungkan ke sini.', en: 'Only needs for {year} can be merged into this one.' },
  need_reference_unknown: { status: 400, id: 'Kompetensi atau unit yang dipilih tidak ada lagi. Pilih yang lain.', en: 'The chosen competency or unit is gone. Choose another one.' },
  agency_code_unknown: { status: 400, id: 'Tidak ada instansi lain dengan kode itu. Periksa kodenya.', en: 'No other agency has that code. Check it.' },
  invitation_unusable: {
    status: 404,
    id: 'Kode ini tidak berlaku untuk instansi Anda: keliru, sudah dipakai, ditarik, atau lewat 30 hari. Minta kode baru kepada instansi pengundang.',
    en: 'This code is not valid for your agency: mistyped, used, withdrawn, or older than 30 days. Ask the inviting agency for a new one.',
  },
});
