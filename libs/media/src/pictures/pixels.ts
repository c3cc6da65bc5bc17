/** Eight bits each of red, green, blue and alpha, row by row from the top. */
export type Pixels = { readonly width: number; readonly height: number; readonly rgba: Uint8Array };

/** Whether every pixel is solid. */
export function isOpaque({ rgba }: Pixels): boolean {
  for (let at = 3; at < rgba.length; at += 4) if (rgba[at] !== 255) return false;
  return true;
}

/** The picture with no edge longer than `limit` pixels: each new pixel is the mean of the old ones below it, weighed by their alpha. */
export function shrink(pixels: Pixels, limit: number): Pixels {
  const scale = Math.max(pixels.width, pixels.height) / limit;
  if (scale <= 1) return pixels;
  const [width, height] = [Math.max(1, Math.round(pixels.width / scale)), Math.max(1, Math.round(pixels.height / scale))];
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    const rows = span(y, height, pixels.height);
    for (let x = 0; x < width; x += 1) mean(pixels, rows, span(x, width, pixels.width), rgba.subarray((y * width + x) * 4));
  }
  return { width, height, rgba };
}

type Span = { readonly from: number; readonly to: number };

/** The old pixels below new pixel `index`, at least one, half-open. */
function span(index: number, fresh: number, old: number): Span {
  const from = Math.floor((index * old) / fresh);
  return { from, to: Math.max(from + 1, Math.floor(((index + 1) * old) / fresh)) };
}

function mean({ rgba, width }: Pixels, rows: Span, columns: Span, to: Uint8Array): void {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (let y = rows.from; y < rows.to; y += 1) {
    for (let at = (y * width + columns.from) * 4; at < (y * width + columns.to) * 4; at += 4) {
      const weight = rgba[at + 3] ?? 0;
      red += (rgba[at] ?? 0) * weight;
      green += (rgba[at + 1] ?? 0) * weight;
      blue += (rgba[at + 2] ?? 0) * weight;
      alpha += weight;
    }
  }
  if (alpha === 0) return;
  to[0] = Math.round(red / alpha);
  to[1] = Math.round(green / alpha);
  to[2] = Math.round(blue / alpha);
  to[3] = Math.round(alpha / ((rows.to - rows.from) * (columns.to - columns.from)));
}
