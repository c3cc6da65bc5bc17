import { crc32, deflateSync } from 'node:zlib';
import { damaged, readPngParts, type PngParts } from './png-chunks.js';

/** Opaque pixels, three bytes each (red, green, blue), row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Buffer;
}

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const WHOLE = [[0, 0, 1, 1]] as const;
/** First column, first row, column step, row step of each Adam7 pass. */
const ADAM7 = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] as const;

/**
 * A PNG as opaque pixels on white paper. Decoded here because the PDF library inflates transparent
 * pictures outside of the call: damage would end the process, and the order of objects would vary.
 * @throws DocumentError `image_damaged` or `image_too_large`
 */
export function decodePng(bytes: Buffer): Pixels {
  const parts = readPngParts(bytes);
  const channels = CHANNELS[parts.colourType] ?? 1;
  const rgb = Buffer.alloc(parts.width * parts.height * 3);
  let at = 0;
  for (const [column, row, columnStep, rowStep] of parts.interlaced ? ADAM7 : WHOLE) {
    const width = Math.ceil((parts.width - column) / columnStep);
    const height = Math.ceil((parts.height - row) / rowStep);
    if (width <= 0 || height <= 0) continue;
    const stride = Math.ceil((width * channels * parts.depth) / 8);
    if (at + (stride + 1) * height > parts.lines.length) throw damaged('rows are missing');
    const pass = unfilter(parts.lines.subarray(at, at + (stride + 1) * height), stride, Math.max(1, (channels * parts.depth) >> 3));
    at += (stride + 1) * height;
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const to = ((row + y * rowStep) * parts.width + column + x * columnStep) * 3;
        writePixel(parts, pass.subarray(y * stride, (y + 1) * stride), x * channels, rgb, to);
      }
    }
  }
  return { width: parts.width, height: parts.height, rgb };
}

/** Undoes the row filters (PNG specification, section 9). */
function unfilter(lines: Buffer, stride: number, pixelBytes: number): Buffer {
  const height = lines.length / (stride + 1);
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = lines[y * (stride + 1)] ?? 0;
    if (filter > 4) throw damaged('a row filter is unknown');
    for (let x = 0; x < stride; x += 1) {
      const left = x >= pixelBytes ? (out[y * stride + x - pixelBytes] ?? 0) : 0;
      const up = y > 0 ? (out[(y - 1) * stride + x] ?? 0) : 0;
      const corner = y > 0 && x >= pixelBytes ? (out[(y - 1) * stride + x - pixelBytes] ?? 0) : 0;
      out[y * stride + x] = (lines[y * (stride + 1) + 1 + x] ?? 0) + predicted(filter, left, up, corner);
    }
  }
  return out;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter === 0) return 0;
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** The sample as stored: 0 … 2^depth − 1. */
function sample(row: Buffer, index: number, depth: number): number {
  if (depth === 8) return row[index] ?? 0;
  if (depth === 16) return row.readUInt16BE(index * 2);
  const bit = index * depth;
  return ((row[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
}

function writePixel(parts: PngParts, row: Buffer, index: number, rgb: Buffer, to: number): void {
  const { depth, colourType, transparency } = parts;
  const greatest = (1 << depth) - 1;
  const raw = (channel: number): number => sample(row, index + channel, depth);
  if (colourType === 3) {
    const entry = raw(0);
    if (entry * 3 + 2 >= parts.palette.length) throw damaged('a colour is not in the palette');
    onWhite(rgb, to, parts.palette.subarray(entry * 3, entry * 3 + 3), (transparency[entry] ?? 255) / 255);
    return;
  }
  const colours = colourType === 0 || colourType === 4 ? [raw(0), raw(0), raw(0)] : [raw(0), raw(1), raw(2)];
  const alpha = colourType === 4 ? raw(1) / greatest : colourType === 6 ? raw(3) / greatest : keyed(transparency, colourType, colours);
  onWhite(rgb, to, colours.map((value) => (value / greatest) * 255), alpha);
}

/** 0 for the one colour that a file without an alpha channel declares as transparent. */
function keyed(transparency: Buffer, colourType: number, colours: readonly number[]): number {
  const channels = colourType === 0 ? 1 : 3;
  if (transparency.length < channels * 2) return 1;
  return colours.slice(0, channels).every((value, channel) => value === transparency.readUInt16BE(channel * 2)) ? 0 : 1;
}

function onWhite(rgb: Buffer, to: number, colours: ArrayLike<number>, alpha: number): void {
  for (let channel = 0; channel < 3; channel += 1) {
    rgb[to + channel] = Math.round((colours[channel] ?? 0) * alpha + 255 * (1 - alpha));
  }
}

/** Averages whole blocks of pixels until the longer side is at most `limit` pixels. */
export function shrink(pixels: Pixels, limit: number): Pixels {
  const block = Math.ceil(Math.max(pixels.width, pixels.height) / limit);
  if (block <= 1) return pixels;
  const [width, height] = [Math.ceil(pixels.width / block), Math.ceil(pixels.height / block)];
  const rgb = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) averageBlock(pixels, x * block, y * block, block, rgb.subarray((y * width + x) * 3));
  }
  return { width, height, rgb };
}

function averageBlock(pixels: Pixels, left: number, top: number, block: number, to: Buffer): void {
  const sums = [0, 0, 0];
  const right = Math.min(left + block, pixels.width);
  const bottom = Math.min(top + block, pixels.height);
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const at = (y * pixels.width + x) * 3;
      for (let channel = 0; channel < 3; channel += 1) sums[channel] = (sums[channel] ?? 0) + (pixels.rgb[at + channel] ?? 0);
    }
  }
  const count = (right - left) * (bottom - top);
  sums.forEach((sum, channel) => (to[channel] = Math.round(sum / count)));
}

/** Eight-bit RGB, not interlaced: the form that a PDF can hold without decoding. */
export function encodePng(pixels: Pixels): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(pixels.width, 0);
  header.writeUInt32BE(pixels.height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const stride = pixels.width * 3;
  const lines = Buffer.alloc((stride + 1) * pixels.height);
  for (let y = 0; y < pixels.height; y += 1) pixels.rgb.copy(lines, y * (stride + 1) + 1, y * stride, (y + 1) * stride);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(lines)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
