import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** The checksums that a client may send with a body, in the protocol's words. */
export const ALGORITHMS = ['crc32', 'crc32c', 'sha1', 'sha256'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

export interface Checksum {
  update(data: Buffer): void;
  /** Base64 of the big-endian bytes; asked once. */
  result(): string;
}

const CASTAGNOLI = 0x82f6_3b78; // reflected polynomial of CRC-32C, RFC 3720 appendix B.4
const castagnoliTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ CASTAGNOLI : value >>> 1;
  return value >>> 0;
});

function crc32c(data: Buffer, before: number): number {
  let value = ~before >>> 0;
  for (const byte of data) value = (castagnoliTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return ~value >>> 0;
}

function cyclic(step: (data: Buffer, before: number) => number): Checksum {
  let value = 0;
  return {
    update: (data) => {
      value = step(data, value);
    },
    result: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes.toString('base64');
    },
  };
}

function hashed(name: 'sha1' | 'sha256'): Checksum {
  const hash = createHash(name);
  return { update: (data) => hash.update(data), result: () => hash.digest('base64') };
}

export function checksumOf(algorithm: Algorithm): Checksum {
  if (algorithm === 'crc32') return cyclic(crc32);
  if (algorithm === 'crc32c') return cyclic(crc32c);
  return hashed(algorithm);
}

export const checksumHeader = (algorithm: Algorithm): string => `x-amz-checksum-${algorithm}`;
