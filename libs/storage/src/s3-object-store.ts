import { Readable } from 'node:stream';
import {
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutBucketCorsCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
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
import { requireKey, requirePrefix } from './object-rules.js';
import { type Attempt, type Patience, patiently } from './patience.js';
import { understandS3 } from './s3-errors.js';
import { bareEtag, bodyFields, checksumField, descriptionFields } from './s3-fields.js';
import { S3Signer } from './s3-signer.js';
import { S3Uploads } from './s3-uploads.js';
import { isNotFound, StorageError } from './storage-error.js';
import { watchedBody } from './watched-body.js';

export interface S3Settings {
  /** Where this process reaches the store; `null` is Amazon's own endpoint of the region. */
  readonly endpoint: string | null;
  /** Where browsers reach it; the host is part of every signature. `null`: the same. */
  readonly publicEndpoint: string | null;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** `true` for `host/bucket/key` (our gateway, MinIO, Garage), `false` for `bucket.host/key` (Amazon). */
  readonly pathStyle: boolean;
  readonly patience?: Patience;
  readonly now?: () => Date;
}

const PATIENCE: Patience = { silenceMs: 10_000, attempts: 3, firstPauseMs: 150 };
const silence = (): void => undefined;
const CORS_SECONDS = 3600;
const EXPOSED_HEADERS = ['ETag', 'Content-Range', 'Content-Length', 'Accept-Ranges'];

const clientFor = (settings: S3Settings, endpoint: string | null): S3Client =>
  new S3Client({
    region: settings.region,
    ...(endpoint === null ? {} : { endpoint }),
    forcePathStyle: settings.pathStyle,
    credentials: { accessKeyId: settings.accessKeyId, secretAccessKey: settings.secretAccessKey },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // What it would print is in the error that is thrown; a library has no console.
    logger: { debug: silence, info: silence, warn: silence, error: silence, trace: silence },
    maxAttempts: 1, // attempts are counted in one place: `patiently`
    requestHandler: { connectionTimeout: settings.patience?.silenceMs ?? PATIENCE.silenceMs },
  });

/** `ObjectStore` on any server that speaks S3. */
export class S3ObjectStore implements ObjectStore {
  private readonly client: S3Client;
  private readonly bucket: string;
  private readonly patience: Patience;
  private readonly signer: S3Signer;
  private readonly uploads: S3Uploads;

  constructor(settings: S3Settings) {
    this.bucket = settings.bucket;
    this.patience = settings.patience ?? PATIENCE;
    this.client = clientFor(settings, settings.endpoint);
    const publicClient = clientFor(settings, settings.publicEndpoint ?? settings.endpoint);
    this.signer = new S3Signer(publicClient, this.bucket, settings.now ?? (() => new Date()));
    this.uploads = new S3Uploads(this.client, this.bucket, this.patience);
  }

  async ensureBucket(corsOrigins: readonly string[]): Promise<CorsOutcome> {
    if (!(await this.bucketExists())) await this.try(({ signal }) => this.client.send(new CreateBucketCommand({ Bucket: this.bucket }), { abortSignal: signal })).catch(unlessOurs);
    const rule = { AllowedOrigins: [...corsOrigins], AllowedMethods: ['GET', 'HEAD', 'PUT'], AllowedHeaders: ['*'], ExposeHeaders: EXPOSED_HEADERS, MaxAgeSeconds: CORS_SECONDS };
    const command = new PutBucketCorsCommand({ Bucket: this.bucket, CORSConfiguration: { CORSRules: [rule] } });
    try {
      await this.client.send(command, { abortSignal: AbortSignal.timeout(this.patience.silenceMs) });
      return 'set';
    } catch (error) {
      const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
      if (status === 501 || status === 405) return 'not_supported';
      if (status === 403) return 'not_permitted';
      throw understandS3(error);
    }
  }

  put(key: string, content: Content, options: PutOptions): Promise<StoredObject> {
    return this.write(key, content, options, {});
  }

  /** Asked first, because some servers take no notice of the condition, and then on condition, because another may be quicker. */
  async putNew(key: string, content: Uint8Array, options: PutOptions): Promise<StoredObject | null> {
    if (await this.isThere(key)) return null;
    try {
      return await this.write(key, content, options, { IfNoneMatch: '*' });
    } catch (error) {
      if (isTaken(error)) return null;
      throw error;
    }
  }

  get(key: string): Promise<OpenedObject> {
    return this.open(key, {});
  }

  getRange(key: string, { start, end }: ByteRange): Promise<OpenedObject> {
    return this.open(key, { Range: `bytes=${start}-${end}` });
  }

  async head(key: string): Promise<ObjectHead> {
    const command = new HeadObjectCommand({ Bucket: this.bucket, Key: requireKey(key) });
    const answer = await this.try(({ signal }) => this.client.send(command, { abortSignal: signal }));
    return {
      key,
      size: answer.ContentLength ?? 0,
      etag: bareEtag(answer.ETag),
      contentType: answer.ContentType ?? 'application/octet-stream',
      contentDisposition: answer.ContentDisposition ?? null,
      modifiedAt: answer.LastModified ?? new Date(0),
    };
  }

  async delete(key: string): Promise<void> {
    const command = new DeleteObjectCommand({ Bucket: this.bucket, Key: requireKey(key) });
    await this.try(({ signal }) => this.client.send(command, { abortSignal: signal }));
  }

  async deletePrefix(prefix: string): Promise<number> {
    let deleted = 0;
    for (let after: string | null = ''; after !== null; ) {
      const page: ObjectPage = await this.list(prefix, { after });
      if (page.objects.length > 0) await this.deleteAll(page.objects.map(({ key }) => key));
      deleted += page.objects.length;
      after = page.next;
    }
    return deleted;
  }

  async list(prefix: string, { after = '', limit = 1000 }: { readonly after?: string; readonly limit?: number } = {}): Promise<ObjectPage> {
    const command = new ListObjectsV2Command({ Bucket: this.bucket, Prefix: requirePrefix(prefix), MaxKeys: limit, ...(after === '' ? {} : { StartAfter: after }) });
    const answer = await this.try(({ signal }) => this.client.send(command, { abortSignal: signal }));
    const objects = (answer.Contents ?? []).map((found) => ({ key: found.Key ?? '', size: found.Size ?? 0, etag: bareEtag(found.ETag) }));
    return { objects, next: answer.IsTruncated === true ? (objects.at(-1)?.key ?? null) : null };
  }

  async createUpload(key: string, description: ObjectDescription): Promise<string> {
    const command = new CreateMultipartUploadCommand({ Bucket: this.bucket, Key: requireKey(key), ...descriptionFields(description) });
    const { UploadId } = await this.try(({ signal }) => this.client.send(command, { abortSignal: signal }));
    if (UploadId === undefined) throw new StorageError('unavailable', 'the server began an upload without an id');
    return UploadId;
  }

  presignPart(key: string, uploadId: string, partNumber: number, options: PresignPartOptions): Promise<PresignedRequest> {
    return this.signer.part(key, uploadId, partNumber, options);
  }

  listParts(key: string, uploadId: string): Promise<readonly UploadedPart[]> {
    return this.uploads.parts(requireKey(key), uploadId);
  }

  async completeUpload(key: string, uploadId: string, parts: readonly PartReference[]): Promise<StoredObject> {
    await this.uploads.complete(requireKey(key), uploadId, parts);
    const { size, etag } = await this.head(key);
    return { key, size, etag };
  }

  abortUpload(key: string, uploadId: string): Promise<void> {
    return this.uploads.abort(requireKey(key), uploadId);
  }

  presignGet(key: string, options: PresignGetOptions): Promise<string> {
    return this.signer.get(key, options);
  }

  presignPut(key: string, options: PresignPutOptions): Promise<PresignedRequest> {
    return this.signer.put(key, options);
  }

  /** Lets the connections go, so that a process can end. */
  close(): void {
    this.client.destroy();
  }

  private async isThere(key: string): Promise<boolean> {
    try {
      await this.head(key);
      return true;
    } catch (error) {
      if (isNotFound(error)) return false;
      throw error;
    }
  }

  private async write(key: string, content: Content, options: PutOptions, condition: { readonly IfNoneMatch?: '*' }): Promise<StoredObject> {
    const size = content instanceof Uint8Array ? content.byteLength : content.size;
    const about = {
      Bucket: this.bucket,
      Key: requireKey(key),
      ...descriptionFields(options),
      ...checksumField(content, options),
      ...condition,
    };
    const answer = await this.try((attempt) => this.client.send(new PutObjectCommand({ ...about, ...bodyFields(content, attempt) }), { abortSignal: attempt.signal }));
    return { key, size, etag: bareEtag(answer.ETag) };
  }

  private try<T>(run: (attempt: Attempt) => Promise<T>): Promise<T> {
    return patiently(this.patience, understandS3, run);
  }

  private async bucketExists(): Promise<boolean> {
    try {
      await this.try(({ signal }) => this.client.send(new HeadBucketCommand({ Bucket: this.bucket }), { abortSignal: signal }));
      return true;
    } catch (error) {
      if (error instanceof StorageError && error.failure === 'not_found') return false;
      throw error;
    }
  }

  private async open(key: string, range: { Range?: string }): Promise<OpenedObject> {
    const command = new GetObjectCommand({ Bucket: this.bucket, Key: requireKey(key), ...range });
    const answer = await this.try(({ signal }) => this.client.send(command, { abortSignal: signal }));
    if (!(answer.Body instanceof Readable) || answer.ContentLength === undefined) throw new StorageError('unavailable', 'the server sent no body');
    return {
      body: watchedBody(answer.Body, this.patience.silenceMs, understandS3),
      size: answer.ContentLength,
      contentType: answer.ContentType ?? 'application/octet-stream',
      etag: bareEtag(answer.ETag),
    };
  }

  private async deleteAll(keys: readonly string[]): Promise<void> {
    const command = new DeleteObjectsCommand({ Bucket: this.bucket, Delete: { Objects: keys.map((Key) => ({ Key })), Quiet: true } });
    const answer = await this.try(({ signal }) => this.client.send(command, { abortSignal: signal }));
    const [first] = answer.Errors ?? [];
    if (first !== undefined) throw new StorageError('unavailable', `${first.Key} stays: ${first.Code}`);
  }
}

/** Two processes starting at once may both make the bucket. */
function unlessOurs(error: unknown): void {
  const cause = error instanceof StorageError ? error.cause : null;
  if (!(cause instanceof S3ServiceException) || cause.name !== 'BucketAlreadyOwnedByYou') throw error;
}

/** Somebody else wrote it first, or does so now. */
function isTaken(error: unknown): boolean {
  const cause = error instanceof StorageError ? error.cause : null;
  return cause instanceof S3ServiceException && (cause.name === 'PreconditionFailed' || cause.name === 'ConditionalRequestConflict');
}
