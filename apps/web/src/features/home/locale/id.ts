export const messages = {
  'home.greeting': 'Selamat datang, {name}',
  'home.password': 'Ganti kata sandi',
} as const;
