import { activeLanguage } from '../../../lib/i18n/index.js';

/** The public page of a certificate, in the app's language. */
export function publicPage(address: string): string {
  return `${new URL(address, location.origin).pathname}?bahasa=${activeLanguage()}`;
}
