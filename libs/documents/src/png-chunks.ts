import { crc32, inflateSync } from 'node:zlib';
import { DocumentError } from './document-error.js';

export interface PngParts {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colourType: number;
  readonly interlaced: boolean;
  /** Palette as RGB triples, and its alphas or the transparent colour; empty when the file has none. */
  readonly palette: Buffer;
  readonly transparency: Buffer;
  /** Filtered scan lines, inflated. */
  readonly lines: Buffer;
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const DEPTHS: Readonly<Record<number, readonly number[]>> = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] };
/** Pixels; a bomb of a few kilobytes must not become gigabytes. */
const PIXEL_LIMIT = 16_000_000;

export function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, 8).equals(SIGNATURE);
}

/** @throws DocumentError `image_damaged` or `image_too_large` */
export function readPngParts(bytes: Buffer): PngParts {
  const chunks = readChunks(bytes);
  const header = chunks.get('IHDR')?.[0];
  const data = chunks.get('IDAT');
  if (header === undefined || header.length !== 13 || data === undefined) throw damaged('a chunk is missing');
  const [width, height, depth, colourType] = [header.readUInt32BE(0), header.readUInt32BE(4), header.readUInt8(8), header.readUInt8(9)];
  if (DEPTHS[colourType]?.includes(depth) !== true || width === 0 || height === 0) throw damaged('the header is wrong');
  if (width * height > PIXEL_LIMIT) throw new DocumentError('image_too_large', { pixels: width * height, limit: PIXEL_LIMIT });
  const palette = Buffer.concat(chunks.get('PLTE') ?? []);
  if (colourType === 3 && palette.length < 3) throw damaged('the palette is missing');
  const transparency = Buffer.concat(chunks.get('tRNS') ?? []);
  return { width, height, depth, colourType, interlaced: header.readUInt8(12) === 1, palette, transparency, lines: inflate(Buffer.concat(data), width * height) };
}

function readChunks(bytes: Buffer): Map<string, Buffer[]> {
  const chunks = new Map<string, Buffer[]>();
  let at = SIGNATURE.length;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) break;
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) throw damaged('a checksum is wrong');
    const kind = bytes.toString('latin1', at + 4, at + 8);
    chunks.set(kind, [...(chunks.get(kind) ?? []), bytes.subarray(at + 8, end)]);
    if (kind === 'IEND') return chunks;
    at = end + 4;
  }
  throw damaged('the file ends early');
}

function inflate(data: Buffer, pixels: number): Buffer {
  try {
    // 8 bytes a pixel at most, a filter byte per line of at least one pixel, seven interlace passes
    return inflateSync(data, { maxOutputLength: pixels * 10 + 1024 });
  } catch (error) {
    throw new DocumentError('image_damaged', { reason: 'the picture data is wrong' }, { cause: error });
  }
}

export function damaged(reason: string): DocumentError {
  return new DocumentError('image_damaged', { reason });
}
