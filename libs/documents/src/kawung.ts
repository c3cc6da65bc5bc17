import { OrnamentPen, type Ornament } from './ornament.js';
import { palette } from './palette.js';
import type { Sheet } from './sheet.js';
import { sheetSize } from './sheet-size.js';

/** Turmeric laid over the band, mixed beforehand: print shops handle opaque ink more evenly than transparency. */
const PETAL = '#A8923A';
const SEED = '#5B7340';

/** Distance of the frame from the paper's edge, and the width of its band; points. */
export const FRAME = { inset: 20, band: 18 } as const;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Four petals that meet at the tile's centre. */
function petals(pen: OrnamentPen, { x, y, width, height }: Box): void {
  for (const right of [false, true]) {
    for (const low of [false, true]) {
      const at = (u: number, v: number): readonly [number, number] => [x + (right ? 1 - u : u) * width, y + (low ? 1 - v : v) * height];
      pen.move(...at(0.07, 0.07));
      pen.curve(...at(0.34, 0.07), ...at(0.44, 0.2), ...at(0.44, 0.44));
      pen.curve(...at(0.2, 0.44), ...at(0.07, 0.34), ...at(0.07, 0.07)).close();
    }
  }
}

/** Seeds between the petals. */
function seeds(pen: OrnamentPen, { x, y, width, height }: Box): void {
  const at = (u: number, v: number): readonly [number, number] => [x + u * width, y + v * height];
  for (const [u, v] of [[0.5, 0.12], [0.5, 0.88], [0.12, 0.5], [0.88, 0.5]] as const) {
    pen.move(...at(u, v - 0.075)).line(...at(u + 0.075, v)).line(...at(u, v + 0.075)).line(...at(u - 0.075, v)).close();
  }
}

function weave(pen: OrnamentPen, tiles: readonly Box[]): void {
  for (const tile of tiles) petals(pen, tile);
  pen.fill(PETAL);
  for (const tile of tiles) seeds(pen, tile);
  pen.fill(SEED);
}

/** A strip of whole tiles; a tile's height is the strip's, its width as near to that as whole tiles allow. */
function strip(pen: OrnamentPen, x: number, y: number, width: number): void {
  const count = Math.round(width / FRAME.band);
  pen.rectangle(x, y, width, FRAME.band).fill(palette.band);
  weave(pen, Array.from({ length: count }, (_, index) => ({ x: x + (index * width) / count, y, width: width / count, height: FRAME.band })));
}

function frame(): Ornament {
  const pen = new OrnamentPen();
  const { inset, band } = FRAME;
  const [width, height] = [sheetSize.width - inset * 2, sheetSize.height - inset * 2];
  strip(pen, inset, inset, width);
  strip(pen, inset, inset + height - band, width);
  const rows = Math.round((height - band * 2) / band);
  const rowHeight = (height - band * 2) / rows;
  for (const x of [inset, inset + width - band]) {
    pen.rectangle(x, inset + band - 0.2, band, height - band * 2 + 0.4).fill(palette.band);
    weave(pen, Array.from({ length: rows }, (_, row) => ({ x, y: inset + band + row * rowHeight, width: band, height: rowHeight })));
  }
  const thread = inset + band + 4;
  pen.rectangle(thread, thread, sheetSize.width - thread * 2, sheetSize.height - thread * 2).stroke(palette.accentEdge, 1.1);
  return pen.finish('KawungFrame');
}

function headBand(): Ornament {
  const pen = new OrnamentPen();
  strip(pen, FRAME.inset, FRAME.inset, sheetSize.width - FRAME.inset * 2);
  return pen.finish('KawungBand');
}

// drawn and compressed once per process: they took a fifth of each certificate's time
const drawnFrame = frame();
const drawnHeadBand = headBand();

/** The woven border of the front page, with a turmeric thread inside. */
export function drawFrame(sheet: Sheet): void {
  sheet.ornament(drawnFrame);
}

/** The band on top of the following pages. */
export function drawHeadBand(sheet: Sheet): void {
  sheet.ornament(drawnHeadBand);
}
