import { i18n } from '@lingui/core';
import { loadCatalogues } from './catalogues.js';

export const languages = ['id', 'en'] as const;
export type Language = (typeof languages)[number];

const KEY = 'sinau.language';

export function isLanguage(value: unknown): value is Language {
  return value === 'id' || value === 'en';
}

/** The language chosen on this device; Indonesian until someone chooses. */
export function chosenLanguage(): Language {
  try {
    const stored = localStorage.getItem(KEY);
    return isLanguage(stored) ? stored : 'id';
  } catch {
    return 'id'; // storage refused by the browser: the choice lasts until the tab closes
  }
}

/** The language of the sentences on the screen. */
export function activeLanguage(): Language {
  return isLanguage(i18n.locale) ? i18n.locale : chosenLanguage();
}

/** Loads what is on the screen in the other language, then switches; remembered on this device. */
export async function switchLanguage(language: Language): Promise<void> {
  await loadCatalogues(language);
  i18n.activate(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(KEY, language);
  } catch {
    return; // see chosenLanguage
  }
}
