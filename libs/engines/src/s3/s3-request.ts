import type { IncomingMessage } from 'node:http';
import { S3Error } from './s3-error.js';

export type Pair = readonly [name: string, value: string];

/** What stands in the address of a presigned request and belongs to the signature itself. */
const SIGNATURE_PARAMETERS = new Set([
  ...['x-amz-algorithm', 'x-amz-credential', 'x-amz-date', 'x-amz-expires', 'x-amz-signedheaders', 'x-amz-signature'],
  ...['x-amz-content-sha256', 'x-amz-security-token'],
]);

/** An HTTP request, read as the protocol reads it. */
export interface S3Request {
  readonly method: string;
  /** As it came: signatures are made over the encoded path. */
  readonly rawPath: string;
  readonly query: readonly Pair[];
  readonly bucket: string;
  readonly key: string;
  /** Lower-case names; a presigned address may carry some of them, since signers move `x-amz-*` there. */
  readonly headers: Readonly<Record<string, string>>;
  readonly presigned: boolean;
  readonly message: IncomingMessage;
  parameter(name: string): string | null;
  has(name: string): boolean;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error(400, 'InvalidURI', 'The address holds a broken escape.');
  }
}

function queryOf(text: string): Pair[] {
  return text
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      return equals < 0 ? [decode(part), ''] : [decode(part.slice(0, equals)), decode(part.slice(equals + 1))];
    });
}

function headersOf(message: IncomingMessage, query: readonly Pair[], presigned: boolean): Record<string, string> {
  const headers: Record<string, string> = {};
  if (presigned) {
    for (const [name, value] of query) {
      const header = name.toLowerCase();
      if (header.startsWith('x-amz-') && !SIGNATURE_PARAMETERS.has(header)) headers[header] = value;
    }
  }
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

/** Throws InvalidURI for an address that can't be decoded. */
export function readRequest(message: IncomingMessage): S3Request {
  const target = message.url ?? '/';
  if (!target.startsWith('/')) throw new S3Error(400, 'InvalidURI');
  const mark = target.indexOf('?');
  const rawPath = mark < 0 ? target : target.slice(0, mark);
  const query = mark < 0 ? [] : queryOf(target.slice(mark + 1));
  const slash = rawPath.indexOf('/', 1);
  const parameters = new Map(query);
  const presigned = parameters.has('X-Amz-Signature');
  return {
    method: message.method ?? 'GET',
    rawPath,
    query,
    bucket: decode(slash < 0 ? rawPath.slice(1) : rawPath.slice(1, slash)),
    key: slash < 0 ? '' : decode(rawPath.slice(slash + 1)),
    headers: headersOf(message, query, presigned),
    presigned,
    message,
    parameter: (name) => parameters.get(name) ?? null,
    has: (name) => parameters.has(name),
  };
}
