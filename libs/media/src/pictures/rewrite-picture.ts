import { PictureError } from './picture-error.js';
import { pictureHead, type PictureHead } from './picture-head.js';
import { isOpaque, shrink, type Pixels } from './pixels.js';
import { decodePng, encodePng } from './png-codec.js';
import { decodeJpeg, decodeWebp, encodeJpeg } from './wasm-codecs.js';

/** What is decoded at most: 40 million pixels are 160 MB. A telephone's picture has 12 million. */
export const MOST_PIXELS = 40_000_000;

export type RewrittenPicture = { readonly bytes: Buffer; readonly contentType: 'image/png' | 'image/jpeg'; readonly width: number; readonly height: number };

/**
 * Decodes a picture and writes its pixels anew, with no edge over `longestEdge` pixels. Where it was taken and by whom, hidden
 * previews, and bytes that make it another kind of file at the same time are gone; it stands as the camera was held.
 * A PNG, and what has transparent places, becomes a PNG; the rest a JPEG.
 * @param given PNG, JPEG or WebP that does not move
 * @throws PictureError before decoding when its head declares more than `MOST_PIXELS`; or when it can't be decoded
 */
export async function rewritePicture(given: Uint8Array, longestEdge: number): Promise<RewrittenPicture> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const head = pictureHead(bytes);
  const pixels = head.width * head.height;
  if (pixels > MOST_PIXELS) throw new PictureError('too_many_pixels', `${head.width} × ${head.height}`);
  const whole = await decode(head, bytes);
  if (whole.width * whole.height !== pixels) throw new PictureError('damaged', 'its head declares another size than its picture has');
  const picture = shrink(whole, longestEdge);
  const facts = { width: picture.width, height: picture.height };
  if (head.type === 'png' || !isOpaque(picture)) return { bytes: encodePng(picture), contentType: 'image/png', ...facts };
  return { bytes: await encodeJpeg(picture), contentType: 'image/jpeg', ...facts };
}

function decode({ type }: PictureHead, bytes: Buffer): Promise<Pixels> | Pixels {
  if (type === 'png') return decodePng(bytes);
  return type === 'jpeg' ? decodeJpeg(bytes) : decodeWebp(bytes);
}
