import type { Description } from './object-file.js';
import { S3Error } from './s3-error.js';

type Headers = Readonly<Record<string, string>>;

const names = (header: string, etag: string): boolean =>
  header.split(',').some((part) => part.trim() === '*' || part.trim().replace(/^W\//, '').replaceAll('"', '') === etag);

const second = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/**
 * Conditional requests, RFC 9110 section 13.2.2: If-Match before If-Unmodified-Since, If-None-Match before
 * If-Modified-Since. True when the client's copy is still good (304). Throws PreconditionFailed.
 */
export function isNotModified(headers: Headers, { etag, modified }: Description): boolean {
  const match = headers['if-match'];
  const unmodifiedSince = Date.parse(headers['if-unmodified-since'] ?? '');
  if (match !== undefined ? !names(match, etag) : second(modified) > second(unmodifiedSince)) throw new S3Error(412, 'PreconditionFailed');
  const noneMatch = headers['if-none-match'];
  if (noneMatch !== undefined) return names(noneMatch, etag);
  return second(modified) <= second(Date.parse(headers['if-modified-since'] ?? ''));
}

export interface Range {
  readonly start: number;
  /** Counted in. */
  readonly end: number;
}

/** The one range that is asked for, or null for the whole: also for several ranges, which a server may answer so. */
export function rangeOf(headers: Headers, { etag, size }: Description): Range | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(headers['range'] ?? '');
  if (match === null || (headers['if-range'] ?? `"${etag}"`) !== `"${etag}"`) return null;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return null;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (start >= size || (first === '' && Number(last) === 0)) throw new S3Error(416, 'InvalidRange');
  return end < start ? null : { start, end };
}
