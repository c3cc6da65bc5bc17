import type { CertificateInput } from './certificate.input.js';
import { DocumentError } from './document-error.js';
import { printable } from './fonts.js';
import { verificationTexts } from './front-content.js';
import type { Lines } from './lines.js';
import { palette } from './palette.js';
import type { Sheet } from './sheet.js';
import type { Area } from './subject-table.js';
import type { CertificateWords } from './words.js';

const PADDING = 13;
const GUTTER = 30;
/** Points; with more, the sum and the rows before it would not fit beside the notes. */
const HEIGHT_LIMIT = 240;

interface Note {
  readonly heading: Lines;
  readonly body: Lines;
}

export interface Notes {
  readonly verify: Note;
  readonly address: Lines;
  readonly code: Lines;
  readonly legal: Note;
  readonly height: number;
}

/** How to verify, and what the printed code is not: a signature (PP 71/2019), side by side in one box. */
export function noteLines(sheet: Sheet, input: CertificateInput, words: CertificateWords, area: Area): Notes {
  const column = (area.width - PADDING * 2 - GUTTER) / 2;
  const note = (heading: string, body: string): Note => ({
    heading: sheet.lines(heading, { font: 'semibold', size: 9, colour: palette.band }, column),
    body: sheet.lines(body, { font: 'regular', size: 8.5, colour: palette.muted }, column),
  });
  const texts = verificationTexts(input, words);
  const verify = note(words.howToVerify, words.howToVerifySteps);
  const legal = note(words.legal, printable(input.legalNote ?? words.legalNote));
  const address = sheet.fitted(texts.address, { font: 'semibold', colour: palette.brand }, [8.5, 8, 7.5], column);
  const code = sheet.lines(texts.code, { font: 'semibold', size: 8.5, colour: palette.ink }, column);
  const left = verify.heading.height + verify.body.height + 5 + address.height + code.height;
  const right = legal.heading.height + legal.body.height + 2;
  const height = Math.max(left, right) + PADDING * 2;
  if (height > HEIGHT_LIMIT) throw new DocumentError('text_too_long', { note: words.legal });
  return { verify, address, code, legal, height };
}

export function drawNotes(sheet: Sheet, notes: Notes, area: Area, top: number, link: string): void {
  const left = area.left + PADDING;
  const right = left + (area.width - PADDING * 2 - GUTTER) / 2 + GUTTER;
  sheet.artifact(() => sheet.document.roundedRect(area.left, top, area.width, notes.height, 6).fill(palette.brandSoft));
  drawNote(sheet, notes.verify, left, top + PADDING);
  const y = top + PADDING + notes.verify.heading.height + 2 + notes.verify.body.height + 3;
  const paragraph = sheet.group('P');
  sheet.tagged('Link', () => sheet.draw(notes.address, left, y, 'left', link), paragraph);
  sheet.tagged('P', () => sheet.draw(notes.code, left, y + notes.address.height));
  drawNote(sheet, notes.legal, right, top + PADDING);
}

function drawNote(sheet: Sheet, note: Note, x: number, y: number): void {
  sheet.tagged('H3', () => sheet.draw(note.heading, x, y));
  sheet.tagged('P', () => sheet.draw(note.body, x, y + note.heading.height + 2));
}
