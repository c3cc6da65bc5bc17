export const messages = { 'style-guide.title': 'Panduan gaya' } as const;
