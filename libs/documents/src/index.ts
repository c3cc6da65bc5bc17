export type { CalendarDay, CertificateInput, CertificateLanguage, CertificateSubject, Signatory } from './certificate.input.js';
export { certificateFront, type CertificateFront } from './certificate-front.js';
export { DocumentError, type DocumentErrorCode } from './document-error.js';
export { unprintableCharacters } from './fonts.js';
export { readImage, type PrintableImage } from './image.js';
export { renderCertificate } from './render-certificate.js';
export { qrMatrix, type QrMatrix } from './qr.js';
export { shortCode } from './short-code.js';
export { zipArchive, zipSize, type ZipEntry } from './zip-archive.js';
