import { S3ServiceException } from '@aws-sdk/client-s3';
import { StorageError, type StorageFailure } from './storage-error.js';

const GONE = new Set(['NoSuchKey', 'NoSuchUpload', 'NotFound']);
const COME_BACK_LATER = new Set(['SlowDown', 'ServiceUnavailable', 'InternalError', 'RequestTimeout', 'Throttling', 'ThrottlingException', 'OperationAborted']);

/** A missing bucket is a mistake in the settings, not a missing object: answering 404 for it would deny files that exist. */
function failureOf(name: string, status: number | undefined): StorageFailure {
  if (name === 'NoSuchBucket') return 'refused';
  if (GONE.has(name)) return 'not_found';
  if (COME_BACK_LATER.has(name)) return 'unavailable';
  if (status === 404) return 'not_found';
  return status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429 ? 'refused' : 'unavailable';
}

/**
 * What an S3 client's error means for the caller. Whatever is not an answer of the server (no connection, a name that
 * does not resolve, a broken body, a page of a proxy) is `unavailable`.
 */
export function understandS3(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  if (error instanceof S3ServiceException) {
    const status = error.$metadata.httpStatusCode;
    return new StorageError(failureOf(error.name, status), `${error.name} (${status ?? 'no status'}) ${error.message}`, { cause: error });
  }
  const detail = error instanceof Error ? `${error.name} ${error.message}` : 'unknown failure';
  return new StorageError('unavailable', detail, { cause: error });
}
