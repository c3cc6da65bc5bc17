import type { CertificateInput, CertificateLanguage } from './certificate.input.js';
import { printable } from './fonts.js';
import { longDay } from './formats.js';
import { courseFacts, identityColumns, resultLine, verificationTexts, type LabelledValue } from './front-content.js';
import { qrMatrix } from './qr.js';
import { certificateWords } from './words.js';

/** Every text of the printed front, and its QR code, for a screen to draw. */
export interface CertificateFront {
  readonly language: CertificateLanguage;
  readonly agency: string;
  readonly title: string;
  readonly number: string;
  readonly awarded: string;
  readonly holder: string;
  readonly identity: readonly (readonly LabelledValue[])[];
  readonly wording: readonly string[];
  readonly course: string;
  readonly facts: string;
  readonly result: string | null;
  /** Place and day. */
  readonly dated: string;
  readonly signatories: readonly { readonly title: string; readonly name: string; readonly nip: string | null }[];
  readonly verification: { readonly caption: string; readonly address: string; readonly code: string };
  /** An SVG path of one unit a module, in a square of `size` units. */
  readonly qr: { readonly size: number; readonly path: string };
}

/** What `renderCertificate` prints on the front of the same input. */
export function certificateFront(input: CertificateInput): CertificateFront {
  const words = certificateWords[input.language];
  return {
    language: input.language,
    agency: printable(input.agency.name),
    title: printable(input.title),
    number: `${words.number}: ${printable(input.number)}`,
    awarded: words.awardedTo,
    holder: printable(input.holder.name),
    identity: identityColumns(input, words).filter((pairs) => pairs.length > 0),
    wording: input.wording.length === 0 ? [words.wording] : input.wording.map((line) => printable(line)),
    course: printable(input.course.title),
    facts: courseFacts(input, words),
    result: resultLine(input, words),
    dated: `${printable(input.issued.place)}, ${longDay(input.issued.on, words)}`,
    signatories: input.signatories.map(({ title, name, nip }) => ({ title: printable(title), name: printable(name), nip: nip === null ? null : `NIP ${printable(nip)}` })),
    verification: { caption: words.verify, ...verificationTexts(input, words) },
    qr: qrPath(input.verification.address),
  };
}

/** Runs of dark modules as one rectangle each. */
function qrPath(address: string): CertificateFront['qr'] {
  const { size, dark } = qrMatrix(address);
  const runs: string[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; ) {
      let end = column;
      while (end < size && dark[row * size + end] === true) end += 1;
      if (end > column) runs.push(`M${column} ${row}h${end - column}v1H${column}z`);
      column = Math.max(end, column + 1);
    }
  }
  return { size, path: runs.join('') };
}
