import type { ServerResponse } from 'node:http';
import type { ObjectStore } from './object-store.js';
import type { S3Request } from './s3-request.js';
import type { Authentication } from './signature.js';
import type { UploadStore } from './upload-store.js';

/** One authenticated request with what it needs to be answered. */
export interface Exchange {
  readonly request: S3Request;
  readonly response: ServerResponse;
  readonly authentication: Authentication;
  readonly store: ObjectStore;
  readonly uploads: UploadStore;
  readonly region: string;
  now(): number;
}

export function sendXml(response: ServerResponse, body: string, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

export function sendEmpty(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, status === 204 || status === 304 ? headers : { ...headers, 'content-length': '0' });
  response.end();
}
