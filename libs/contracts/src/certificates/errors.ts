import type { WordingPlaceholder } from '@sinau/domain/certificates';
import { defineErrors, type Words } from '../core/index.js';

/** As the template's form shows them. */
const placeholderWords: Readonly<Record<WordingPlaceholder, Words>> = {
  name: { id: 'nama', en: 'name' },
  course: { id: 'kursus', en: 'course' },
  run: { id: 'angkatan', en: 'run' },
  agency: { id: 'instansi', en: 'agency' },
  hours: { id: 'jp', en: 'hours' },
  year: { id: 'tahun', en: 'year' },
};

export const certificatesErrors = defineErrors({
  not_complete: {
    status: 409,
    id: 'Kursus belum selesai: {lessonsMissing} materi wajib belum dikerjakan, atau nilai akhir belum mencapai batas.',
    en: 'The course is not completed: {lessonsMissing} required lessons are not done, or the final score is below the mark.',
  },
  course_without_certificate: { status: 409, id: 'Kursus ini tidak memberikan sertifikat.', en: 'This course gives no certificate.' },
  certificate_exists: { status: 409, id: 'Peserta ini sudah memiliki sertifikat untuk angkatan ini.', en: 'This learner already has a certificate for this run.' },
  certificate_revoked: { status: 409, id: 'Sertifikat ini sudah dicabut.', en: 'This certificate has been revoked already.' },
  certificate_replaced: { status: 409, id: 'Sertifikat ini sudah diganti. Buka sertifikat penggantinya.', en: 'This certificate has been replaced already. Open the one that replaces it.' },
  reissue_under_way: { status: 409, id: 'Penerbitan ulang sudah diminta. Sertifikat baru sedang disiapkan.', en: 'Issuing again has been asked for already. The new certificate is being prepared.' },
  certificate_withheld: {
    status: 409,
    id: 'Sertifikat peserta ini dicabut, jadi tidak diterbitkan lagi dengan sendirinya. Bila dicabut karena data keliru, terbitkan ulang dari halaman sertifikatnya.',
    en: 'This learner\'s certificate was revoked, so none is issued by itself. If it was revoked for wrong data, issue it again from its page.',
  },
  certificate_template_missing: {
    status: 409,
    id: 'Belum ada templat sertifikat. Buat templat dahulu, lalu terbitkan.',
    en: 'There is no certificate template yet. Make one first, then issue.',
  },
  certificate_pdf_pending: {
    status: 409,
    id: 'Berkas PDF sedang disiapkan. Sertifikatnya sudah sah; coba unduh lagi sebentar.',
    en: 'The PDF is being prepared. The certificate is valid already; try the download again shortly.',
  },
  text_unprintable: {
    status: 409,
    id: 'Huruf ini tidak dapat dicetak pada sertifikat: {characters}. Perbaiki datanya dahulu.',
    en: 'These characters cannot be printed on the certificate: {characters}. Correct the data first.',
  },
  text_too_long: {
    status: 409,
    id: 'Teks terlalu panjang untuk satu halaman sertifikat. Persingkat judul, kalimat, atau jabatan.',
    en: 'The text is too long for one page of the certificate. Shorten the title, the wording or the positions.',
  },
  number_pattern: {
    status: 400,
    id: 'Pola nomor tidak dapat dipakai. Sertakan nomor urut dan tahun masing-masing sekali, dipisah dari angka lain.',
    en: 'The number pattern cannot be used. Include the sequence and the year once each, apart from other digits.',
  },
  template_placeholder: { status: 400, id: 'Isian ini tidak dikenal: {unknown}. Yang ada: {known}.', en: 'These placeholders are unknown: {unknown}. Known ones: {known}.', words: { known: placeholderWords } },
  template_name_taken: { status: 409, id: 'Sudah ada templat dengan nama itu. Pilih nama lain.', en: 'There is a template of that name already. Choose another one.' },
  template_in_use: {
    status: 409,
    id: 'Templat ini dipakai sebagai templat utama atau oleh sebuah angkatan, jadi tidak dapat dihapus.',
    en: 'This template is the default or is named by a run, so it cannot be deleted.',
  },
  image_kind_refused: { status: 400, id: 'Logo harus berkas PNG atau JPEG.', en: 'The logo must be a PNG or JPEG file.' },
  image_damaged: { status: 400, id: 'Berkas logo rusak atau terpotong. Pilih berkas lain.', en: 'The logo file is damaged or cut off. Choose another.' },
  image_too_large: { status: 413, id: 'Logo paling besar 512 kB dan 12 juta piksel.', en: 'A logo may have 512 kB and 12 million pixels at most.' },
  batch_open: { status: 409, id: 'Penerbitan massal untuk angkatan ini masih berjalan.', en: 'Bulk issuing for this run is still going on.' },
  batch_state: { status: 409, id: 'Penerbitan ini sudah tidak dalam keadaan itu. Muat ulang untuk melihat yang terbaru.', en: 'This bulk issue is no longer in that state. Reload to see the latest.' },
  batch_count: {
    status: 409,
    id: 'Jumlah yang siap sekarang {ready}, bukan {confirmed}. Periksa lagi daftarnya.',
    en: '{ready} are ready now, not {confirmed}. Check the list again.',
  },
  batch_not_printed: {
    status: 409,
    id: '{pending} PDF masih disiapkan. Buat ZIP setelah semuanya tercetak.',
    en: '{pending} PDFs are still being prepared. Make the ZIP once all are printed.',
  },
  archive_gone: { status: 404, id: 'ZIP ini tidak ada lagi. Buat yang baru.', en: 'This ZIP is no longer there. Make a new one.' },
  nothing_to_issue: { status: 409, id: 'Tidak ada peserta yang siap diberi sertifikat.', en: 'No learner is ready for a certificate.' },
});
