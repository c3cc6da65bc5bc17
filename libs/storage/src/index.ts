export { checksumOf } from './checksum.js';
export { MemoryObjectStore } from './memory-object-store.js';
export type * from './object-store.js';
export { attachmentNamed } from './object-rules.js';
export type { Patience } from './patience.js';
export { S3ObjectStore, type S3Settings } from './s3-object-store.js';
export { isNotFound, isUnavailable, StorageError, type StorageFailure } from './storage-error.js';
