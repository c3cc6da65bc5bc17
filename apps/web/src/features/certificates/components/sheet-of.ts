import type { OwnCertificate } from '@sinau/contracts/certificates';
import type { SheetContent } from './certificate-sheet.js';

/** The front of an issued certificate. `logo`: where its emblem is read. */
export function sheetOf({ front }: OwnCertificate, logo: string): SheetContent {
  return { ...front, logo: front.hasLogo ? logo : null };
}
