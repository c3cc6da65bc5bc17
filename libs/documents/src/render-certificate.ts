import type { CertificateInput } from './certificate.input.js';
import { DocumentError } from './document-error.js';
import { printable } from './fonts.js';
import { drawFrontPage } from './front-page.js';
import { readImageOnce } from './image.js';
import { Sheet } from './sheet.js';
import { drawSubjectPages } from './subject-pages.js';
import { certificateWords } from './words.js';

const SIGNATORY_LIMIT = 3;

/**
 * Draws the certificate: the front, then the subjects and the notes on verification. A preview is the
 * same call with a sample holder. Equal input gives equal bytes.
 * @returns a tagged PDF 1.7, A4 landscape, at least two pages
 * @throws DocumentError when the input cannot be printed as it is
 */
export async function renderCertificate(input: CertificateInput): Promise<Uint8Array> {
  const words = certificateWords[input.language];
  check(input);
  const logo = input.agency.logo === null ? null : readImageOnce(input.agency.logo);
  const signatures = input.signatories.map(({ signature }) => (signature === null ? null : readImageOnce(signature)));
  const sheet = new Sheet({
    title: `${printable(input.title)} ${printable(input.number)} – ${printable(input.holder.name)}`,
    author: printable(input.agency.name),
    subject: printable(input.course.title),
    language: input.language === 'id' ? 'id-ID' : 'en-GB',
    createdAt: input.issued.at,
  });
  drawFrontPage(sheet, input, words, { logo, signatures });
  drawSubjectPages(sheet, input, words);
  return sheet.bytes();
}

function check(input: CertificateInput): void {
  const count = input.signatories.length;
  if (count < 1 || count > SIGNATORY_LIMIT) throw new DocumentError('signatories_refused', { count, limit: SIGNATORY_LIMIT });
  const { address } = input.verification;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) throw new DocumentError('verification_address_refused', { address });
}
