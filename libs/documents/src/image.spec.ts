import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DocumentError } from './document-error.js';
import { readImage } from './image.js';
import { decodePng, encodePng } from './png.js';
import { renderCertificate } from './render-certificate.js';
import { usual } from './testing/certificates.js';
import { emblem, writePng } from './testing/pictures.js';

const rgb = (bytes: Buffer): readonly number[] => [...decodePng(bytes).rgb];

describe('a PNG becomes opaque pixels on white', () => {
  test('8-bit colour with alpha: half transparent red is 255, 127, 127', () => {
    // red 255 × 128/255 + 255 × 127/255 = 255; the others 0 + 255 × 127/255 = 127
    expect(rgb(writePng({ width: 1, height: 1, depth: 8, colourType: 6 }, Buffer.from([0, 255, 0, 0, 128])))).toEqual([255, 127, 127]);
  });

  test('1-bit grey: 10 is white, black', () => {
    expect(rgb(writePng({ width: 2, height: 1, depth: 1, colourType: 0 }, Buffer.from([0, 0b1000_0000])))).toEqual([255, 255, 255, 0, 0, 0]);
  });

  test('16-bit grey with alpha: 0x8000 is 127.5, rounded to 128', () => {
    expect(rgb(writePng({ width: 1, height: 1, depth: 16, colourType: 4 }, Buffer.from([0, 0x80, 0, 0xff, 0xff])))).toEqual([128, 128, 128]);
  });

  test('a palette of two, the second one transparent', () => {
    const facts = { width: 2, height: 1, depth: 2, colourType: 3, palette: [10, 92, 90, 1, 2, 3], transparency: [255, 0] };
    expect(rgb(writePng(facts, Buffer.from([0, 0b0001_0000])))).toEqual([10, 92, 90, 255, 255, 255]);
  });

  test('each row filter: sub, up, average and Paeth', () => {
    // grey 8 bit, 2 × 5. None 10 20 · Sub 5 +5=10 · Up +1 +1 · Average of (0,6)→3+7=10, (10+11)>>1=10+2=12 · Paeth: up 10+1=11, then p=11+12−10=13, nearest up 12, +3=15
    const lines = Buffer.from([0, 10, 20, 1, 5, 5, 2, 1, 1, 3, 7, 2, 4, 1, 3]);
    const grey = rgb(writePng({ width: 2, height: 5, depth: 8, colourType: 0 }, lines)).filter((_, index) => index % 3 === 0);
    expect(grey).toEqual([10, 20, 5, 10, 6, 11, 10, 12, 11, 15]);
  });

  test('Adam7: a 2 × 2 picture comes in passes 1, 6 and 7', () => {
    // pass 1 holds (0,0), pass 6 (1,0), pass 7 the row (0,1) (1,1)
    const lines = Buffer.from([0, 10, 0, 20, 0, 30, 40]);
    const grey = rgb(writePng({ width: 2, height: 2, depth: 8, colourType: 0, interlaced: true }, lines)).filter((_, index) => index % 3 === 0);
    expect(grey).toEqual([10, 20, 30, 40]);
  });

  test('what is written is read again', () => {
    const size = { width: 3, height: 2, rgb: Buffer.from(Array.from({ length: 18 }, (_, index) => index * 14)) };
    expect(decodePng(encodePng(size))).toEqual(size);
  });

  test('1,300 pixels shrink by three to 434, which is enough for print', () => {
    const image = readImage(emblem(1300));
    expect([image.width, image.height]).toEqual([434, 434]);
  });
});

describe('a JPEG', () => {
  // 16 × 8 pixels of teal
  const jpeg = Buffer.from('/9j/4AAQSkZJRgABAgAAAQABAAD//gAQTGF2YzU5LjM3LjEwMAD/2wBDAAgoKC8oLzc3Nzc3N0E8QUNDQ0FBQUFDQ0NISEhVVVVISEhDQ0hIUFBVVVxfXFdXVVdfX2RkZHh4c3OMjJGsrM//xABMAAEBAAAAAAAAAAAAAAAAAAAABgEBAQAAAAAAAAAAAAAAAAAABAYQAQAAAAAAAAAAAAAAAAAAAAARAQAAAAAAAAAAAAAAAAAAAAD/wAARCAAIABADASIAAhEAAxEA/9oADAMBAAIRAxEAPwCDANSz/9k=', 'base64');

  test('keeps its picture and loses its comments about the camera', () => {
    const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 12]), Buffer.from('Exif\0\0GPS!')]);
    const image = readImage(Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]));
    expect([image.width, image.height]).toEqual([16, 8]);
    expect(image.bytes.includes('GPS!')).toBe(false);
  });

  test('is printed', async () => {
    const pdf = Buffer.from(await renderCertificate({ ...usual, agency: { ...usual.agency, logo: jpeg } })).toString('latin1');
    expect(pdf).toContain('/Filter /DCTDecode');
  });

  test('without its end is damaged', () => {
    expect(() => readImage(jpeg.subarray(0, jpeg.length - 80))).toThrow(expect.objectContaining({ code: 'image_damaged' }));
  });
});

describe('damage is told by its code', () => {
  const whole = emblem(24);

  test('a cut-off file, wherever it is cut', () => {
    for (let length = 8; length < whole.length; length += 1) {
      expect(() => readImage(whole.subarray(0, length))).toThrow(expect.objectContaining({ code: 'image_damaged' }));
    }
  });

  test('a header that promises 40,000 × 40,000 pixels', () => {
    const bomb = writePng({ width: 40_000, height: 40_000, depth: 8, colourType: 6 }, Buffer.alloc(1024));
    expect(() => readImage(bomb)).toThrow(expect.objectContaining({ code: 'image_too_large' }));
  });

  test('a JPEG without a picture', () => {
    expect(() => readImage(Buffer.from('ffd8ffe000044a46ffd9', 'hex'))).toThrow(expect.objectContaining({ code: 'image_damaged' }));
  });

  test('any bytes at all give a picture or a DocumentError', () => {
    const starts = fc.constantFrom('89504e470d0a1a0a', 'ffd8ff', 'ffd8ffe00004', '').map((hex) => Buffer.from(hex, 'hex'));
    fc.assert(
      fc.property(starts, fc.uint8Array({ maxLength: 200 }), (start, rest) => {
        try {
          readImage(Buffer.concat([start, rest]));
        } catch (error) {
          expect(error).toBeInstanceOf(DocumentError);
        }
      }),
    );
  });
});
