import { AbortMultipartUploadCommand, CompleteMultipartUploadCommand, HeadObjectCommand, ListPartsCommand, type S3Client } from '@aws-sdk/client-s3';
import type { PartReference, UploadedPart } from './object-store.js';
import { type Patience, patiently } from './patience.js';
import { understandS3 } from './s3-errors.js';
import { bareEtag } from './s3-fields.js';
import { isNotFound } from './storage-error.js';

/** Joining gigabytes of parts takes servers that copy them a while; they are silent meanwhile. */
const JOINING_MS = 120_000;

/** Uploads in parts, on the server's side: which parts are there, join them, forget them. */
export class S3Uploads {
  constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
    private readonly patience: Patience,
  ) {}

  async parts(key: string, uploadId: string): Promise<readonly UploadedPart[]> {
    const parts: UploadedPart[] = [];
    for (let marker: string | undefined, more = true; more; ) {
      const command = new ListPartsCommand({ Bucket: this.bucket, Key: key, UploadId: uploadId, ...(marker === undefined ? {} : { PartNumberMarker: marker }) });
      const answer = await patiently(this.patience, understandS3, ({ signal }) => this.client.send(command, { abortSignal: signal }));
      for (const part of answer.Parts ?? []) parts.push({ partNumber: part.PartNumber ?? 0, size: part.Size ?? 0, etag: bareEtag(part.ETag) });
      marker = answer.NextPartNumberMarker;
      more = answer.IsTruncated === true && marker !== undefined;
    }
    return parts.toSorted((one, other) => one.partNumber - other.partNumber);
  }

  /** An answer that got lost is asked for again; the upload is gone by then, and the object is there. */
  async complete(key: string, uploadId: string, parts: readonly PartReference[]): Promise<void> {
    const Parts = parts.map(({ partNumber, etag }) => ({ PartNumber: partNumber, ETag: `"${etag}"` }));
    const command = new CompleteMultipartUploadCommand({ Bucket: this.bucket, Key: key, UploadId: uploadId, MultipartUpload: { Parts } });
    await patiently({ ...this.patience, silenceMs: Math.max(this.patience.silenceMs, JOINING_MS) }, understandS3, async ({ signal, number }) => {
      try {
        await this.client.send(command, { abortSignal: signal });
      } catch (error) {
        if (number === 1 || !isNotFound(understandS3(error))) throw error;
        await this.client.send(new HeadObjectCommand({ Bucket: this.bucket, Key: key }), { abortSignal: signal });
      }
    });
  }

  async abort(key: string, uploadId: string): Promise<void> {
    const command = new AbortMultipartUploadCommand({ Bucket: this.bucket, Key: key, UploadId: uploadId });
    try {
      await patiently(this.patience, understandS3, ({ signal }) => this.client.send(command, { abortSignal: signal }));
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }
}
