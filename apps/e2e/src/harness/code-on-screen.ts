import jsqr from 'jsqr';
import type { Locator } from 'playwright-core';

/** Pixels of one module, and modules of the white edge that a reader needs. */
const SCALE = 4;
const EDGE = 4;

/** The dark modules of a square that is drawn as a path of `M{x} {y}h1v1h-1z`, in black on white. */
function painted(path: string, size: number): { readonly pixels: Uint8ClampedArray; readonly width: number } {
  const width = (size + 2 * EDGE) * SCALE;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1/g)) {
    for (let row = 0; row < SCALE; row += 1) {
      const from = (((Number(y) + EDGE) * SCALE + row) * width + (Number(x) + EDGE) * SCALE) * 4;
      for (let at = from; at < from + SCALE * 4; at += 4) pixels.fill(0, at, at + 3);
    }
  }
  return { pixels, width };
}

/** What a phone's camera reads from the square that is on the screen: an address. */
export async function addressOnScreen(square: Locator): Promise<string> {
  const { box, path } = await square.evaluate((svg) => ({ box: svg.getAttribute('viewBox') ?? '', path: svg.querySelector('path')?.getAttribute('d') ?? '' }));
  const { pixels, width } = painted(path, Number(box.split(' ')[2]));
  const read = jsqr.default(pixels, width, width)?.data;
  if (read === undefined) throw new Error('No camera could read the square on the screen.');
  return read;
}
