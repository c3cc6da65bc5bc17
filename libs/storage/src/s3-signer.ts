import { GetObjectCommand, PutObjectCommand, type S3Client, UploadPartCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { PresignedRequest, PresignGetOptions, PresignPartOptions, PresignPutOptions } from './object-store.js';
import { attachmentNamed, LONGEST_GET_SECONDS, LONGEST_UPLOAD_SECONDS, requireKey, requireSeconds, sha256InBase64 } from './object-rules.js';
import { StorageError } from './storage-error.js';

const MOST_PARTS = 10_000;

/** Signs addresses for the public endpoint. Needs no network: a signature is arithmetic on the secret key. */
export class S3Signer {
  /** `client` must compute checksums only `WHEN_REQUIRED`, or it signs the CRC of an empty body into every upload address. */
  constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
    private readonly now: () => Date,
  ) {}

  async get(key: string, options: PresignGetOptions): Promise<string> {
    const command = new GetObjectCommand({
      Bucket: this.bucket,
      Key: requireKey(key),
      ...(options.downloadName === undefined ? {} : { ResponseContentDisposition: attachmentNamed(options.downloadName) }),
      ...(options.contentType === undefined ? {} : { ResponseContentType: options.contentType }),
    });
    return getSignedUrl(this.client, command, { expiresIn: requireSeconds(options.expiresIn, LONGEST_GET_SECONDS), signingDate: this.now() });
  }

  async put(key: string, options: PresignPutOptions): Promise<PresignedRequest> {
    const checksum = sha256InBase64(options.sha256);
    const command = new PutObjectCommand({
      Bucket: this.bucket,
      Key: requireKey(key),
      ContentType: options.contentType,
      ContentLength: options.size,
      ChecksumSHA256: checksum,
    });
    const url = await getSignedUrl(this.client, command, {
      expiresIn: requireSeconds(options.expiresIn, LONGEST_UPLOAD_SECONDS),
      signingDate: this.now(),
      // In the query string most servers overlook a checksum; as a signed header the browser has to send it.
      unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
      // The length is signed as it stands; the type has to be asked for.
      signableHeaders: new Set(['content-type']),
    });
    return { url, headers: { 'content-type': options.contentType, 'x-amz-checksum-sha256': checksum } };
  }

  async part(key: string, uploadId: string, partNumber: number, options: PresignPartOptions): Promise<PresignedRequest> {
    if (!Number.isInteger(partNumber) || partNumber < 1 || partNumber > MOST_PARTS) throw new StorageError('refused', `no part ${partNumber}`);
    const command = new UploadPartCommand({
      Bucket: this.bucket,
      Key: requireKey(key),
      UploadId: uploadId,
      PartNumber: partNumber,
      ...(options.size === undefined ? {} : { ContentLength: options.size }),
    });
    const url = await getSignedUrl(this.client, command, {
      expiresIn: requireSeconds(options.expiresIn, LONGEST_UPLOAD_SECONDS),
      signingDate: this.now(),
    });
    return { url, headers: {} };
  }
}
