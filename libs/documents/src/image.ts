import { createHash } from 'node:crypto';
import { DocumentError } from './document-error.js';
import { damaged, isPng } from './png-chunks.js';
import { decodePng, encodePng, shrink } from './png.js';

/** A picture that is safe to hand to the PDF library. */
export interface PrintableImage {
  readonly bytes: Buffer;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

const BYTE_LIMIT = 5 * 1024 * 1024;
/** Pixels: 900 dpi for an emblem of two thirds of an inch. */
const PRINT_LIMIT = 600;

const REMEMBERED = 16;
const remembered = new Map<string, PrintableImage>();

/** The same emblem stands on every certificate of a bulk issue: it is decoded once. Throws as `readImage` does. */
export function readImageOnce(given: Uint8Array): PrintableImage {
  const key = createHash('sha256').update(given).digest('base64');
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const image = readImage(given);
  const [oldest] = remembered.keys();
  if (remembered.size >= REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  remembered.set(key, image);
  return image;
}

/**
 * @param given PNG or JPEG of at most 5 MiB; SVG is refused, because it is a program and not a picture
 * @throws DocumentError `image_kind_refused`, `image_damaged` or `image_too_large`
 */
export function readImage(given: Uint8Array): PrintableImage {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (bytes.length > BYTE_LIMIT) throw new DocumentError('image_too_large', { bytes: bytes.length, limit: BYTE_LIMIT });
  if (isPng(bytes)) {
    const pixels = shrink(decodePng(bytes), PRINT_LIMIT);
    return { bytes: encodePng(pixels), width: pixels.width, height: pixels.height };
  }
  if (bytes.length > 3 && bytes.readUIntBE(0, 3) === 0xffd8ff) return readJpeg(bytes);
  throw new DocumentError('image_kind_refused', { firstBytes: bytes.toString('hex', 0, 8) });
}

/** Walks the JPEG's segments to the frame header and drops its metadata: orientation and camera data have no use in print. */
function readJpeg(bytes: Buffer): PrintableImage {
  if (bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) < bytes.length - 64) throw damaged('the file ends early');
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | undefined;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) throw damaged('a segment is misplaced');
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length) throw damaged('a segment is cut off');
    if (isFrame(marker)) size = frameSize(bytes.subarray(at, end));
    if (marker === 0xda && size !== undefined) return { bytes: Buffer.concat([...kept, bytes.subarray(at)]), ...size };
    // APP0 says JFIF and APP14 how the colours are stored; the other APPn are metadata
    if (marker < 0xe1 || marker > 0xef || marker === 0xee) kept.push(bytes.subarray(at, end));
    at = end;
  }
  throw damaged('there is no picture in the file');
}

/** SOF0 … SOF15 without DHT, JPG and DAC, which share the range. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function frameSize(segment: Buffer): { width: number; height: number } {
  if (segment.length < 10) throw damaged('the frame header is cut off');
  const [height, width] = [segment.readUInt16BE(5), segment.readUInt16BE(7)];
  if (width === 0 || height === 0) throw damaged('the frame is empty');
  // grey, YCbCr or RGB, CMYK: what a PDF can hold as it is
  if (![1, 3, 4].includes(segment.readUInt8(9))) throw damaged('the number of colours is wrong');
  return { width, height };
}
