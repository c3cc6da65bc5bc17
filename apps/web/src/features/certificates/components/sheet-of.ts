import type { CertificateView } from '@sinau/contracts/certificates';
import type { SheetContent } from './certificate-sheet.js';

/** The front of an issued certificate. */
export function sheetOf(certificate: CertificateView): SheetContent {
  const { holder, course, studied, signatories } = certificate;
  return {
    agencyName: certificate.agencyName, title: certificate.title, number: certificate.number,
    holder: holder.name, identifier: holder.identifier, position: holder.position, unit: holder.unit,
    wording: [], course: course.title, hours: course.hours, from: studied.from, to: studied.to, result: null,
    place: null, issuedOn: certificate.issuedOn, signatories, logo: null,
  };
}
