import type { CertificateInput, Signatory } from './certificate.input.js';
import { printable } from './fonts.js';
import { longDay } from './formats.js';
import { verificationTexts } from './front-content.js';
import type { PrintableImage } from './image.js';
import type { Lines } from './lines.js';
import { palette } from './palette.js';
import { qrMatrix } from './qr.js';
import type { Sheet } from './sheet.js';
import type { CertificateWords } from './words.js';

export interface FootFacts {
  readonly input: CertificateInput;
  readonly words: CertificateWords;
  readonly signatures: readonly (PrintableImage | null)[];
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Foot {
  readonly height: number;
  draw(): void;
}

/** Points; a module of a 33-module code is then 0.73 mm, which a phone reads at arm's length. */
const QR_SIZE = 68;
const VERIFY_WIDTH = 188;
const SIGNATURE_HEIGHT = 42;
const GUTTER = 20;

/** Verification at the left, place, date and signatures at the right, all standing on one base line. */
export function frontFoot(sheet: Sheet, facts: FootFacts): Foot {
  const signatures = signatureColumns(sheet, facts);
  const verification = verificationBlock(sheet, facts);
  return {
    height: Math.max(signatures.height, verification.height),
    draw: () => {
      signatures.draw();
      verification.draw();
    },
  };
}

/** The modules as vectors, runs of dark ones merged so that no viewer shows seams. */
export function drawQr(sheet: Sheet, address: string, x: number, y: number, size: number): void {
  const matrix = qrMatrix(address);
  const unit = size / matrix.size;
  for (let row = 0; row < matrix.size; row += 1) {
    for (let column = 0; column < matrix.size; ) {
      let end = column;
      while (end < matrix.size && matrix.dark[row * matrix.size + end] === true) end += 1;
      if (end > column) sheet.document.rect(x + column * unit, y + row * unit, (end - column) * unit, unit);
      column = Math.max(end, column + 1);
    }
  }
  sheet.document.fill(palette.ink);
}

function verificationBlock(sheet: Sheet, facts: FootFacts): Foot {
  const { input, words, left, bottom } = facts;
  const texts = verificationTexts(input, words);
  const width = VERIFY_WIDTH - 4;
  // when the address takes two lines, its code stays whole
  const address = sheet.fitted(texts.address.replace(/\/(?=[^/]+$)/, '/ '), { font: 'semibold', colour: palette.brand }, [7.5, 7.2], width);
  const code = sheet.fitted(texts.code, { font: 'regular', colour: palette.ink }, [8, 7.6, 7.2, 6.8], width);
  const caption = sheet.lines(words.verify, { font: 'regular', size: 8, colour: palette.muted }, width);
  const textHeight = caption.height + address.height + code.height;
  const height = QR_SIZE + 7 + textHeight;
  const draw = (): void => {
    const top = bottom - height;
    sheet.figure(`${words.qr}: ${input.verification.address}`, () => drawQr(sheet, input.verification.address, left, top, QR_SIZE));
    const y = top + QR_SIZE + 7;
    sheet.tagged('P', () => sheet.draw(caption, left, y));
    const link = sheet.group('P');
    sheet.tagged('Link', () => {
      sheet.draw(address, left, y + caption.height, 'left', input.verification.address);
    }, link);
    sheet.tagged('P', () => sheet.draw(code, left, y + caption.height + address.height));
  };
  return { height, draw };
}

interface SignatureLines {
  readonly title: Lines;
  readonly name: Lines;
  readonly nip: Lines | null;
}

function signatureColumns(sheet: Sheet, facts: FootFacts): Foot {
  const { input, words } = facts;
  const count = input.signatories.length;
  const available = facts.right - facts.left - VERIFY_WIDTH - GUTTER;
  const width = Math.min(228, (available - (count - 1) * GUTTER) / count);
  const columns = signatureLines(sheet, input.signatories, width);
  const xs = columns.map((_, index) => facts.right - (count - index) * width - (count - index - 1) * GUTTER);
  const titleHeight = Math.max(...columns.map(({ title }) => title.height));
  const personHeight = Math.max(...columns.map(({ name, nip }) => name.height + (nip?.height ?? 0)));
  const date = sheet.lines(`${printable(input.issued.place)}, ${longDay(input.issued.on, words)}`, { font: 'regular', size: 9.5, colour: palette.ink }, width);
  const height = date.height + 2 + titleHeight + SIGNATURE_HEIGHT + personHeight;
  const draw = (): void => {
    const top = facts.bottom - height;
    const titleTop = top + date.height + 2;
    const nameTop = facts.bottom - personHeight;
    sheet.tagged('P', () => sheet.draw(date, xs.at(-1) ?? facts.left, top));
    columns.forEach((column, index) => {
      const x = xs[index] ?? facts.left;
      sheet.tagged('P', () => sheet.draw(column.title, x, titleTop));
      drawSignature(sheet, facts, index, { x, y: titleTop + titleHeight, width });
      sheet.tagged('P', () => sheet.draw(column.name, x, nameTop));
      const { nip } = column;
      if (nip !== null) sheet.tagged('P', () => sheet.draw(nip, x, nameTop + column.name.height));
    });
  };
  return { height, draw };
}

/** Equal parts of all signatories have equal sizes, so that no office looks smaller than another. */
function signatureLines(sheet: Sheet, signatories: readonly Signatory[], width: number): readonly SignatureLines[] {
  const title = { font: 'regular', colour: palette.ink } as const;
  const name = { font: 'semibold', colour: palette.ink } as const;
  const nip = { font: 'regular', colour: palette.muted } as const;
  const titleSize = sheet.commonSize(signatories.map((one) => printable(one.title)), title, [9.5, 9], width);
  const nameSize = sheet.commonSize(signatories.map((one) => printable(one.name)), name, [10.5, 10, 9.5], width);
  const nipText = (one: Signatory): string => (one.nip === null ? '' : `NIP ${printable(one.nip)}`);
  const nipSize = sheet.commonSize(signatories.map(nipText), nip, [9, 8.5, 8], width);
  return signatories.map((one) => ({
    title: sheet.lines(printable(one.title), { ...title, size: titleSize }, width),
    name: sheet.lines(printable(one.name), { ...name, size: nameSize }, width),
    nip: one.nip === null ? null : sheet.lines(nipText(one), { ...nip, size: nipSize }, width),
  }));
}

function drawSignature(sheet: Sheet, facts: FootFacts, index: number, box: { x: number; y: number; width: number }): void {
  const image = facts.signatures[index];
  const signatory = facts.input.signatories[index];
  if (image === null || image === undefined || signatory === undefined) return;
  const factor = Math.min((SIGNATURE_HEIGHT - 4) / image.height, Math.min(box.width, 150) / image.width);
  const size = { width: image.width * factor, height: image.height * factor };
  const y = box.y + (SIGNATURE_HEIGHT - size.height) / 2;
  sheet.figure(`${facts.words.signatureOf} ${printable(signatory.name)}`, () => sheet.document.image(image.bytes, box.x, y, size));
}
