import { expect, test } from '@jest/globals';
import { checksumOf, type Algorithm } from './checksums.js';

/** The check values that the catalogues of CRCs and hashes give for the nine bytes "123456789", in Base64. */
const CHECK: Record<Algorithm, string> = {
  crc32: Buffer.from('cbf43926', 'hex').toString('base64'),
  crc32c: Buffer.from('e3069283', 'hex').toString('base64'),
  sha1: Buffer.from('f7c3bc1d808e04732adf679965ccc34ca7ae3441', 'hex').toString('base64'),
  sha256: Buffer.from('15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225', 'hex').toString('base64'),
};

test.each(Object.entries(CHECK))('%s of "123456789", in one piece and in three', (name, wanted) => {
  const algorithm = name as Algorithm;
  for (const pieces of [['123456789'], ['123', '', '456789']]) {
    const checksum = checksumOf(algorithm);
    for (const piece of pieces) checksum.update(Buffer.from(piece));
    expect(checksum.result()).toBe(wanted);
  }
});
