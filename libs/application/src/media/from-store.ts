import { DomainError } from '@sinau/domain/core';
import type { ByteSource } from '@sinau/media';
import { isUnavailable, type ObjectStore } from '@sinau/storage';
import { Readable } from 'node:stream';

/** Waits for the object store; a store that is away is `unavailable`, as the database is. */
export async function fromStore<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw isUnavailable(error) ? new DomainError('unavailable', { service: 'storage' }) : error;
  }
}

export async function bytesOf(body: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of body as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** An object that is read by ranges. */
export function sourceOf(store: ObjectStore, key: string, size: number): ByteSource {
  return {
    size,
    read: async (start, end) => {
      const last = Math.min(end, size) - 1;
      return last < start ? new Uint8Array() : bytesOf((await store.getRange(key, { start, end: last })).body);
    },
  };
}

/** A small object as text. */
export async function textOf(store: ObjectStore, key: string): Promise<string> {
  const { body } = await store.get(key);
  return Buffer.from(await bytesOf(body)).toString('utf8');
}
