/** The sentences of the sign-in page as the server writes it: those of the application's own page. */
export const entranceWords = {
  id: {
    title: 'Masuk', line: 'Belajar kapan saja, dihitung sebagai JP, dibuktikan dengan sertifikat.', lead: 'Gunakan akun yang diberikan instansi Anda.',
    language: 'Bahasa', login: 'NIP atau e-mail', password: 'Kata sandi', submit: 'Masuk', forgot: 'Lupa kata sandi?', skip: 'Langsung ke isi',
    help: 'Belum punya akun atau NIP berubah? Hubungi admin instansi Anda (BKPSDM/BPSDM).',
  },
  en: {
    title: 'Sign in', line: 'Learn at any hour, counted as JP, proven by a certificate.', lead: 'Use the account that your agency gave you.',
    language: 'Language', login: 'Identifier (NIP) or e-mail', password: 'Password', submit: 'Sign in', forgot: 'Forgot your password?', skip: 'Skip to the content',
    help: 'No account yet, or a new identifier? Contact your agency’s administrator (BKPSDM/BPSDM).',
  },
} as const;
