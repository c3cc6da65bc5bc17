import type { Language } from '@sinau/contracts/core';

/** Indonesian, unless the client asks for English first. */
export function languageOf(acceptLanguage: string | undefined): Language {
  return /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'id';
}
