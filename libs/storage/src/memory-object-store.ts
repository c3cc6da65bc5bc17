import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { MemoryAddresses, type Grant } from './memory-addresses.js';
import type {
  ByteRange,
  Content,
  CorsOutcome,
  ObjectDescription,
  ObjectHead,
  ObjectPage,
  ObjectStore,
  OpenedObject,
  PartReference,
  PresignedRequest,
  PresignGetOptions,
  PresignPartOptions,
  PresignPutOptions,
  PutOptions,
  StoredObject,
  UploadedPart,
} from './object-store.js';
import { attachmentNamed, LONGEST_GET_SECONDS, LONGEST_UPLOAD_SECONDS, requireKey, requirePrefix, requireSeconds, sha256InBase64 } from './object-rules.js';
import { StorageError } from './storage-error.js';

interface Kept extends ObjectHead {
  readonly bytes: Buffer;
}
interface Upload {
  readonly key: string;
  readonly description: ObjectDescription;
  readonly parts: Map<number, { readonly bytes: Buffer; readonly etag: string }>;
}

const SMALLEST_PART = 5 * 1024 * 1024;
const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const refuse = (detail: string): StorageError => new StorageError('refused', detail);

async function bytesOf(content: Content): Promise<Buffer> {
  if (content instanceof Uint8Array) return Buffer.from(content);
  const chunks: Buffer[] = [];
  for await (const chunk of content.open() as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * `ObjectStore` in this process's memory, for specs. It keeps S3's rules (sizes, checksums, part order, 5 MiB parts)
 * and its addresses work: `answer` plays the server that a browser would ask.
 */
export class MemoryObjectStore implements ObjectStore {
  /** `true`: every call fails as `unavailable`, as when the store is down. Addresses can still be signed, as with S3. */
  away = false;
  private readonly objects = new Map<string, Kept>();
  private readonly pendingUploads = new Map<string, Upload>();
  private readonly addresses = new MemoryAddresses();

  constructor(private readonly now: () => Date = () => new Date()) {}

  async ensureBucket(_corsOrigins: readonly string[]): Promise<CorsOutcome> {
    this.requirePresence();
    return 'not_supported';
  }

  async put(key: string, content: Content, options: PutOptions): Promise<StoredObject> {
    requireKey(key);
    if (options.sha256 !== undefined) sha256InBase64(options.sha256);
    this.requirePresence();
    const bytes = await bytesOf(content);
    if (!(content instanceof Uint8Array) && bytes.byteLength !== content.size) throw refuse('the body is not as long as announced');
    if (options.sha256 !== undefined && options.sha256 !== sha256(bytes)) throw refuse('the body has another SHA-256');
    return this.keep(key, bytes, md5(bytes), options);
  }

  async putNew(key: string, content: Uint8Array, options: PutOptions): Promise<StoredObject | null> {
    requireKey(key);
    this.requirePresence();
    if (options.sha256 !== undefined && options.sha256 !== sha256(content)) throw refuse('the body has another SHA-256');
    const bytes = Buffer.from(content);
    return this.objects.has(key) ? null : this.keep(key, bytes, md5(bytes), options); // nothing is awaited between asking and keeping
  }

  get(key: string): Promise<OpenedObject> {
    return this.open(key, { start: 0, end: Number.MAX_SAFE_INTEGER }, false);
  }

  getRange(key: string, range: ByteRange): Promise<OpenedObject> {
    return this.open(key, range, true);
  }

  async head(key: string): Promise<ObjectHead> {
    const { bytes: _bytes, ...head } = this.find(key);
    return head;
  }

  async delete(key: string): Promise<void> {
    requireKey(key);
    this.requirePresence();
    this.objects.delete(key);
  }

  async deletePrefix(prefix: string): Promise<number> {
    requirePrefix(prefix);
    this.requirePresence();
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix));
    for (const key of keys) this.objects.delete(key);
    return keys.length;
  }

  async list(prefix: string, { after = '', limit = 1000 }: { readonly after?: string; readonly limit?: number } = {}): Promise<ObjectPage> {
    requirePrefix(prefix);
    this.requirePresence();
    const found = [...this.objects.values()].filter(({ key }) => key.startsWith(prefix) && key > after).sort((one, other) => (one.key < other.key ? -1 : 1));
    const objects = found.slice(0, limit).map(({ key, size, etag }) => ({ key, size, etag }));
    return { objects, next: found.length > limit ? (objects.at(-1)?.key ?? null) : null };
  }

  async createUpload(key: string, description: ObjectDescription): Promise<string> {
    requireKey(key);
    this.requirePresence();
    const uploadId = randomUUID();
    this.pendingUploads.set(uploadId, { key, description, parts: new Map() });
    return uploadId;
  }

  async presignPart(key: string, uploadId: string, partNumber: number, { expiresIn, size }: PresignPartOptions): Promise<PresignedRequest> {
    if (!Number.isInteger(partNumber) || partNumber < 1 || partNumber > 10_000) throw refuse(`no part ${partNumber}`);
    const facts = { uploadId, partNumber: String(partNumber), ...(size === undefined ? {} : { size: String(size) }) };
    return { url: this.address('PUT', key, requireSeconds(expiresIn, LONGEST_UPLOAD_SECONDS), facts), headers: {} };
  }

  async listParts(key: string, uploadId: string): Promise<readonly UploadedPart[]> {
    const { parts } = this.findUpload(key, uploadId);
    return [...parts].map(([partNumber, { bytes, etag }]) => ({ partNumber, size: bytes.byteLength, etag })).sort((one, other) => one.partNumber - other.partNumber);
  }

  async completeUpload(key: string, uploadId: string, parts: readonly PartReference[]): Promise<StoredObject> {
    const upload = this.findUpload(key, uploadId);
    if (parts.length === 0) throw refuse('an upload has at least one part');
    const found = parts.map(({ partNumber, etag }, index) => {
      const part = upload.parts.get(partNumber);
      if (part === undefined || part.etag !== etag) throw refuse(`part ${partNumber} is not there`);
      if (partNumber <= (parts[index - 1]?.partNumber ?? 0)) throw refuse('parts are out of order');
      if (index < parts.length - 1 && part.bytes.byteLength < SMALLEST_PART) throw refuse(`part ${partNumber} is too small`);
      return part;
    });
    this.pendingUploads.delete(uploadId);
    const etag = `${md5(Buffer.from(found.map((part) => part.etag).join(''), 'hex'))}-${found.length}`;
    return this.keep(key, Buffer.concat(found.map(({ bytes }) => bytes)), etag, upload.description);
  }

  async abortUpload(key: string, uploadId: string): Promise<void> {
    requireKey(key);
    this.requirePresence();
    this.pendingUploads.delete(uploadId);
  }

  async presignGet(key: string, { expiresIn, downloadName, contentType }: PresignGetOptions): Promise<string> {
    const facts = {
      ...(downloadName === undefined ? {} : { 'content-disposition': attachmentNamed(downloadName) }),
      ...(contentType === undefined ? {} : { 'content-type': contentType }),
    };
    return this.address('GET', key, requireSeconds(expiresIn, LONGEST_GET_SECONDS), facts);
  }

  async presignPut(key: string, { expiresIn, contentType, size, sha256: wanted }: PresignPutOptions): Promise<PresignedRequest> {
    const checksum = sha256InBase64(wanted);
    const url = this.address('PUT', key, requireSeconds(expiresIn, LONGEST_UPLOAD_SECONDS), { contentType, size: String(size), sha256: wanted });
    return { url, headers: { 'content-type': contentType, 'x-amz-checksum-sha256': checksum } };
  }

  /** What the server would answer to a browser that follows an address of this store. */
  async answer(url: string, { method = 'GET', body = new Uint8Array() }: { readonly method?: string; readonly body?: Uint8Array } = {}): Promise<Response> {
    if (this.away) return new Response(null, { status: 503 });
    const grant = this.addresses.grantOf(url, this.now().getTime());
    if (grant === null || grant.method !== method) return new Response(null, { status: 403 });
    return grant.method === 'GET' ? this.answerGet(grant) : this.answerPut(grant, Buffer.from(body));
  }

  private answerGet({ key, facts }: Grant): Response {
    const kept = this.objects.get(key);
    if (kept === undefined) return new Response(null, { status: 404 });
    const disposition = kept.contentDisposition === null ? {} : { 'content-disposition': kept.contentDisposition };
    return new Response(new Uint8Array(kept.bytes), { headers: { 'content-type': kept.contentType, ...disposition, ...facts, etag: `"${kept.etag}"` } });
  }

  private answerPut({ key, facts }: Grant, bytes: Buffer): Response {
    if (facts['size'] !== undefined && facts['size'] !== String(bytes.byteLength)) return new Response(null, { status: 403 });
    if (facts['sha256'] !== undefined && facts['sha256'] !== sha256(bytes)) return new Response(null, { status: 400 });
    const etag = md5(bytes);
    if (facts['uploadId'] === undefined) this.keep(key, bytes, etag, { contentType: facts['contentType'] ?? 'application/octet-stream' });
    else {
      const upload = this.pendingUploads.get(facts['uploadId']);
      if (upload?.key !== key) return new Response(null, { status: 404 });
      upload.parts.set(Number(facts['partNumber']), { bytes, etag });
    }
    return new Response(null, { headers: { etag: `"${etag}"` } });
  }

  private address(method: Grant['method'], key: string, seconds: number, facts: Grant['facts']): string {
    return this.addresses.issue({ method, key: requireKey(key), expiresAt: this.now().getTime() + seconds * 1000, facts });
  }

  private requirePresence(): void {
    if (this.away) throw new StorageError('unavailable', 'the store is away');
  }

  private find(key: string): Kept {
    requireKey(key);
    this.requirePresence();
    const kept = this.objects.get(key);
    if (kept === undefined) throw new StorageError('not_found', key);
    return kept;
  }

  private findUpload(key: string, uploadId: string): Upload {
    requireKey(key);
    this.requirePresence();
    const upload = this.pendingUploads.get(uploadId);
    if (upload?.key !== key) throw new StorageError('not_found', `upload ${uploadId}`);
    return upload;
  }

  private async open(key: string, { start, end }: ByteRange, ranged: boolean): Promise<OpenedObject> {
    const { bytes, contentType, etag } = this.find(key);
    if (ranged && start >= bytes.byteLength) throw refuse('the range begins after the last byte');
    const wanted = bytes.subarray(start, end + 1);
    return { body: Readable.from([wanted], { objectMode: false }), size: wanted.byteLength, contentType, etag };
  }

  private keep(key: string, bytes: Buffer, etag: string, { contentType, contentDisposition = null }: { contentType: string; contentDisposition?: string | null }): StoredObject {
    this.objects.set(key, { key, bytes, etag, contentType, contentDisposition, size: bytes.byteLength, modifiedAt: this.now() });
    return { key, size: bytes.byteLength, etag };
  }
}
