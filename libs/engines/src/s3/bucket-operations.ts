import { textBody } from './body.js';
import { sendEmpty, sendXml, type Exchange } from './exchange.js';
import type { Description } from './object-file.js';
import { S3Error } from './s3-error.js';
import { encodeUri } from './signature.js';
import { document, elements, elementText, tag } from './xml.js';

const isoTime = (milliseconds: number): string => new Date(milliseconds).toISOString();

export async function listBuckets({ response, store }: Exchange): Promise<void> {
  const rows = (await store.buckets()).map(({ name, created }) => `<Bucket>${tag('Name', name)}${tag('CreationDate', isoTime(created))}</Bucket>`);
  sendXml(response, document('ListAllMyBucketsResult', `<Owner>${tag('ID', 'sinau')}</Owner><Buckets>${rows.join('')}</Buckets>`));
}

export async function createBucket({ request, response, store }: Exchange): Promise<void> {
  await store.createBucket(request.bucket);
  sendEmpty(response, 200, { location: `/${request.bucket}` });
}

export async function locateBucket({ response, region }: Exchange): Promise<void> {
  sendXml(response, document('LocationConstraint', region));
}

interface Page {
  readonly objects: { key: string; description: Description }[];
  readonly prefixes: string[];
  /** The last key or prefix of this page when there is more. */
  readonly next: string | null;
}

/** Larger than every character that a key can go on with: jumps over all keys of one prefix. */
const BEHIND = '\uffff';

async function readPage({ request, store }: Exchange, after: string, most: number): Promise<Page> {
  const prefix = request.parameter('prefix') ?? '';
  const delimiter = request.parameter('delimiter') ?? '';
  const page = { objects: [] as Page['objects'], prefixes: [] as string[] };
  let last = after;
  let from = delimiter !== '' && after.endsWith(delimiter) ? after + BEHIND : after;
  for (;;) {
    let jump: string | null = null;
    for await (const object of store.list(request.bucket, prefix, from)) {
      if (page.objects.length + page.prefixes.length >= most) return { ...page, next: last };
      const end = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length);
      if (end < 0) {
        page.objects.push(object);
        last = object.key;
        continue;
      }
      last = object.key.slice(0, end + delimiter.length);
      page.prefixes.push(last);
      jump = last + BEHIND;
      break;
    }
    if (jump === null) return { ...page, next: null };
    from = jump;
  }
}

/** Both versions of the listing; the newer one has tokens, the older one markers. */
export async function listObjects(exchange: Exchange): Promise<void> {
  const { request, response } = exchange;
  const newer = request.parameter('list-type') === '2';
  const token = request.parameter('continuation-token');
  const after = token === null ? request.parameter(newer ? 'start-after' : 'marker') : Buffer.from(token, 'base64url').toString('utf8');
  const most = Math.min(Number(request.parameter('max-keys') ?? 1000), 1000);
  if (!Number.isInteger(most) || most < 0) throw new S3Error(400, 'InvalidArgument', 'max-keys must be a whole number.');
  const page = await readPage(exchange, after ?? '', most);
  const inAddress = request.parameter('encoding-type') === 'url';
  const shown = (key: string): string => (inAddress ? key.split('/').map(encodeUri).join('/') : key);
  const objects = page.objects.map(
    ({ key, description }) =>
      `<Contents>${tag('Key', shown(key))}${tag('LastModified', isoTime(description.modified))}${tag('ETag', `"${description.etag}"`)}` +
      `${tag('Size', description.size)}${tag('StorageClass', 'STANDARD')}</Contents>`,
  );
  const prefixes = page.prefixes.map((prefix) => `<CommonPrefixes>${tag('Prefix', shown(prefix))}</CommonPrefixes>`);
  const next = page.next === null ? '' : newer ? tag('NextContinuationToken', Buffer.from(page.next).toString('base64url')) : tag('NextMarker', shown(page.next));
  const head =
    tag('Name', request.bucket) + tag('Prefix', shown(request.parameter('prefix') ?? '')) + tag('MaxKeys', most) +
    (newer ? tag('KeyCount', page.objects.length + page.prefixes.length) : '') +
    (inAddress ? tag('EncodingType', 'url') : '') + tag('IsTruncated', page.next !== null) + next;
  sendXml(response, document('ListBucketResult', head + objects.join('') + prefixes.join('')));
}

export async function listUploads(exchange: Exchange): Promise<void> {
  const { request, response, uploads } = exchange;
  const found = await uploads.list(request.bucket, request.parameter('prefix') ?? '');
  const rows = found.map(
    (upload) => `<Upload>${tag('Key', upload.key)}${tag('UploadId', upload.id)}${tag('Initiated', isoTime(upload.begun))}</Upload>`,
  );
  sendXml(response, document('ListMultipartUploadsResult', tag('Bucket', request.bucket) + tag('IsTruncated', false) + rows.join('')));
}

export async function deleteObjects({ request, response, authentication, store }: Exchange): Promise<void> {
  const xml = await textBody(request, authentication);
  const keys = elements(xml, 'Object').map((object) => elementText(object, 'Key') ?? '');
  if (keys.length === 0 || keys.length > 1000 || keys.includes('')) throw new S3Error(400, 'MalformedXML');
  for (const key of keys) await store.remove(request.bucket, key);
  const quiet = elementText(xml, 'Quiet') === 'true';
  sendXml(response, document('DeleteResult', quiet ? '' : keys.map((key) => `<Deleted>${tag('Key', key)}</Deleted>`).join('')));
}
