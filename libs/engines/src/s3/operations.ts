import { createBucket, deleteObjects, listBuckets, listObjects, listUploads, locateBucket } from './bucket-operations.js';
import { sendEmpty, type Exchange } from './exchange.js';
import { copyObject, deleteObject, getObject, putObject } from './object-operations.js';
import { S3Error } from './s3-error.js';
import type { S3Request } from './s3-request.js';
import { abortUpload, beginUpload, completeUpload, listParts, putPart } from './upload-operations.js';

type Operation = (exchange: Exchange) => Promise<void>;

const LISTING = new Set([
  ...['list-type', 'prefix', 'delimiter', 'max-keys', 'continuation-token', 'start-after', 'marker', 'encoding-type', 'fetch-owner'],
  ...['max-parts', 'part-number-marker', 'max-uploads', 'key-marker', 'upload-id-marker'],
]);

/** A parameter that asks for something we don't have must not be overlooked: `PUT …?acl` is no upload. */
function checkParameters(request: S3Request): void {
  for (const [name] of request.query) {
    const known =
      LISTING.has(name) || /^(x-amz-|x-id$|response-|uploads$|uploadId$|partNumber$|delete$|location$)/i.test(name);
    if (!known) throw new S3Error(501, 'NotImplemented', `The parameter ${name} is not known here.`);
  }
}

const headBucket: Operation = async ({ response, region }) => sendEmpty(response, 200, { 'x-amz-bucket-region': region });

function bucketOperation(request: S3Request): Operation | null {
  if (request.method === 'GET' && request.has('location')) return locateBucket;
  if (request.method === 'GET' && request.has('uploads')) return listUploads;
  if (request.method === 'GET') return listObjects;
  if (request.method === 'HEAD') return headBucket;
  if (request.method === 'POST' && request.has('delete')) return deleteObjects;
  return null;
}

function objectOperation(request: S3Request): Operation | null {
  const inUpload = request.has('uploadId');
  switch (request.method) {
    case 'GET':
      return inUpload ? listParts : getObject;
    case 'HEAD':
      return inUpload ? null : getObject;
    case 'PUT':
      if (inUpload) return putPart;
      return request.headers['x-amz-copy-source'] === undefined ? putObject : copyObject;
    case 'POST':
      if (inUpload) return completeUpload;
      return request.has('uploads') ? beginUpload : null;
    case 'DELETE':
      return inUpload ? abortUpload : deleteObject;
    default:
      return null;
  }
}

/** Finds what a request asks for and does it. */
export async function answer(exchange: Exchange): Promise<void> {
  const { request, store } = exchange;
  checkParameters(request);
  if (request.bucket === '') {
    if (request.method !== 'GET') throw new S3Error(405, 'MethodNotAllowed');
    return listBuckets(exchange);
  }
  if (request.key === '' && request.method === 'PUT') return createBucket(exchange);
  await store.requireBucket(request.bucket);
  const operation = request.key === '' ? bucketOperation(request) : objectOperation(request);
  if (operation === null) throw new S3Error(405, 'MethodNotAllowed');
  return operation(exchange);
}
