import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { S3Error } from './s3-error.js';
import type { S3Request } from './s3-request.js';

/** AWS Signature Version 4: docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html */

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

/** What signs the chunks of a streamed body: each signature is made over the one before. */
export interface ChunkSigning {
  readonly key: Buffer;
  readonly amzDate: string;
  readonly scope: string;
  readonly seed: string;
}

export interface Authentication {
  /** x-amz-content-sha256: a hash, UNSIGNED-PAYLOAD, or one of STREAMING-… */
  readonly payload: string;
  readonly chunks: ChunkSigning;
}

interface Claim {
  readonly credential: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly amzDate: string;
  readonly payload: string;
}

const FIFTEEN_MINUTES = 15 * 60_000;
const SEVEN_DAYS_IN_SECONDS = 604_800;

const denied = (message: string): S3Error => new S3Error(403, 'AccessDenied', message);
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
export const sha256Hex = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');

export const encodeUri = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

function claimInAddress(request: S3Request): Claim {
  if (request.parameter('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256') throw denied('The algorithm is not known here.');
  return {
    credential: request.parameter('X-Amz-Credential') ?? '',
    signedHeaders: (request.parameter('X-Amz-SignedHeaders') ?? '').split(';'),
    signature: request.parameter('X-Amz-Signature') ?? '',
    amzDate: request.parameter('X-Amz-Date') ?? '',
    payload: request.parameter('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
  };
}

const AUTHORIZATION = /^AWS4-HMAC-SHA256\s+Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

function claimInHeader(request: S3Request): Claim {
  const match = AUTHORIZATION.exec(request.headers['authorization'] ?? '');
  const payload = request.headers['x-amz-content-sha256'];
  if (match === null || payload === undefined) throw denied('The request is not signed.');
  const [, credential = '', signedHeaders = '', signature = ''] = match;
  return { credential, signedHeaders: signedHeaders.split(';'), signature, amzDate: request.headers['x-amz-date'] ?? '', payload };
}

/** Milliseconds since 1970 of a date like 20261122T081500Z; NaN for anything else. */
function instantOf(amzDate: string): number {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;
  return parts.test(amzDate) ? Date.parse(amzDate.replace(parts, '$1-$2-$3T$4:$5:$6Z')) : Number.NaN;
}

function checkTime(request: S3Request, signedAt: number, now: number): void {
  if (Number.isNaN(signedAt)) throw denied('The date of the signature can’t be read.');
  if (!request.presigned) {
    if (Math.abs(now - signedAt) > FIFTEEN_MINUTES) throw new S3Error(403, 'RequestTimeTooSkewed');
    return;
  }
  const seconds = Number(request.parameter('X-Amz-Expires'));
  if (!(seconds > 0 && seconds <= SEVEN_DAYS_IN_SECONDS)) throw denied('X-Amz-Expires must be from 1 to 604800 seconds.');
  if (now > signedAt + seconds * 1000) throw denied('Request has expired');
  if (signedAt > now + FIFTEEN_MINUTES) throw denied('The signature lies in the future.');
}

/** An `x-amz-*` header changes what a request does, so one that the signer did not see is refused. */
function checkSignedHeaders(request: S3Request, signed: readonly string[]): void {
  if (!signed.includes('host')) throw denied('The host must be signed.');
  const unsigned = Object.keys(request.message.headers).filter(
    (name) => name.startsWith('x-amz-') && !signed.includes(name) && !(request.presigned && name === 'x-amz-content-sha256'),
  );
  if (unsigned.length > 0) throw denied(`There were headers present in the request which were not signed: ${unsigned.join(', ')}`);
}

function canonicalRequest(request: S3Request, claim: Claim): string {
  const path = request.rawPath.split('/').map((segment) => encodeUri(decodeURIComponent(segment))).join('/');
  const byNameThenValue = (a: readonly [string, string], b: readonly [string, string]): number =>
    a[0] === b[0] ? (a[1] < b[1] ? -1 : 1) : a[0] < b[0] ? -1 : 1;
  const query = request.query
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encodeUri(name), encodeUri(value)] as const)
    .toSorted(byNameThenValue)
    .map((pair) => pair.join('='))
    .join('&');
  const { headers } = request.message;
  const lines = claim.signedHeaders.map((name) => `${name}:${String(headers[name] ?? '').trim().replace(/ +/g, ' ')}`);
  return [request.method, path, query, ...lines, '', claim.signedHeaders.join(';'), claim.payload].join('\n');
}

/** Throws AccessDenied, InvalidAccessKeyId, RequestTimeTooSkewed or SignatureDoesNotMatch. `now` in milliseconds. */
export function authenticate(request: S3Request, credentials: Credentials, now: number): Authentication {
  const claim = request.presigned ? claimInAddress(request) : claimInHeader(request);
  const [accessKeyId, date = '', region, service, end] = claim.credential.split('/');
  if (accessKeyId !== credentials.accessKeyId) throw new S3Error(403, 'InvalidAccessKeyId');
  if (region !== credentials.region || service !== 's3' || end !== 'aws4_request' || !claim.amzDate.startsWith(`${date}T`)) {
    throw denied('The signature is for another region, service or day.');
  }
  checkTime(request, instantOf(claim.amzDate), now);
  checkSignedHeaders(request, claim.signedHeaders);
  const scope = `${date}/${region}/s3/aws4_request`;
  const key = hmac(hmac(hmac(hmac(`AWS4${credentials.secretAccessKey}`, date), region), 's3'), 'aws4_request');
  const toSign = ['AWS4-HMAC-SHA256', claim.amzDate, scope, sha256Hex(canonicalRequest(request, claim))].join('\n');
  if (!sameSignature(hmac(key, toSign), claim.signature)) throw new S3Error(403, 'SignatureDoesNotMatch');
  return { payload: claim.payload, chunks: { key, amzDate: claim.amzDate, scope, seed: claim.signature } };
}

export function sameSignature(wanted: Buffer, given: string): boolean {
  const bytes = /^[0-9a-f]{64}$/.test(given) ? Buffer.from(given, 'hex') : Buffer.alloc(0);
  return bytes.length === wanted.length && timingSafeEqual(bytes, wanted);
}

const EMPTY = sha256Hex('');

/** The signature of one chunk of a body, made over the one before it. */
export const chunkSignature = (signing: ChunkSigning, previous: string, hashOfData: string): Buffer =>
  hmac(signing.key, ['AWS4-HMAC-SHA256-PAYLOAD', signing.amzDate, signing.scope, previous, EMPTY, hashOfData].join('\n'));

export const trailerSignature = (signing: ChunkSigning, previous: string, trailers: string): Buffer =>
  hmac(signing.key, ['AWS4-HMAC-SHA256-TRAILER', signing.amzDate, signing.scope, previous, sha256Hex(trailers)].join('\n'));
