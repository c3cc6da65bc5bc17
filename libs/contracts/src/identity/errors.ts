import { defineErrors } from '../core/index.js';

export const identityErrors = defineErrors({
  wrong_login: {
    status: 401,
    id: 'NIP/e-mail atau kata sandi tidak cocok. Periksa lagi, atau atur ulang kata sandi.',
    en: 'The identifier/e-mail or the password does not match. Check again, or reset the password.',
  },
  too_many_logins: {
    status: 429,
    id: 'Terlalu banyak percobaan masuk. Coba lagi dalam {minutes} menit, atau hubungi admin instansi Anda.',
    en: 'Too many sign-in attempts. Try again in {minutes} minutes, or contact your agency\'s administrator.',
  },
  wrong_password: { status: 403, id: 'Kata sandi sekarang tidak cocok.', en: 'The current password does not match.' },
  weak_password: {
    status: 400,
    id: 'Kata sandi ini terlalu mudah ditebak. Pakai kalimat yang hanya Anda tahu, tanpa NIP atau nama.',
    en: 'This password is too easy to guess. Use a phrase only you know, without your identifier or name.',
  },
  reset_expired: {
    status: 410,
    id: 'Tautan ini sudah dipakai atau kedaluwarsa. Minta tautan baru.',
    en: 'This link was used already or has expired. Ask for a new one.',
  },
  password_change_required: {
    status: 403,
    id: 'Ganti kata sandi awal Anda dahulu.',
    en: 'Change your initial password first.',
  },
  email_taken: { status: 409, id: 'Alamat e-mail ini sudah dipakai.', en: 'This e-mail address is in use already.' },
});
