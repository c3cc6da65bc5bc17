export const messages = {
  'home.greeting': 'Welcome, {name}',
  'home.password': 'Change password',
} as const;
