import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FileToCopy } from '@sinau/persistence/packages';
import type { ObjectStore } from '@sinau/storage';
import { FOREVER, PartsDigest } from '../media/index.js';

/** The bytes of a copy, or of what was copied, are not what they should be. */
export class CopyDiffers extends Error {
  constructor(readonly key: string) {
    super(`the copy differs: ${key}`);
  }
}

type Digests = { whole: string; parts: string | null };

/** SHA-256 of an object's bytes; beside it the digest over the parts that an upload was checked by, where its part size is known. */
async function* digested(store: ObjectStore, key: string, partBytes: number | null, found: Digests): AsyncGenerator<Buffer> {
  const [whole, parts] = [createHash('sha256'), partBytes === null ? null : new PartsDigest(partBytes)];
  const { body } = await store.get(key);
  for await (const chunk of body as AsyncIterable<Buffer>) {
    whole.update(chunk);
    parts?.update(chunk);
    yield chunk;
  }
  found.whole = whole.digest('hex');
  found.parts = parts?.finish() ?? null;
}

async function digestOf(store: ObjectStore, key: string): Promise<string> {
  const found: Digests = { whole: '', parts: null };
  for await (const _ of digested(store, key, null, found)) continue;
  return found.whole;
}

type ObjectCopy = { readonly from: string; readonly to: string; readonly partBytes: number | null; readonly cacheControl?: string };

/** Copies one object and reads the copy back: its bytes must be those that were sent. Returns the digests of what was read. */
async function copyObject(store: ObjectStore, { from, to, partBytes, cacheControl }: ObjectCopy): Promise<Digests & { readonly size: number }> {
  const { size, contentType } = await store.head(from);
  const found: Digests = { whole: '', parts: null };
  const source = { size, open: () => Readable.from(digested(store, from, partBytes, found), { objectMode: false }) };
  await store.put(to, source, { contentType, ...(cacheControl === undefined ? {} : { cacheControl }) });
  if ((await digestOf(store, to)) !== found.whole) throw new CopyDiffers(to);
  return { ...found, size };
}

/** Copies a file of a course: its object, and all that was made of it. Throws `CopyDiffers`, and what the store throws. */
export async function copyFile(store: ObjectStore, file: FileToCopy, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const copied = await copyObject(store, { from: file.fromKey, to: file.toKey, partBytes: file.partBytes });
  if (copied.size !== file.bytes || (file.sha256 !== null && copied.parts !== file.sha256)) throw new CopyDiffers(file.fromKey);
  if (file.fromFolder === null || file.toFolder === null) return;
  for (let after: string | undefined; ; ) {
    const page = await store.list(file.fromFolder, after === undefined ? {} : { after });
    for (const { key } of page.objects) {
      signal.throwIfAborted();
      await copyObject(store, { from: key, to: `${file.toFolder}${key.slice(file.fromFolder.length)}`, partBytes: null, cacheControl: FOREVER });
    }
    if (page.next === null) return;
    after = page.next;
  }
}
