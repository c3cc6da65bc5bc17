import { pipeline } from 'node:stream/promises';
import { verifiedBody } from './body.js';
import { isNotModified, rangeOf } from './conditions.js';
import { sendEmpty, sendXml, type Exchange } from './exchange.js';
import { readBytes, type Description, type OpenObject, type Written } from './object-file.js';
import { S3Error } from './s3-error.js';
import type { S3Request } from './s3-request.js';
import { checksumHeaders, descriptionHeaders, headersToKeep } from './stored-headers.js';
import { document, tag } from './xml.js';

/** GET and HEAD. */
export async function getObject(exchange: Exchange): Promise<void> {
  const { request, store } = exchange;
  const object = await store.open(request.bucket, request.key);
  try {
    await answerObject(exchange, object);
  } finally {
    await object.handle.close();
  }
}

async function answerObject({ request, response }: Exchange, object: OpenObject): Promise<void> {
  const { description } = object;
  const headers = answerHeaders(request, description);
  if (isNotModified(request.headers, description)) return sendEmpty(response, 304, headers);
  response.setHeader('content-range', `bytes */${description.size}`); // what a refused range is told
  const range = rangeOf(request.headers, description);
  response.removeHeader('content-range');
  const { start, end } = range ?? { start: 0, end: description.size - 1 };
  if (range !== null) headers['content-range'] = `bytes ${start}-${end}/${description.size}`;
  else if (request.headers['x-amz-checksum-mode'] !== undefined) Object.assign(headers, checksumHeaders(description.checksums));
  response.writeHead(range === null ? 200 : 206, { ...headers, 'content-length': end - start + 1 });
  if (request.method === 'HEAD' || end < start) {
    response.end();
    return;
  }
  await pipeline(readBytes(object, start, end), response).catch((error: unknown) => {
    if (!response.destroyed) throw error; // a reader that went away is no fault
  });
}

/** A presigned address may say what the browser shall be told instead, e.g. the name to save a file under. */
function answerHeaders(request: S3Request, description: Description): Record<string, string> {
  const headers = descriptionHeaders(description);
  for (const [name, value] of request.query) {
    const header = /^response-(content-type|content-language|expires|cache-control|content-disposition|content-encoding)$/.exec(name)?.[1];
    if (header !== undefined) headers[header] = value;
  }
  return { ...headers, ...harmless(headers) };
}

/** An object opened as a page runs nothing (X02). Browsers show no PDF in a sandbox, and a PDF is no page. */
function harmless({ 'content-type': type }: Readonly<Record<string, string>>): Record<string, string> {
  const sandbox = type === 'application/pdf' ? {} : { 'content-security-policy': "default-src 'none'; sandbox" };
  return { 'x-content-type-options': 'nosniff', ...sandbox };
}

export async function putObject(exchange: Exchange): Promise<void> {
  const { request, response, authentication, store, now } = exchange;
  if (request.headers['if-match'] !== undefined) throw new S3Error(501, 'NotImplemented', 'If-Match is not known for writing.');
  const body = verifiedBody(request, authentication);
  const onlyNew = request.headers['if-none-match'] === '*';
  const write = onlyNew ? store.writeNew.bind(store) : store.write.bind(store);
  const description = await write(request.bucket, request.key, body.bytes, ({ size, md5 }) => ({
    size,
    etag: md5,
    modified: now(),
    headers: headersToKeep(request.headers),
    checksums: body.checksums(),
  }));
  sendEmpty(response, 200, { etag: `"${description.etag}"`, ...checksumHeaders(description.checksums) });
}

function copySourceOf(header: string): { bucket: string; key: string } {
  const path = decodeURIComponent(header.replace(/\?.*$/, '')).replace(/^\//, '');
  const slash = path.indexOf('/');
  if (slash < 1) throw new S3Error(400, 'InvalidArgument', 'x-amz-copy-source names no object.');
  return { bucket: path.slice(0, slash), key: path.slice(slash + 1) };
}

export async function copyObject({ request, response, store, now }: Exchange): Promise<void> {
  const source = copySourceOf(request.headers['x-amz-copy-source'] ?? '');
  await store.requireBucket(source.bucket);
  const object = await store.open(source.bucket, source.key);
  const replaces = request.headers['x-amz-metadata-directive'] === 'REPLACE';
  const headers = replaces ? headersToKeep(request.headers) : object.description.headers;
  const { checksums } = object.description;
  const describe = ({ size, md5 }: Written): Description => ({ size, etag: md5, modified: now(), headers, checksums });
  const copy = await store.write(request.bucket, request.key, readBytes(object), describe).finally(() => object.handle.close());
  const inner = tag('ETag', `"${copy.etag}"`) + tag('LastModified', new Date(copy.modified).toISOString());
  sendXml(response, document('CopyObjectResult', inner));
}

export async function deleteObject({ request, response, store }: Exchange): Promise<void> {
  await store.remove(request.bucket, request.key);
  sendEmpty(response, 204);
}
