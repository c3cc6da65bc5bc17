import { createHash } from 'node:crypto';
import { pipeline, Readable, Transform } from 'node:stream';
import type { Content, ObjectDescription, PutOptions } from './object-store.js';
import { sha256InBase64 } from './object-rules.js';
import type { Attempt } from './patience.js';
import { StorageError } from './storage-error.js';

const CHUNK = 256 * 1024;

export const bareEtag = (etag: string | undefined): string => (etag ?? '').replaceAll('"', '');

export const descriptionFields = (description: ObjectDescription): { ContentType: string; ContentDisposition?: string; CacheControl?: string } => ({
  ContentType: description.contentType,
  ...(description.contentDisposition === undefined ? {} : { ContentDisposition: description.contentDisposition }),
  ...(description.cacheControl === undefined ? {} : { CacheControl: description.cacheControl }),
});

/** Bytes always travel with their checksum; a stream with the one its owner knows, if any. */
export function checksumField(content: Content, { sha256 }: PutOptions): { ChecksumSHA256?: string } {
  if (sha256 !== undefined) return { ChecksumSHA256: sha256InBase64(sha256) };
  return content instanceof Uint8Array ? { ChecksumSHA256: createHash('sha256').update(content).digest('base64') } : {};
}

function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.byteLength; start += CHUNK) yield bytes.subarray(start, start + CHUNK);
}

/** Opened anew for each attempt; each chunk that leaves is a sign of life, so a slow line is no silence. */
export function bodyFields(content: Content, { progress, fail }: Attempt): { Body: Uint8Array | Readable; ContentLength: number } {
  if (content instanceof Uint8Array && content.byteLength <= CHUNK) return { Body: content, ContentLength: content.byteLength };
  const [source, size] = content instanceof Uint8Array ? [Readable.from(slices(content), { objectMode: false }), content.byteLength] : [content.open(), content.size];
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      progress();
      done(null, chunk);
    },
  });
  pipeline(source, counted, (error) => {
    if (error) fail(new StorageError('unavailable', `the source of the body broke: ${error.message}`, { cause: error }));
  });
  return { Body: counted, ContentLength: size };
}
