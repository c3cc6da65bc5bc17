import type { Readable } from 'node:stream';

/** Bytes that can be opened again from the start, so that a failed sending can be repeated. `size` in bytes. */
export interface StreamSource {
  readonly size: number;
  open(): Readable;
}
export type Content = Uint8Array | StreamSource;

/** What is kept with an object. `sha256` is 64 hexadecimal digits; the store refuses a body that differs. */
export interface ObjectDescription {
  readonly contentType: string;
  readonly contentDisposition?: string;
  readonly cacheControl?: string;
}
export interface PutOptions extends ObjectDescription {
  readonly sha256?: string;
}

/** `etag` without quotes, `size` in bytes. */
export interface StoredObject {
  readonly key: string;
  readonly size: number;
  readonly etag: string;
}
export interface ObjectHead extends StoredObject {
  readonly contentType: string;
  readonly contentDisposition: string | null;
  readonly modifiedAt: Date;
}
export interface OpenedObject {
  readonly body: Readable;
  /** Bytes that `body` will give: of the range when one was asked for. */
  readonly size: number;
  readonly contentType: string;
  readonly etag: string;
}
/** Bytes `start` to `end`, both included; `end` may lie beyond the object's last byte. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}
/** One page in key order. `next` goes into `after` of the following call; `null` on the last page. */
export interface ObjectPage {
  readonly objects: readonly StoredObject[];
  readonly next: string | null;
}

export interface PartReference {
  /** 1 to 10,000. */
  readonly partNumber: number;
  readonly etag: string;
}
export interface UploadedPart extends PartReference {
  readonly size: number;
}

/** An address for a browser, and the headers that it must send with it, exactly. */
export interface PresignedRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}
export interface PresignGetOptions {
  /** Seconds, 1 to 600: a copied playback address must soon be worthless. */
  readonly expiresIn: number;
  /** When given, the browser saves the file under this name instead of showing it. */
  readonly downloadName?: string;
  readonly contentType?: string;
}
/** `expiresIn` in seconds, 1 to 3,600; `size` in bytes: the store refuses any other length. */
export interface PresignPartOptions {
  readonly expiresIn: number;
  readonly size?: number;
}
export interface PresignPutOptions {
  readonly expiresIn: number;
  readonly contentType: string;
  readonly size: number;
  /** 64 hexadecimal digits; the store refuses a body that differs. */
  readonly sha256: string;
}

/** What became of the bucket's CORS rules: some servers have none to set, some keys may not set them. */
export type CorsOutcome = 'set' | 'not_supported' | 'not_permitted';

/**
 * A place for objects in one bucket. Keys are `a-z A-Z 0-9 . _ -` in segments separated by `/`, at most 512
 * characters, with no empty segment and none that is only dots. All methods throw `StorageError` alone.
 */
export interface ObjectStore {
  /** Makes the bucket when it is missing and lets pages from `corsOrigins` read and write by presigned address. */
  ensureBucket(corsOrigins: readonly string[]): Promise<CorsOutcome>;

  /** Visible whole or not at all; replaces what was there. */
  put(key: string, content: Content, options: PutOptions): Promise<StoredObject>;
  /** Writes only where nothing is: null, and nothing changed, when there is an object already. */
  putNew(key: string, content: Uint8Array, options: PutOptions): Promise<StoredObject | null>;
  get(key: string): Promise<OpenedObject>;
  getRange(key: string, range: ByteRange): Promise<OpenedObject>;
  head(key: string): Promise<ObjectHead>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
  /** Deletes every object whose key begins with `prefix` (which ends in `/`) and tells how many there were. */
  deletePrefix(prefix: string): Promise<number>;
  /** `limit` 1 to 1,000. */
  list(prefix: string, options?: { readonly after?: string; readonly limit?: number }): Promise<ObjectPage>;

  /** Begins an upload in parts and answers its id. Nothing is visible under `key` before `completeUpload`. */
  createUpload(key: string, description: ObjectDescription): Promise<string>;
  /** Parts but the last are at least 5 MiB. */
  presignPart(key: string, uploadId: string, partNumber: number, options: PresignPartOptions): Promise<PresignedRequest>;
  /** In order of part number. The answer is the truth after a reload, whatever the browser remembers. */
  listParts(key: string, uploadId: string): Promise<readonly UploadedPart[]>;
  completeUpload(key: string, uploadId: string, parts: readonly PartReference[]): Promise<StoredObject>;
  /** Aborting what is already gone is no error. */
  abortUpload(key: string, uploadId: string): Promise<void>;

  presignGet(key: string, options: PresignGetOptions): Promise<string>;
  presignPut(key: string, options: PresignPutOptions): Promise<PresignedRequest>;
}
