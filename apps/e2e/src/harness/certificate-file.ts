import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { inflateSync } from 'node:zlib';
import jsqr from 'jsqr';

const hasRaster = (): boolean => (process.env['PATH'] ?? '').split(delimiter).some((place) => existsSync(join(place, 'pdftoppm')));

/** What a phone reads from the printed front page: the address in its QR code. */
export function addressOnPaper(pdf: Buffer): string | null {
  return hasRaster() ? decodePage(pdf) : addressInText(pdf);
}

function decodePage(pdf: Buffer): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'sinau-qr-'));
  try {
    const file = join(folder, 'certificate.pdf');
    writeFileSync(file, pdf);
    execFileSync('pdftoppm', ['-r', '200', '-f', '1', '-l', '1', '-singlefile', file, join(folder, 'page')]);
    const { pixels, width, height } = readPixmap(readFileSync(join(folder, 'page.ppm')));
    return jsqr.default(pixels, width, height)?.data ?? null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A binary pixmap (`P6`, width, height, 255, then RGB) as RGBA. */
function readPixmap(file: Buffer): { readonly pixels: Uint8ClampedArray; readonly width: number; readonly height: number } {
  const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(file.subarray(0, 60).toString('latin1'));
  if (header === null) throw new Error('pdftoppm wrote no pixmap');
  const [width, height] = [Number(header[1]), Number(header[2])];
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let from = header[0].length, to = 0; from < file.length; from += 3, to += 4) pixels.set(file.subarray(from, from + 3), to);
  return { pixels, width, height };
}

/** Without a program that draws pages: the address that the file itself links or prints. */
function addressInText(pdf: Buffer): string | null {
  const text = pdf.toString('latin1');
  const streams = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, stream]) => inflated(Buffer.from(stream ?? '', 'latin1')));
  return /https?:\/\/[^\s()<>]+\/verifikasi\/[^\s()<>?]+/.exec([text, ...streams].join('\n'))?.[0] ?? null;
}

function inflated(stream: Buffer): string {
  try {
    return inflateSync(stream).toString('latin1');
  } catch {
    return ''; // a font or a picture in another coding
  }
}
