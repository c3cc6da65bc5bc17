import type { Language } from '../../lib/i18n/index.js';

/** The pattern is stored in one language, so that a number does not depend on who wrote its pattern; the screen speaks the reader's. */
const INDONESIAN: Readonly<Record<string, string>> = { sequence: 'nomor', year: 'tahun', month: 'bulan', code: 'kode' };
const STORED: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(INDONESIAN).map(([stored, shown]) => [shown, stored]));

const PLACEHOLDER = /\{([a-z]+)(:\d)?\}/g;

const renamed = (pattern: string, names: Readonly<Record<string, string>>): string =>
  pattern.replace(PLACEHOLDER, (_, name: string, width: string | undefined) => `{${Object.hasOwn(names, name) ? names[name] : name}${width ?? ''}}`);

/** `{sequence:4}/{year}` as `{nomor:4}/{tahun}` for Indonesian readers. */
export function patternShown(pattern: string, language: Language): string {
  return language === 'id' ? renamed(pattern, INDONESIAN) : pattern;
}

/** What is stored of a pattern written in either language; unknown names stay for the server to refuse. */
export function patternStored(written: string): string {
  return renamed(written, STORED);
}

/** The names that a pattern may have, as they are typed. */
export function patternNames(language: Language): string {
  return patternShown('{sequence} {year} {month} {code}', language);
}
