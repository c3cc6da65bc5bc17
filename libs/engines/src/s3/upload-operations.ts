import { textBody, verifiedBody } from './body.js';
import { ALGORITHMS, checksumHeader, checksumOf, type Algorithm } from './checksums.js';
import { sendEmpty, sendXml, type Exchange } from './exchange.js';
import { S3Error } from './s3-error.js';
import type { S3Request } from './s3-request.js';
import { checksumHeaders, headersToKeep } from './stored-headers.js';
import type { Upload, WantedPart } from './upload-store.js';
import { document, elements, elementText, tag } from './xml.js';

const uploadOf = ({ request, uploads }: Exchange): Promise<Upload> =>
  uploads.find(request.parameter('uploadId') ?? '', request.bucket, request.key);

export async function beginUpload(exchange: Exchange): Promise<void> {
  const { request, response, uploads, now } = exchange;
  const { id } = await uploads.begin(request.bucket, request.key, headersToKeep(request.headers), now());
  const inner = tag('Bucket', request.bucket) + tag('Key', request.key) + tag('UploadId', id);
  sendXml(response, document('InitiateMultipartUploadResult', inner));
}

export async function putPart(exchange: Exchange): Promise<void> {
  const { request, response, authentication, uploads, now } = exchange;
  const upload = await uploadOf(exchange);
  const text = request.parameter('partNumber') ?? '';
  const number = Number(text);
  if (!/^\d{1,5}$/.test(text) || number < 1 || number > 10_000) throw new S3Error(400, 'InvalidArgument', 'partNumber must be from 1 to 10000.');
  if (request.headers['x-amz-copy-source'] !== undefined) throw new S3Error(501, 'NotImplemented', 'Parts can’t be copied here.');
  const body = verifiedBody(request, authentication);
  const part = await uploads.writePart(upload, number, body.bytes, ({ size, md5 }) => ({
    ...{ size, etag: md5, modified: now(), headers: {} },
    checksums: body.checksums(),
  }));
  sendEmpty(response, 200, { etag: `"${part.etag}"`, ...checksumHeaders(part.checksums) });
}

export async function listParts(exchange: Exchange): Promise<void> {
  const { request, response, uploads } = exchange;
  const upload = await uploadOf(exchange);
  const after = Number(request.parameter('part-number-marker') ?? 0);
  const most = Math.min(Number(request.parameter('max-parts') ?? 1000), 1000);
  const left = (await uploads.parts(upload)).filter((part) => part.number > after);
  const page = left.slice(0, most);
  const rows = page.map(({ number, description }) => {
    const sums = ALGORITHMS.map((name) => [`Checksum${name.toUpperCase()}`, description.checksums[name]] as const);
    const facts = tag('PartNumber', number) + tag('ETag', `"${description.etag}"`) + tag('Size', description.size);
    const modified = tag('LastModified', new Date(description.modified).toISOString());
    return `<Part>${facts}${modified}${sums.map(([name, sum]) => (sum === undefined ? '' : tag(name, sum))).join('')}</Part>`;
  });
  const head = tag('Bucket', upload.bucket) + tag('Key', upload.key) + tag('UploadId', upload.id) + tag('MaxParts', most);
  const more = tag('PartNumberMarker', after) + tag('NextPartNumberMarker', page.at(-1)?.number ?? 0) + tag('IsTruncated', left.length > most);
  sendXml(response, document('ListPartsResult', head + more + rows.join('')));
}

export async function abortUpload(exchange: Exchange): Promise<void> {
  await exchange.uploads.remove(await uploadOf(exchange));
  sendEmpty(exchange.response, 204);
}

/** Checksums and size of the whole object that the client sends along; checked while the parts are joined. */
function wholeObjectCheck(request: S3Request) {
  const sent = ALGORITHMS.filter((algorithm) => request.headers[checksumHeader(algorithm)] !== undefined).map((algorithm) => ({
    algorithm,
    checksum: checksumOf(algorithm),
  }));
  const size = request.headers['x-amz-mp-object-size'];
  return {
    watch: (piece: Buffer): void => sent.forEach(({ checksum }) => checksum.update(piece)),
    finish(written: number): Partial<Record<Algorithm, string>> {
      if (size !== undefined && Number(size) !== written) throw new S3Error(400, 'InvalidRequest', `The parts have ${written} bytes, not ${size}.`);
      const right: Partial<Record<Algorithm, string>> = {};
      for (const { algorithm, checksum } of sent) {
        const result = checksum.result();
        if (request.headers[checksumHeader(algorithm)] !== result) throw new S3Error(400, 'BadDigest', `${checksumHeader(algorithm)} does not match.`);
        right[algorithm] = result;
      }
      return right;
    },
  };
}

const wantedParts = (xml: string): WantedPart[] =>
  elements(xml, 'Part').map((part) => ({
    number: Number(elementText(part, 'PartNumber')),
    etag: (elementText(part, 'ETag') ?? '').replaceAll('"', ''),
  }));

export async function completeUpload(exchange: Exchange): Promise<void> {
  const { request, response, authentication, uploads, now } = exchange;
  const upload = await uploadOf(exchange);
  // Checksum headers of a completion are of the object, not of this body, so the body is read as if they were not there.
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !name.startsWith('x-amz-checksum-')));
  const wanted = wantedParts(await textBody({ ...request, headers }, authentication));
  const check = wholeObjectCheck(request);
  const describe = ({ size }: { size: number }, etag: string) => ({
    ...{ size, etag, modified: now(), headers: upload.headers },
    checksums: check.finish(size),
  });
  const { etag } = await uploads.complete(upload, wanted, describe, check.watch);
  const inner = tag('Bucket', upload.bucket) + tag('Key', upload.key) + tag('ETag', `"${etag}"`);
  sendXml(response, document('CompleteMultipartUploadResult', inner));
}
