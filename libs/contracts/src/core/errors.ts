import type { Language } from './fields.js';

export type Words = Readonly<Record<Language, string>>;

/** One refusal: its HTTP status and its sentence per language. `{name}` stands for a fact; a fact that is a code stands there by its words, which may name facts too. */
export type ErrorEntry = { readonly status: number; readonly words?: Readonly<Record<string, Readonly<Record<string, Words>>>> } & Words;
export type ErrorCatalogue = Readonly<Record<string, ErrorEntry>>;

/** Declares a feature's refusals; typed so that a sentence can't be missing in a language. */
export function defineErrors<const E extends ErrorCatalogue>(entries: E): E {
  return entries;
}

export const coreErrors = defineErrors({
  invalid_request: {
    status: 400,
    id: 'Permintaan tidak dapat dibaca. Periksa isian yang ditandai.',
    en: 'The request could not be read. Check the marked fields.',
  },
  malformed_json: { status: 400, id: 'Isi permintaan bukan JSON yang sah.', en: 'The request body is not valid JSON.' },
  malformed_request: { status: 400, id: 'Permintaan ini bukan HTTP yang sah.', en: 'This request is not valid HTTP.' },
  unreadable_address: { status: 400, id: 'Alamat ini tidak dapat dibaca. Periksa tautannya.', en: 'This address cannot be read. Check the link.' },
  request_timeout: { status: 408, id: 'Permintaan tidak selesai dikirim. Periksa koneksi Anda, lalu coba lagi.', en: 'The request was not sent to its end. Check your connection and try again.' },
  expectation_failed: { status: 417, id: 'Syarat dalam kepala permintaan (Expect) tidak dapat dipenuhi.', en: 'What the request expects (Expect) cannot be met.' },
  headers_too_large: { status: 431, id: 'Kepala permintaan terlalu besar. Hapus kuki situs ini, lalu coba lagi.', en: 'The request headers are too large. Remove the cookies of this site and try again.' },
  unsupported_media_type: { status: 415, id: 'Hanya JSON yang diterima di sini.', en: 'Only JSON is accepted here.' },
  payload_too_large: { status: 413, id: 'Isi permintaan terlalu besar.', en: 'The request body is too large.' },
  cross_site_request: {
    status: 403,
    id: 'Permintaan dari situs lain ditolak. Buka Sinau di tab ini, lalu coba lagi.',
    en: 'A request from another site was refused. Open Sinau in this tab and try again.',
  },
  not_signed_in: { status: 401, id: 'Sesi Anda sudah berakhir. Masuk lagi untuk melanjutkan.', en: 'Your session has ended. Sign in again to go on.' },
  forbidden: { status: 403, id: 'Anda tidak berwenang melakukan ini.', en: 'You are not allowed to do this.' },
  not_found: { status: 404, id: 'Yang Anda cari tidak ditemukan.', en: 'What you are looking for was not found.' },
  method_not_allowed: { status: 405, id: 'Cara akses ini tidak didukung.', en: 'This method is not supported here.' },
  conflict: {
    status: 409,
    id: 'Data sudah diubah orang lain sejak Anda membukanya. Muat ulang untuk melihat yang terbaru.',
    en: 'Someone else has changed this since you opened it. Reload to see the latest.',
  },
  too_many_requests: { status: 429, id: 'Terlalu banyak permintaan. Coba lagi dalam {seconds} detik.', en: 'Too many requests. Try again in {seconds} seconds.' },
  unavailable: {
    status: 503,
    id: 'Layanan sedang tidak dapat dihubungi. Data Anda tidak hilang; coba lagi sebentar.',
    en: 'The service cannot be reached right now. Nothing is lost; try again shortly.',
  },
  internal: { status: 500, id: 'Terjadi kesalahan di pihak kami. Nomor rujukan: {requestId}.', en: 'Something went wrong on our side. Reference: {requestId}.' },
});
