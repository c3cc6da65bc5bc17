import { createHash, randomFillSync } from 'node:crypto';

/** A box of ISO/IEC 14496-12 with a 64-bit length, of which players skip the content. */
function freeBoxHeader(contentBytes: number): Buffer {
  const header = Buffer.alloc(16);
  header.writeUInt32BE(1, 0);
  header.write('free', 4, 'latin1');
  header.writeBigUInt64BE(BigInt(contentBytes + header.length), 8);
  return header;
}

/** A real MP4, made as long as wished by a box of random bytes behind it. It is never in memory as a whole. */
export class LongVideo {
  readonly #head: Buffer;
  readonly #digests: Buffer[] = [];

  constructor(video: Buffer, readonly bytes: number) {
    this.#head = Buffer.concat([video, freeBoxHeader(bytes - video.length - 16)]);
  }

  /** The bytes from `start`; random behind the head, so that nothing on the way can shorten them. Ask for each part once, in order. */
  part(start: number, size: number): Buffer {
    const part = randomFillSync(Buffer.allocUnsafe(size));
    if (start < this.#head.length) this.#head.copy(part, 0, start);
    this.#digests.push(createHash('sha256').update(part).digest());
    return part;
  }

  /** SHA-256 of the parts' SHA-256, in hex. */
  get digest(): string {
    return createHash('sha256').update(Buffer.concat(this.#digests)).digest('hex');
  }
}
