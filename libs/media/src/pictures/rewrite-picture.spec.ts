import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { crc32, deflateSync } from 'node:zlib';
import { PictureError } from './picture-error.js';
import { pictureHead } from './picture-head.js';
import { shrink } from './pixels.js';
import { decodePng } from './png-codec.js';
import { rewritePicture } from './rewrite-picture.js';
import { decodeJpeg, encodeJpeg } from './wasm-codecs.js';

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

/** A PNG of 8-bit colour with alpha from scan lines that begin with their filter. */
function png(width: number, height: number, lines: Buffer, { interlaced = 0, extra = Buffer.alloc(0) }: { interlaced?: number; extra?: Buffer } = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, interlaced], 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), extra, chunk('IDAT', deflateSync(lines)), chunk('IEND', Buffer.alloc(0))]);
}

const red = [255, 0, 0, 255];
const blue = [0, 0, 255, 255];
/** 16 × 8: the left half red, the right half blue. */
const halves = { width: 16, height: 8, rgba: Uint8Array.from(Array.from({ length: 128 }, (_, index) => (index % 16 < 8 ? red : blue)).flat()) };

/** What a telephone writes before the picture: how it was held, and where it was. */
function withExif(jpeg: Buffer, orientation: number): Buffer {
  const tiff = Buffer.from('49492a000800000001001201030001000000060000000000000047505320', 'hex');
  tiff[18] = orientation;
  const content = Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('-6.2088,106.8456')]);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, content.length + 2]), content, jpeg.subarray(2)]);
}

const faultOf = (bytes: Buffer): Promise<unknown> => rewritePicture(bytes, 2_000).then(() => 'taken', (error: unknown) => (error instanceof PictureError ? error.fault : error));

describe('a JPEG', () => {
  test('loses where it was taken and what hangs at its end, and stands as the camera was held', async () => {
    const polyglot = Buffer.concat([withExif(await encodeJpeg(halves), 6), Buffer.from('PK\x03\x04<script>alert(1)</script>')]);
    const { bytes, ...facts } = await rewritePicture(polyglot, 2_000);
    // orientation 6: held upright, so 16 × 8 becomes 8 × 16, and what was left is on top
    expect(facts).toEqual({ contentType: 'image/jpeg', width: 8, height: 16 });
    for (const word of ['Exif', 'GPS', '106.8456', 'PK', 'script']) expect(bytes.includes(word)).toBe(false);
    const { rgba } = await decodeJpeg(bytes);
    const [top, bottom] = [rgba.subarray((2 * 8 + 4) * 4, (2 * 8 + 5) * 4), rgba.subarray((13 * 8 + 4) * 4, (13 * 8 + 5) * 4)];
    expect((top[0] ?? 0) > 200 && (top[2] ?? 255) < 60).toBe(true);
    expect((bottom[2] ?? 0) > 200 && (bottom[0] ?? 255) < 60).toBe(true);
  });

  test('of 16 × 8 fits into 8 × 8 as 8 × 4', async () => {
    expect(await rewritePicture(await encodeJpeg(halves), 8)).toMatchObject({ width: 8, height: 4 });
  });

  test('that is cut off is damaged; one whose frame declares 65,000 × 65,000 pixels is refused for its size', async () => {
    const noise = { width: 64, height: 64, rgba: Uint8Array.from({ length: 64 * 64 * 4 }, (_, index) => (index * 2_654_435_761) >>> 24) };
    const whole = await encodeJpeg(noise);
    expect(await faultOf(whole.subarray(0, whole.length / 2))).toBe('damaged');
    const bomb = Buffer.from(whole);
    const frame = bomb.indexOf(Buffer.from([0xff, 0xc2]));
    bomb.writeUInt16BE(65_000, frame + 5);
    bomb.writeUInt16BE(65_000, frame + 7);
    expect(await faultOf(bomb)).toBe('too_many_pixels');
  });
});

describe('a PNG', () => {
  // 2 × 1: red, and blue that is half transparent
  const lines = Buffer.from([0, 255, 0, 0, 255, 0, 0, 255, 128]);

  test('keeps its pixels and its transparency; texts and what follows its end are gone', async () => {
    const given = Buffer.concat([png(2, 1, lines, { extra: chunk('tEXt', Buffer.from('Comment\0NIP 1987')) }), Buffer.from('<html>')]);
    const { bytes, ...facts } = await rewritePicture(given, 2_000);
    expect(facts).toEqual({ contentType: 'image/png', width: 2, height: 1 });
    expect([...decodePng(bytes).rgba]).toEqual([255, 0, 0, 255, 0, 0, 255, 128]);
    expect(bytes.includes('1987') || bytes.includes('html')).toBe(false);
  });

  test('that declares 40,000 × 40,000 pixels is refused before it is decoded', async () => {
    expect(await faultOf(png(40_000, 40_000, lines))).toBe('too_many_pixels');
  });

  test('that is interlaced and holds a hundred megabytes of zeros behind 2 × 1 pixels is damaged', async () => {
    expect(await faultOf(png(2, 1, Buffer.alloc(100_000_000), { interlaced: 1 }))).toBe('damaged');
  });

  test('that is interlaced is read: one pixel is one line of the first pass', async () => {
    expect(await rewritePicture(png(1, 1, Buffer.from([0, 9, 8, 7, 255]), { interlaced: 1 }), 2_000)).toMatchObject({ width: 1, height: 1 });
  });
});

describe('a WebP', () => {
  const opaque = Buffer.from('UklGRjwAAABXRUJQVlA4IDAAAADQAQCdASoEAAIAAgA0JaACdLoB+AADsAD+8Oj3/yC5YXXI1/8gP+QH/ID/+PIAAAA=', 'base64');
  const lossless = Buffer.from('UklGRhwAAABXRUJQVlA4TA8AAAAvA0AAAAcQ9Y/+ByKi/wEA', 'base64');
  const transparent = Buffer.from('UklGRhwAAABXRUJQVlA4TA8AAAAvAoAAEAcQ0f/+BSKi/wEA', 'base64');

  test('that is solid becomes a JPEG, one with transparent places a PNG', async () => {
    expect(await rewritePicture(opaque, 2_000)).toMatchObject({ contentType: 'image/jpeg', width: 4, height: 2 });
    expect(await rewritePicture(lossless, 2_000)).toMatchObject({ contentType: 'image/jpeg', width: 4, height: 2 });
    expect(await rewritePicture(transparent, 2_000)).toMatchObject({ contentType: 'image/png', width: 3, height: 3 });
  });

  test('whose canvas is declared as 16,777,216 pixels wide is refused for its size', () => {
    const head = Buffer.alloc(40);
    head.write('RIFF    WEBPVP8X', 'latin1');
    head.fill(0xff, 24, 30);
    expect(pictureHead(head)).toEqual({ type: 'webp', width: 16_777_216, height: 16_777_216 });
    return expect(faultOf(head)).resolves.toBe('too_many_pixels');
  });
});

test('shrinking weighs colours by how solid they are: red at 255 and blue at 85 give three parts red, one part blue', () => {
  // red (255×255 + 0×85)/340 = 191.25, blue 255×85/340 = 63.75, alpha (255 + 85)/2 = 170
  expect([...shrink({ width: 2, height: 1, rgba: Uint8Array.from([255, 0, 0, 255, 0, 0, 255, 85]) }, 1).rgba]).toEqual([191, 0, 64, 170]);
});

test('any bytes at all give a picture or a PictureError', async () => {
  const starts = fc.constantFrom('89504e470d0a1a0a0000000d49484452', 'ffd8ffe000044a46', '52494646000000005745425056503820', '').map((hex) => Buffer.from(hex, 'hex'));
  await fc.assert(
    fc.asyncProperty(starts, fc.uint8Array({ maxLength: 120 }), async (start, rest) => {
      expect(['taken', 'not_a_picture', 'damaged', 'too_many_pixels']).toContain(await faultOf(Buffer.concat([start, rest])));
    }),
    { numRuns: 60 },
  );
}, 30_000);
