import { palette } from './palette.js';
import { type Sheet, sheetSize } from './sheet.js';

/** Turmeric laid over the band, mixed beforehand: print shops handle opaque ink more evenly than transparency. */
const PETAL = '#A8923A';
const SEED = '#5B7340';

/** Distance of the frame from the paper's edge, and the width of its band; points. */
export const FRAME = { inset: 20, band: 18 } as const;

/** One kawung tile: four petals that meet at the centre, with seeds between them. */
function tile(sheet: Sheet, x: number, y: number, width: number, height: number): void {
  const at = (u: number, v: number): string => `${(x + u * width).toFixed(2)} ${(y + v * height).toFixed(2)}`;
  const petals = [0, 1].flatMap((right) =>
    [0, 1].map((low) => {
      const point = (u: number, v: number): string => at(right === 1 ? 1 - u : u, low === 1 ? 1 - v : v);
      return `M${point(0.07, 0.07)}C${point(0.34, 0.07)} ${point(0.44, 0.2)} ${point(0.44, 0.44)}C${point(0.2, 0.44)} ${point(0.07, 0.34)} ${point(0.07, 0.07)}Z`;
    }),
  );
  sheet.document.path(petals.join('')).fill(PETAL);
  const seed = (u: number, v: number): string => `M${at(u, v - 0.075)}L${at(u + 0.075, v)}L${at(u, v + 0.075)}L${at(u - 0.075, v)}Z`;
  sheet.document.path([seed(0.5, 0.12), seed(0.5, 0.88), seed(0.12, 0.5), seed(0.88, 0.5)].join('')).fill(SEED);
}

/** A strip of whole tiles; a tile's height is the strip's, its width as near to that as whole tiles allow. */
function strip(sheet: Sheet, x: number, y: number, width: number): void {
  const count = Math.round(width / FRAME.band);
  sheet.document.rect(x, y, width, FRAME.band).fill(palette.band);
  for (let index = 0; index < count; index += 1) tile(sheet, x + (index * width) / count, y, width / count, FRAME.band);
}

/** The woven border of the front page, with a turmeric thread inside. */
export function drawFrame(sheet: Sheet): void {
  sheet.artifact(() => {
    const { inset, band } = FRAME;
    const [width, height] = [sheetSize.width - inset * 2, sheetSize.height - inset * 2];
    strip(sheet, inset, inset, width);
    strip(sheet, inset, inset + height - band, width);
    const rows = Math.round((height - band * 2) / band);
    const rowHeight = (height - band * 2) / rows;
    for (const x of [inset, inset + width - band]) {
      sheet.document.rect(x, inset + band - 0.2, band, height - band * 2 + 0.4).fill(palette.band);
      for (let row = 0; row < rows; row += 1) tile(sheet, x, inset + band + row * rowHeight, band, rowHeight);
    }
    const thread = inset + band + 4;
    sheet.document.rect(thread, thread, sheetSize.width - thread * 2, sheetSize.height - thread * 2).lineWidth(1.1).stroke(palette.accentEdge);
  });
}

/** The band on top of the following pages. */
export function drawHeadBand(sheet: Sheet): void {
  sheet.artifact(() => {
    strip(sheet, FRAME.inset, FRAME.inset, sheetSize.width - FRAME.inset * 2);
  });
}
