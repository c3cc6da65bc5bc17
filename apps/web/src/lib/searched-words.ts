/** Words of a search in the address, which may read as a number there; undefined for none. */
export const searchedWords = (value: unknown): string | undefined => (typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 100) || undefined : undefined);
