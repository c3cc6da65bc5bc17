import { allowed, refused, type Decision } from '../core/index.js';
import type { MediaKind } from './media-state.js';

const MEBIBYTE = 1024 * 1024;

/** Names of files by what they end in; what a file truly is, its bytes say after the upload. */
export const mediaExtensions: Readonly<Record<MediaKind, readonly string[]>> = {
  video: ['mp4', 'm4v', 'mov', 'webm', 'mkv'],
  document: ['pdf', 'docx', 'xlsx', 'pptx', 'doc', 'xls', 'ppt'],
  image: ['png', 'jpg', 'jpeg', 'webp'],
};

/** Largest sizes in bytes. The video's is the installation's to set. */
export type MediaLimits = Readonly<Record<MediaKind, number>>;
export const mediaLimits = (maxVideoBytes: number): MediaLimits => ({ video: maxVideoBytes, document: 100 * MEBIBYTE, image: 10 * MEBIBYTE });

const acceptedTypes: Readonly<Record<MediaKind, ReadonlySet<string>>> = {
  video: new Set(['mp4', 'mov', 'webm', 'mkv']),
  document: new Set(['pdf', 'docx', 'xlsx', 'pptx', 'doc', 'xls', 'ppt']),
  // no GIF: each of its frames would have to be written anew, and what moves is smaller as a video
  image: new Set(['png', 'jpeg', 'webp']),
};

/** Whether a file whose bytes were found to be of `type` may serve as `kind`. */
export const isAccepted = (kind: MediaKind, type: string): boolean => acceptedTypes[kind].has(type);

export type IntendedUpload = { readonly kind: MediaKind; readonly fileName: string; readonly bytes: number };

/** Told before a byte is sent (R17), by the browser and again by the server: `media_empty`, `media_too_large`, `media_name_refused`. */
export function mayUpload({ kind, fileName, bytes }: IntendedUpload, limits: MediaLimits): Decision {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (!mediaExtensions[kind].includes(extension)) return refused('media_name_refused', { extensions: mediaExtensions[kind].join(', ') });
  if (bytes <= 0) return refused('media_empty');
  return bytes > limits[kind] ? refused('media_too_large', { maxBytes: limits[kind], maxMegabytes: Math.floor(limits[kind] / 1_000_000) }) : allowed;
}

const PART_BYTES = 16 * MEBIBYTE;
/** Amazon's, and so everybody's. */
const MOST_PARTS = 10_000;

/** Bytes of each part but the last: 16 MiB, or more where a file would have too many parts. */
export function partBytesFor(bytes: number): number {
  const needed = Math.ceil(bytes / MOST_PARTS / MEBIBYTE) * MEBIBYTE;
  return Math.max(PART_BYTES, needed);
}

export const partCount = (bytes: number, partBytes: number): number => Math.ceil(bytes / partBytes);

/** Size of part `number` (from 1). */
export function partSize(bytes: number, partBytes: number, number: number): number {
  return Math.min(partBytes, bytes - (number - 1) * partBytes);
}

export type StoredPart = { readonly partNumber: number; readonly size: number };

/** Parts that are not stored, or not with the size that they must have; in order. */
export function missingParts(bytes: number, partBytes: number, stored: readonly StoredPart[]): readonly number[] {
  const sizes = new Map(stored.map((part) => [part.partNumber, part.size]));
  const numbers = Array.from({ length: partCount(bytes, partBytes) }, (_, index) => index + 1);
  return numbers.filter((number) => sizes.get(number) !== partSize(bytes, partBytes, number));
}
