import { PictureError } from './picture-error.js';

export type PictureHead = { readonly type: 'png' | 'jpeg' | 'webp'; readonly width: number; readonly height: number };

const damaged = (detail: string): PictureError => new PictureError('damaged', detail);

/**
 * The size that a picture declares, read without decoding any of it.
 * @throws PictureError `not_a_picture`, `damaged`
 */
export function pictureHead(bytes: Buffer): PictureHead {
  const head = sizeOf(bytes);
  if (head.width < 1 || head.height < 1) throw damaged('the picture is empty');
  return head;
}

function sizeOf(bytes: Buffer): PictureHead {
  if (bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return pngHead(bytes);
  if (bytes.length > 3 && bytes.readUIntBE(0, 3) === 0xffd8ff) return jpegHead(bytes);
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return webpHead(bytes);
  throw new PictureError('not_a_picture', bytes.toString('hex', 0, 8));
}

function pngHead(bytes: Buffer): PictureHead {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') throw damaged('IHDR is not first');
  return { type: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Walks the segments to the frame's (ITU T.81, B.1.1). Whatever lies between segments but fill bytes is refused, so that no decoder sees another frame than this. */
function jpegHead(bytes: Buffer): PictureHead {
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) throw damaged('a segment is misplaced');
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) return frameHead(bytes, at);
    if (marker === 0xda) throw damaged('the scan comes before the frame');
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  throw damaged('there is no frame');
}

/** SOF0 … SOF15 without DHT, JPG and DAC, which share the range. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function frameHead(bytes: Buffer, at: number): PictureHead {
  if (at + 9 > bytes.length) throw damaged('the frame is cut off');
  return { type: 'jpeg', height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
}

/** The three forms of a first chunk (RFC 9649): lossy, lossless, extended. */
function webpHead(bytes: Buffer): PictureHead {
  if (bytes.length < 30) throw damaged('the head is cut off');
  const chunk = bytes.toString('latin1', 12, 16);
  if (chunk === 'VP8 ') return { type: 'webp', width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (chunk === 'VP8L') {
    const packed = bytes.readUInt32LE(21);
    return { type: 'webp', width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
  }
  if (chunk !== 'VP8X') throw damaged(`unknown chunk ${chunk}`);
  return { type: 'webp', width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
}
