import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ByteSource } from '../sniffing/index.js';
import { asMediaError, MediaError } from './media-error.js';

const PREFIX = 'video-';

/** Runs `work` with an empty folder under `parent` and removes the folder with all in it, however `work` ends. */
export async function inWorkFolder<T>(parent: string, work: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(path.join(parent, PREFIX));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Removes folders that a killed process left under `parent` before `olderThan`; tells how many. */
export async function removeLeftovers(parent: string, olderThan: Date): Promise<number> {
  await mkdir(parent, { recursive: true });
  let removed = 0;
  for (const name of await readdir(parent)) {
    const folder = path.join(parent, name);
    if (!name.startsWith(PREFIX) || (await stat(folder)).mtime >= olderThan) continue;
    await rm(folder, { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}

/**
 * Writes a stream of exactly `size` bytes to `file`, holding a few chunks. Throws `MediaError`: `truncated` when it is
 * shorter or longer, `no_space`, `cancelled`; errors of the stream itself are thrown as they are.
 */
export async function saveStream(body: Readable, file: string, size: number, signal?: AbortSignal): Promise<void> {
  let written = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      written += chunk.length;
      done(written > size ? new MediaError('truncated', `more than ${size} bytes came`) : null, chunk);
    },
  });
  let broken: Error | null = null;
  body.once('error', (error) => (broken = error));
  try {
    await pipeline(body, counter, createWriteStream(file), signal === undefined ? {} : { signal });
  } catch (error) {
    throw broken !== null && signal?.aborted !== true ? broken : asMediaError(error, signal);
  }
  if (written !== size) throw new MediaError('truncated', `${written} of ${size} bytes came`);
}

/** Opens a file as a `ByteSource` for `work`, and closes it after. */
export async function withFileSource<T>(file: string, work: (source: ByteSource) => Promise<T>): Promise<T> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const read = async (start: number, end: number): Promise<Uint8Array> => {
      const buffer = Buffer.alloc(Math.max(0, Math.min(end, size) - start));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, start);
      return buffer.subarray(0, bytesRead);
    };
    return await work({ size, read });
  } finally {
    await handle.close();
  }
}
