import type { CertificateInput } from './certificate.input.js';
import { DocumentError } from './document-error.js';
import { type Block, stackBlocks, type StackFacts } from './front-blocks.js';
import { frontFoot } from './front-foot.js';
import type { PrintableImage } from './image.js';
import { drawFrame, FRAME } from './kawung.js';
import type { Sheet } from './sheet.js';
import { sheetSize } from './sheet-size.js';
import type { CertificateWords } from './words.js';

export interface FrontImages {
  readonly logo: PrintableImage | null;
  readonly signatures: readonly (PrintableImage | null)[];
}

/** From the frame's outer edge to the text, in points. */
const PADDING = 22;
const SIDE = FRAME.inset + FRAME.band + 36;
const BETWEEN_STACK_AND_FOOT = 14;
const SCALES = [1, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76, 0.72, 0.68, 0.64, 0.6];

/** @throws DocumentError `text_too_long` when the text does not fit at the smallest legible size */
export function drawFrontPage(sheet: Sheet, input: CertificateInput, words: CertificateWords, images: FrontImages): void {
  sheet.document.addPage();
  drawFrame(sheet);
  const edge = FRAME.inset + FRAME.band + PADDING;
  const [left, right, bottom] = [SIDE, sheetSize.width - SIDE, sheetSize.height - edge];
  const foot = frontFoot(sheet, { input, words, signatures: images.signatures, left, right, bottom });
  const room = bottom - foot.height - BETWEEN_STACK_AND_FOOT - edge;
  const blocks = fittingBlocks(sheet, { input, words, logo: images.logo, left, width: right - left }, room);
  // spare room goes between the blocks, and a little of it above them
  const spare = room - heightOf(blocks);
  const stretch = Math.min(1.9, 1 + (spare * 0.7) / Math.max(1, gapsOf(blocks)));
  const used = heightOf(blocks) + gapsOf(blocks) * (stretch - 1);
  blocks.reduce((top, block) => {
    block.draw(top);
    return top + block.height + block.after * stretch;
  }, edge + (room - used) * 0.42);
  foot.draw();
}

function fittingBlocks(sheet: Sheet, facts: StackFacts, room: number): readonly Block[] {
  for (const scale of SCALES) {
    const blocks = stackBlocks(sheet, facts, scale);
    if (heightOf(blocks) <= room) return blocks;
  }
  throw new DocumentError('text_too_long', { page: 1, roomInPoints: Math.round(room) });
}

function gapsOf(blocks: readonly Block[]): number {
  return blocks.slice(0, -1).reduce((sum, block) => sum + block.after, 0);
}

function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.height, 0) + gapsOf(blocks);
}
