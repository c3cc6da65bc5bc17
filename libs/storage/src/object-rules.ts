import { StorageError } from './storage-error.js';

const SEGMENT = /^[A-Za-z0-9._-]{1,200}$/;
const ONLY_DOTS = /^\.+$/;
const LONGEST_KEY = 512;
export const LONGEST_GET_SECONDS = 600;
export const LONGEST_UPLOAD_SECONDS = 3600;

const isKey = (key: string): boolean =>
  key.length <= LONGEST_KEY && key.split('/').every((segment) => SEGMENT.test(segment) && !ONLY_DOTS.test(segment));

/** Throws `refused` unless `key` is one; a key is part of an address and, in the local gateway, of a file's path. */
export function requireKey(key: string): string {
  if (!isKey(key)) throw new StorageError('refused', `not a key: ${JSON.stringify(key.slice(0, 80))}`);
  return key;
}

/** Throws `refused` unless `prefix` is whole segments and a slash: `a/1` must not delete `a/10`, `` not everything. */
export function requirePrefix(prefix: string): string {
  if (!prefix.endsWith('/') || !isKey(prefix.slice(0, -1))) throw new StorageError('refused', `not a prefix: ${JSON.stringify(prefix.slice(0, 80))}`);
  return prefix;
}

/** Throws `refused` unless `seconds` is a whole number from 1 to `longest`. */
export function requireSeconds(seconds: number, longest: number): number {
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > longest) throw new StorageError('refused', `an address lives 1 to ${longest} s, not ${seconds}`);
  return seconds;
}

/** Throws `refused` unless `sha256` is 64 hexadecimal digits; answers it in base64, as S3 writes checksums. */
export function sha256InBase64(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new StorageError('refused', 'a SHA-256 is 64 lower-case hexadecimal digits');
  return Buffer.from(sha256, 'hex').toString('base64');
}

const percentEncoded = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Half a surrogate pair, which no encoder accepts, becomes the replacement character. */
const wellFormed = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

/** `Content-Disposition` that saves a file under `name` (RFC 6266): an ASCII name for old clients, the true one in UTF-8. */
export function attachmentNamed(name: string): string {
  const clean = [...wellFormed(name).normalize('NFC')].filter((sign) => !/[\p{Cc}\p{Cf}/\\]/u.test(sign)).slice(0, 150).join('').trim() || 'berkas';
  const ascii = clean.replace(/[^ -~]|["%]/gu, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${percentEncoded(clean)}`;
}
