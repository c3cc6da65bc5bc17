export const messages = { 'style-guide.title': 'Style guide' } as const;
