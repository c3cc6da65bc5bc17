import { PNG } from 'pngjs';
import { inflateSync } from 'node:zlib';
import { PictureError } from './picture-error.js';
import { isOpaque, type Pixels } from './pixels.js';

const HEAD_BYTES = 8;
/** Samples of a pixel by colour type: grey, colour, palette, grey with alpha, colour with alpha. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

export function decodePng(bytes: Buffer): Pixels {
  try {
    assertBounded(bytes);
    const { width, height, data } = PNG.sync.read(withoutTail(bytes));
    return { width, height, rgba: data };
  } catch (error) {
    throw error instanceof PictureError ? error : new PictureError('damaged', error instanceof Error ? error.message : 'the decoder gave up', { cause: error });
  }
}

export function encodePng(pixels: Pixels): Buffer {
  const { width, height, rgba } = pixels;
  return PNG.sync.write(
    { width, height, data: Buffer.from(rgba.buffer, rgba.byteOffset, rgba.byteLength) },
    { colorType: isOpaque(pixels) ? 2 : 6, inputColorType: 6, inputHasAlpha: true, deflateLevel: 6, filterType: 4 },
  );
}

/** The decoder inflates an interlaced picture without a limit, whatever its size: 10 MiB may hold 10 GiB of zeros. */
function assertBounded(bytes: Buffer): void {
  if (bytes.readUInt8(28) === 0) return;
  const rowBytes = Math.ceil((bytes.readUInt32BE(16) * (SAMPLES[bytes.readUInt8(25)] ?? 4) * bytes.readUInt8(24)) / 8) + 1;
  // seven passes round their rows up to whole bytes: never twice the plain picture, but for the smallest
  const most = 2 * rowBytes * bytes.readUInt32BE(20) + 4_096;
  inflateSync(Buffer.concat(compressedParts(bytes)), { maxOutputLength: most });
}

type Chunk = { readonly name: string; readonly from: number; readonly to: number };

/** `from` and `to` are those of a chunk's content; its checksum follows. */
function* chunksOf(bytes: Buffer): Generator<Chunk> {
  for (let at = HEAD_BYTES; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    yield { name: bytes.toString('latin1', at + 4, at + 8), from: at + 8, to: at + 8 + bytes.readUInt32BE(at) };
  }
}

const compressedParts = (bytes: Buffer): Buffer[] => [...chunksOf(bytes)].filter(({ name }) => name === 'IDAT').map(({ from, to }) => bytes.subarray(from, to));

/** What some programs hang behind the end is no fault of the picture. */
function withoutTail(bytes: Buffer): Buffer {
  const end = [...chunksOf(bytes)].find(({ name }) => name === 'IEND');
  return end === undefined ? bytes : bytes.subarray(0, end.to + 4);
}
