import { ALGORITHMS, checksumHeader } from './checksums.js';
import type { Checksums } from './body.js';
import type { Description } from './object-file.js';

const KEPT = ['cache-control', 'content-disposition', 'content-language', 'expires'];

/** The headers of a request that are kept with the object. `aws-chunked` is how it travelled, not what it is. */
export function headersToKeep(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept: Record<string, string> = { 'content-type': headers['content-type'] ?? 'application/octet-stream' };
  for (const [name, value] of Object.entries(headers)) {
    if (KEPT.includes(name) || name.startsWith('x-amz-meta-')) kept[name] = value;
  }
  const encodings = (headers['content-encoding'] ?? '').split(',').map((text) => text.trim());
  const encoding = encodings.filter((text) => text !== '' && text !== 'aws-chunked').join(', ');
  return encoding === '' ? kept : { ...kept, 'content-encoding': encoding };
}

export const checksumHeaders = (checksums: Checksums): Record<string, string> =>
  Object.fromEntries(
    ALGORITHMS.flatMap((algorithm) => {
      const value = checksums[algorithm];
      return value === undefined ? [] : [[checksumHeader(algorithm), value]];
    }),
  );

/** What a GET or HEAD says of an object. */
export const descriptionHeaders = (description: Description): Record<string, string> => ({
  ...description.headers,
  etag: `"${description.etag}"`,
  'last-modified': new Date(description.modified).toUTCString(),
  'accept-ranges': 'bytes',
});
