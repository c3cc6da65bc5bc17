import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { AwsChunkedDecoder } from './aws-chunked.js';
import { chunkSignature, trailerSignature, type ChunkSigning } from './signature.js';

/** What a client sends: chunks of the data, the last of size 0, trailers. Signed when `signing` is given. */
function encode(chunks: readonly Buffer[], trailers: Readonly<Record<string, string>>, signing: ChunkSigning | null): Buffer {
  let previous = signing?.seed ?? '';
  const head = (data: Buffer): string => {
    if (signing === null) return `${data.length.toString(16)}\r\n`;
    previous = chunkSignature(signing, previous, createHash('sha256').update(data).digest('hex')).toString('hex');
    return `${data.length.toString(16)};chunk-signature=${previous}\r\n`;
  };
  const body = chunks.flatMap((data) => [Buffer.from(head(data)), data, Buffer.from('\r\n')]);
  const lines = Object.entries(trailers).map(([name, value]) => `${name}:${value}`);
  const end = [head(Buffer.alloc(0)), ...lines.map((line) => `${line}\r\n`)];
  if (signing !== null && lines.length > 0) {
    const text = lines.map((line) => `${line}\n`).join('');
    end.push(`x-amz-trailer-signature:${trailerSignature(signing, previous, text).toString('hex')}\r\n`);
  }
  return Buffer.concat([...body, Buffer.from(`${end.join('')}\r\n`)]);
}

/** Gives the bytes in pieces of the sizes, again and again, as a network does. */
async function* inPieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  for (let from = 0, index = 0; from < bytes.length; index += 1) {
    const size = sizes[index % sizes.length] ?? 1;
    yield bytes.subarray(from, from + size);
    from += size;
  }
}

async function decode(bytes: Buffer, sizes: readonly number[], signing: ChunkSigning | null) {
  const decoder = new AwsChunkedDecoder(signing);
  const data: Buffer[] = [];
  for await (const piece of decoder.decode(inPieces(bytes, sizes))) data.push(piece);
  return { data: Buffer.concat(data).toString('hex'), trailers: decoder.trailers };
}

const signing: ChunkSigning = {
  key: Buffer.alloc(32, 5),
  amzDate: '20261122T081500Z',
  scope: '20261122/us-east-1/s3/aws4_request',
  seed: 'a'.repeat(64),
};
const anyChunks = fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }).map((data) => Buffer.from(data)), { maxLength: 6 });
const anySizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 });

describe('a body in aws-chunked', () => {
  test.each([['unsigned', null], ['signed', signing]])('is decoded to what was encoded, however the network cuts it (%s)', async (_, how) => {
    await fc.assert(
      fc.asyncProperty(anyChunks, anySizes, async (chunks, sizes) => {
        const { data, trailers } = await decode(encode(chunks, { 'x-amz-checksum-crc32': 'AAAAAA==' }, how), sizes, how);
        expect(data).toBe(Buffer.concat(chunks).toString('hex'));
        expect(trailers['x-amz-checksum-crc32']).toBe('AAAAAA==');
      }),
      { numRuns: 200 },
    );
  });

  test('that is cut anywhere is refused', async () => {
    const whole = encode([Buffer.from('satu'), Buffer.from('dua')], { 'x-amz-checksum-crc32': 'AAAAAA==' }, signing);
    for (let length = 0; length < whole.length; length += 1) {
      await expect(decode(whole.subarray(0, length), [7], signing)).rejects.toMatchObject({ code: 'IncompleteBody' });
    }
  });

  test('whose data, chunk order or trailers were changed is refused', async () => {
    const [one, two] = [Buffer.from('satu'), Buffer.from('dua!')];
    const trailers = { 'x-amz-checksum-crc32': 'AAAAAA==' };
    const text = encode([one, two], trailers, signing).toString('latin1');
    const changes = [text.replace('satu', 'satt'), text.replace('AAAAAA==', 'AAAAAB=='), text.replace(/;chunk-signature=[0-9a-f]{64}/, '')];
    for (const changed of changes) {
      await expect(decode(Buffer.from(changed, 'latin1'), [50], signing)).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' });
    }
  });

  test('with a chunk that is longer than it says, or a head without end, is refused', async () => {
    await expect(decode(Buffer.from('3\r\nsatu\r\n0\r\n\r\n'), [50], null)).rejects.toMatchObject({ code: 'IncompleteBody' });
    await expect(decode(Buffer.from('z\r\nsatu\r\n0\r\n\r\n'), [50], null)).rejects.toMatchObject({ code: 'IncompleteBody' });
    await expect(decode(Buffer.alloc(40_000, 48), [5_000], null)).rejects.toMatchObject({ code: 'IncompleteBody' });
    await expect(decode(Buffer.from('0\r\n\r\nmore\r\n'), [50], null)).rejects.toMatchObject({ code: 'IncompleteBody' });
  });
});
