import { wordingPlaceholders, type WordingPlaceholder } from '@sinau/domain/certificates';

/** What stands between the braces on the screen, by placeholder as it is stored. */
export type PlaceholderWords = Readonly<Record<WordingPlaceholder, string>>;

const BRACED = /\{([^{}]*)\}/g;
const alike = (one: string, other: string): boolean => one.trim().toLowerCase() === other.toLowerCase();

/** Stored wording in the user's words: `{name}` reads `{nama}`. What no certificate knows stays as it was written. */
export function shownWording(stored: string, words: PlaceholderWords): string {
  return stored.replace(BRACED, (whole, name: string) => {
    const known = wordingPlaceholders.find((placeholder) => placeholder === name);
    return known ? `{${words[known]}}` : whole;
  });
}

/** The user's words as they are stored, the same in every language. */
export function storedWording(shown: string, words: PlaceholderWords): string {
  return shown.replace(BRACED, (whole, name: string) => {
    const known = wordingPlaceholders.find((placeholder) => alike(name, words[placeholder]));
    return known ? `{${known}}` : whole;
  });
}

/** What is written in braces and no certificate knows, in the order of the text. */
export function unknownWords(stored: string): readonly string[] {
  return [...stored.matchAll(BRACED)].map((match) => match[1] ?? '').filter((name) => !wordingPlaceholders.some((placeholder) => placeholder === name));
}
