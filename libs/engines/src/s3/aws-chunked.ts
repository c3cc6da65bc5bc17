import { createHash, type Hash } from 'node:crypto';
import { S3Error } from './s3-error.js';
import { chunkSignature, sameSignature, trailerSignature, type ChunkSigning } from './signature.js';

const LONGEST_LINE = 16 * 1024;

/** Null where chunks are not signed (STREAMING-UNSIGNED-PAYLOAD-TRAILER). */
export type Signing = ChunkSigning | null;

const incomplete = (message: string): S3Error => new S3Error(400, 'IncompleteBody', message);

/**
 * Decodes a body of `Content-Encoding: aws-chunked`: chunks of "<hex size>[;chunk-signature=…]\r\n<data>\r\n", one of
 * size 0, trailing headers, an empty line. Holds one line and one piece of the source at a time.
 * docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export class AwsChunkedDecoder {
  readonly trailers: Record<string, string> = {};
  readonly #signing: Signing;
  #state: 'size' | 'data' | 'after-data' | 'trailer' | 'end' = 'size';
  #rest: Buffer = Buffer.alloc(0);
  #left = 0;
  #previous: string;
  #claimed = '';
  #hash: Hash = createHash('sha256');
  #trailerText = '';

  constructor(signing: Signing) {
    this.#signing = signing;
    this.#previous = signing?.seed ?? '';
  }

  async *decode(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of source) {
      let bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
      while (bytes.length > 0) {
        if (this.#state === 'data') {
          const data = bytes.subarray(0, this.#left);
          bytes = bytes.subarray(data.length);
          this.#takeData(data);
          yield data;
          continue;
        }
        const end = bytes.indexOf('\r\n');
        if (end < 0) break;
        const line = bytes.toString('latin1', 0, end);
        bytes = bytes.subarray(end + 2);
        this.#takeLine(line);
      }
      if (bytes.length > LONGEST_LINE) throw incomplete('A chunk’s head is too long.');
      this.#rest = bytes;
    }
    if (this.#state !== 'end') throw incomplete('The body ends in the middle of a chunk.');
  }

  #takeData(data: Buffer): void {
    if (this.#signing !== null) this.#hash.update(data);
    this.#left -= data.length;
    if (this.#left === 0) this.#state = 'after-data';
  }

  #takeLine(line: string): void {
    if (this.#state === 'size') this.#beginChunk(line);
    else if (this.#state === 'after-data') this.#endChunk(line);
    else if (this.#state === 'trailer') this.#takeTrailer(line);
    else throw incomplete('There is more after the last chunk.');
  }

  #beginChunk(line: string): void {
    const match = /^([0-9a-fA-F]{1,12})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(line.trim());
    if (match === null) throw incomplete('A chunk’s head can’t be read.');
    this.#left = Number.parseInt(match[1] ?? '', 16);
    this.#claimed = match[2] ?? '';
    this.#state = this.#left > 0 ? 'data' : 'trailer';
    if (this.#left === 0) this.#checkChunk();
  }

  #endChunk(line: string): void {
    if (line !== '') throw incomplete('A chunk is longer than its head says.');
    this.#checkChunk();
    this.#state = 'size';
  }

  #checkChunk(): void {
    if (this.#signing === null) return;
    const wanted = chunkSignature(this.#signing, this.#previous, this.#hash.digest('hex'));
    if (!sameSignature(wanted, this.#claimed)) throw new S3Error(403, 'SignatureDoesNotMatch', 'A chunk’s signature is wrong.');
    this.#previous = this.#claimed;
    this.#hash = createHash('sha256');
  }

  #takeTrailer(line: string): void {
    if (line === '') {
      this.#checkTrailers();
      this.#state = 'end';
      return;
    }
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    this.trailers[name] = value;
    if (name !== 'x-amz-trailer-signature') this.#trailerText += `${name}:${value}\n`;
  }

  #checkTrailers(): void {
    if (this.#signing === null || this.#trailerText === '') return;
    const wanted = trailerSignature(this.#signing, this.#previous, this.#trailerText);
    const given = this.trailers['x-amz-trailer-signature'] ?? '';
    if (!sameSignature(wanted, given)) throw new S3Error(403, 'SignatureDoesNotMatch', 'The trailers’ signature is wrong.');
  }
}
