import { createHash } from 'node:crypto';
import { AwsChunkedDecoder } from './aws-chunked.js';
import { ALGORITHMS, checksumHeader, checksumOf, type Algorithm } from './checksums.js';
import { S3Error } from './s3-error.js';
import type { S3Request } from './s3-request.js';
import type { Authentication } from './signature.js';

/** Five GiB, as the protocol has it; larger objects come in parts. */
export const LARGEST_BODY = 5 * 1024 ** 3;

export type Checksums = Readonly<Partial<Record<Algorithm, string>>>;

/** A body that throws at its end when it is not what the client said it would be. */
export interface VerifiedBody {
  readonly bytes: AsyncIterable<Buffer>;
  /** The checksums that were sent and found right; complete when `bytes` has been read. */
  checksums(): Checksums;
}

/** The algorithms that a request speaks of, in headers or as coming trailers. */
function algorithmsOf(headers: Readonly<Record<string, string>>): Algorithm[] {
  const trailers = (headers['x-amz-trailer'] ?? '').toLowerCase();
  const named = [...Object.keys(headers), ...trailers.split(',').map((name) => name.trim())]
    .map((name) => /^x-amz-checksum-([a-z0-9]+)$/.exec(name)?.[1])
    .filter((name) => name !== undefined && !['algorithm', 'mode', 'type'].includes(name));
  const unknown = named.find((name) => !ALGORITHMS.some((algorithm) => algorithm === name));
  if (unknown !== undefined) throw new S3Error(501, 'NotImplemented', `The checksum ${unknown} is not known here.`);
  return ALGORITHMS.filter((algorithm) => named.includes(algorithm));
}

function declaredLength(request: S3Request, chunked: boolean): number {
  const text = request.headers[chunked ? 'x-amz-decoded-content-length' : 'content-length'];
  if (text === undefined || !/^\d{1,15}$/.test(text)) throw new S3Error(411, 'MissingContentLength');
  const length = Number(text);
  if (length > LARGEST_BODY) throw new S3Error(400, 'EntityTooLarge');
  return length;
}

/** Reads the body of a request, decodes it and checks length, hash, MD5 and checksums. Memory: one piece at a time. */
export function verifiedBody(request: S3Request, authentication: Authentication): VerifiedBody {
  const { payload, chunks } = authentication;
  const { headers } = request;
  const chunked = payload.startsWith('STREAMING-');
  const signed = payload.startsWith('STREAMING-AWS4-HMAC-SHA256-PAYLOAD');
  const decoder = chunked ? new AwsChunkedDecoder(signed ? chunks : null) : null;
  const length = declaredLength(request, chunked);
  const checksums = algorithmsOf(headers).map((algorithm) => ({ algorithm, checksum: checksumOf(algorithm) }));
  const sha256 = /^[0-9a-f]{64}$/.test(payload) ? createHash('sha256') : null;
  const md5 = headers['content-md5'] === undefined ? null : createHash('md5');
  const right: Partial<Record<Algorithm, string>> = {};

  const check = (received: number): void => {
    if (received !== length) throw new S3Error(400, 'IncompleteBody', `${received} bytes came, ${length} were announced.`);
    if (sha256 !== null && sha256.digest('hex') !== payload) throw new S3Error(400, 'XAmzContentSHA256Mismatch');
    if (md5 !== null && md5.digest('base64') !== headers['content-md5']) throw new S3Error(400, 'BadDigest', 'Content-MD5 does not match.');
    for (const { algorithm, checksum } of checksums) {
      const name = checksumHeader(algorithm);
      const result = checksum.result();
      if ((headers[name] ?? decoder?.trailers[name]) !== result) throw new S3Error(400, 'BadDigest', `${name} does not match.`);
      right[algorithm] = result;
    }
  };

  async function* bytes(): AsyncGenerator<Buffer> {
    let received = 0;
    const pieces: AsyncIterable<Buffer> = request.message.iterator({ destroyOnReturn: false }); // a refusal must still reach the client
    const source = decoder === null ? pieces : decoder.decode(pieces);
    for await (const piece of source) {
      received += piece.length;
      if (received > length) break;
      sha256?.update(piece);
      md5?.update(piece);
      for (const { checksum } of checksums) checksum.update(piece);
      yield piece;
    }
    check(received);
  }
  return { bytes: bytes(), checksums: () => right };
}

const LONGEST_TEXT = 8 * 1024 * 1024;

/** The body of a small request as text. */
export async function textBody(request: S3Request, authentication: Authentication): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of verifiedBody(request, authentication).bytes) {
    size += piece.length;
    if (size > LONGEST_TEXT) throw new S3Error(400, 'MalformedXML', 'The body is too long.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
