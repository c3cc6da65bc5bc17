import type { CaptionFault, MediaState } from '@sinau/domain/media';
import { defineErrors, type Words } from '../core/index.js';

const stateWords: Readonly<Record<MediaState['name'], Words>> = {
  uploading: { id: 'sedang diunggah', en: 'being uploaded' },
  queued: { id: 'menunggu diproses', en: 'waiting to be processed' },
  processing: { id: 'sedang diproses', en: 'being processed' },
  ready: { id: 'siap dipakai', en: 'ready' },
  failed: { id: 'gagal diproses', en: 'could not be processed' },
  deleted: { id: 'sudah dihapus', en: 'deleted' },
};

const captionFaultWords: Readonly<Record<CaptionFault, Words>> = {
  too_large: { id: 'berkasnya terlalu besar', en: 'the file is too large' },
  not_text: { id: 'isinya bukan teks', en: 'its content is not text' },
  not_captions: { id: 'isinya bukan takarir VTT atau SRT', en: 'its content is neither VTT nor SRT captions' },
  bad_time: { id: 'pada baris {line} waktunya tidak terbaca', en: 'the time in line {line} can\'t be read' },
  end_not_after_start: { id: 'pada baris {line} waktu selesai tidak sesudah waktu mulai', en: 'in line {line} the end is not after the start' },
  text_without_time: { id: 'pada baris {line} ada teks tanpa waktu', en: 'line {line} has text without a time' },
  too_many_cues: { id: 'potongan teksnya terlalu banyak', en: 'it has too many cues' },
  cue_too_long: { id: 'teks pada baris {line} terlalu panjang', en: 'the text in line {line} is too long' },
};

export const mediaErrors = defineErrors({
  media_name_refused: { status: 400, id: 'Jenis berkas ini tidak diterima. Pilih berkas {extensions}.', en: 'This kind of file is not taken. Choose one of {extensions}.' },
  media_empty: { status: 400, id: 'Berkas ini kosong (0 bita). Pilih berkas yang berisi.', en: 'This file is empty (0 bytes). Choose one with content.' },
  media_too_large: { status: 400, id: 'Berkas ini melebihi batas {maxMegabytes} MB. Perkecil, atau bagi menjadi beberapa berkas.', en: 'This file is over the limit of {maxMegabytes} MB. Make it smaller, or split it.' },
  media_size_differs: { status: 409, id: 'Ukuran berkas yang tiba berbeda dari aslinya. Unggah sekali lagi.', en: 'The file that arrived has another size than the original. Upload it again.' },
  media_checksum_differs: { status: 409, id: 'Isi berkas berubah di perjalanan. Unggah sekali lagi.', en: 'The file\'s content changed on its way. Upload it again.' },
  media_type_refused: { status: 400, id: 'Isi berkas ini tidak sesuai dengan namanya, atau jenisnya tidak diterima. Simpan ulang dari aplikasi asalnya, lalu unggah lagi.', en: 'This file\'s content does not match its name, or its kind is not taken. Save it anew from its application and upload it again.' },
  media_not_a_video: { status: 400, id: 'Berkas ini bukan video. Pilih berkas MP4, MOV, WebM, atau MKV.', en: 'This file is no video. Choose an MP4, MOV, WebM or MKV file.' },
  media_truncated: { status: 400, id: 'Berkas ini terpotong: bagian akhirnya hilang. Salin ulang dari sumbernya, lalu unggah lagi.', en: 'This file is cut off: its end is missing. Copy it anew from its source and upload it again.' },
  media_unsupported: { status: 400, id: 'Format video ini tidak dapat dibaca di sini. Ekspor sebagai MP4 (H.264 dan AAC), lalu unggah lagi.', en: 'This video\'s format can\'t be read here. Export it as MP4 (H.264 and AAC) and upload it again.' },
  media_picture_damaged: { status: 400, id: 'Gambar ini tidak dapat dibaca atau bergerak. Simpan ulang sebagai PNG atau JPEG, lalu unggah lagi.', en: 'This picture can\'t be read, or it moves. Save it anew as PNG or JPEG and upload it again.' },
  media_too_many_pixels: { status: 400, id: 'Gambar ini lebih dari 40 juta piksel. Perkecil, misalnya menjadi 4000 × 3000, lalu unggah lagi.', en: 'This picture has more than 40 million pixels. Make it smaller, 4000 × 3000 for example, and upload it again.' },
  media_processing_failed: { status: 500, id: 'Berkas gagal diproses karena gangguan di pihak kami. Coba proses lagi.', en: 'Processing failed through a fault on our side. Try processing it again.' },
  media_state: { status: 409, id: 'Langkah ini tidak berlaku karena berkas {state}. Muat ulang halaman.', en: 'This step does not apply: the file is {state}. Reload the page.', words: { state: { ...stateWords, failed: { id: 'gagal diproses', en: 'one that could not be processed' } } } },
  media_in_use: { status: 409, id: 'Berkas ini masih dipakai di kursus. Lepaskan dari pelajarannya dahulu.', en: 'This file is still used in the course. Take it out of its lesson first.' },
  media_not_ready: { status: 409, id: 'Berkas ini belum dapat dipakai: {state}. Coba lagi sebentar.', en: 'This file can\'t be used yet: {state}. Try again shortly.', words: { state: stateWords } },
  upload_incomplete: { status: 409, id: 'Masih ada {missing} bagian yang belum sampai. Lanjutkan unggahan.', en: '{missing} parts have not arrived yet. Go on uploading.' },
  upload_gone: { status: 409, id: 'Unggahan ini sudah berakhir. Mulai unggah dari awal.', en: 'This upload has ended. Begin it anew.' },
  captions_refused: {
    status: 400,
    id: 'Berkas takarir tidak dapat dipakai: {fault}. Perbaiki, atau ekspor ulang sebagai VTT atau SRT.',
    en: 'The caption file can\'t be used: {fault}. Correct it, or export it anew as VTT or SRT.',
    words: { fault: captionFaultWords },
  },
});
