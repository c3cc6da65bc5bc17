import { createHash } from 'node:crypto';
import type { ObjectStore } from './object-store.js';

/** Reads the whole object, holding one chunk at a time. Size in bytes, SHA-256 in hexadecimal. Throws `StorageError`. */
export async function checksumOf(store: Pick<ObjectStore, 'get'>, key: string): Promise<{ readonly size: number; readonly sha256: string }> {
  const { body } = await store.get(key);
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { size, sha256: hash.digest('hex') };
}
