import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, open, rename, rm, unlink, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasCode } from '../process/error-code.js';
import type { Checksums } from './body.js';
import { S3Error } from './s3-error.js';

/**
 * One object is one file: its bytes, then its description as JSON, the description's length (32 bits, big-endian) and a
 * mark. So bytes and description appear together, by one rename, or not at all.
 */
const MARK = Buffer.from('SNO1');
const TAIL = 4 + MARK.length;

export interface Description {
  readonly size: number;
  /** Without quotes: the MD5 of the bytes, or of the parts' MD5s and "-<count>". */
  readonly etag: string;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** Headers that come back as they were given: content-type, cache-control, x-amz-meta-… */
  readonly headers: Readonly<Record<string, string>>;
  readonly checksums: Checksums;
}

/** What is known when all bytes have been written. */
export interface Written {
  readonly size: number;
  readonly md5: string;
}

export interface OpenObject {
  readonly handle: FileHandle;
  readonly description: Description;
}

async function writeAll(handle: FileHandle, data: Buffer): Promise<void> {
  let from = 0;
  while (from < data.length) from += (await handle.write(data, from)).bytesWritten;
}

/** A rename is safe when the folder that names the file is on the disk too. Windows can't sync folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

/** Puts the finished file in its place. A folder that a deletion removed at the same moment is made again. */
async function place(aside: string, destination: string, onlyNew: boolean): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    await makeFolder(dirname(destination));
    try {
      if (onlyNew) {
        await link(aside, destination);
        await unlink(aside);
      } else {
        await rename(aside, destination);
      }
      return await syncFolder(dirname(destination));
    } catch (error) {
      if (hasCode(error, 'EEXIST')) throw new S3Error(412, 'PreconditionFailed', 'There is an object of that name already.');
      if (!hasCode(error, 'ENOENT') || attempt === 5) throw error;
    }
  }
}

export interface Placement {
  readonly destination: string;
  /** Refuse when there is an object already. */
  readonly onlyNew?: boolean;
}

/**
 * Writes bytes aside, syncs them, then puts the file in its place. When the source throws, or `describe` does, nothing is
 * left. Memory: one piece of the source.
 */
export async function writeObject(
  asideFolder: string,
  placement: Placement,
  source: AsyncIterable<Buffer>,
  describe: (written: Written) => Description,
): Promise<Description> {
  const aside = join(asideFolder, randomUUID());
  const handle = await open(aside, 'wx');
  try {
    const md5 = createHash('md5');
    let size = 0;
    for await (const piece of source) {
      md5.update(piece);
      size += piece.length;
      await writeAll(handle, piece);
    }
    const description = describe({ size, md5: md5.digest('hex') });
    const json = Buffer.from(JSON.stringify(description));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(json.length);
    await writeAll(handle, Buffer.concat([json, length, MARK]));
    await handle.sync();
    await handle.close();
    await place(aside, placement.destination, placement.onlyNew ?? false);
    return description;
  } catch (error) {
    await handle.close().catch(() => undefined); // it may be closed already
    await rm(aside, { force: true });
    throw hasCode(error, 'ENOSPC') ? new S3Error(507, 'InsufficientStorage', 'The disk is full.') : error;
  }
}

async function readDescription(handle: FileHandle): Promise<Description> {
  const { size } = await handle.stat();
  const tail = Buffer.alloc(TAIL);
  await handle.read(tail, 0, TAIL, size - TAIL);
  if (!tail.subarray(4).equals(MARK)) throw new S3Error(500, 'InternalError', 'The object’s file is damaged.');
  const length = tail.readUInt32BE(0);
  const json = Buffer.alloc(length);
  await handle.read(json, 0, length, size - TAIL - length);
  const description: Description = JSON.parse(json.toString('utf8'));
  return description;
}

/** Opens an object; the caller closes the handle. Null when there is none. */
export async function openObject(path: string): Promise<OpenObject | null> {
  let handle: FileHandle;
  try {
    handle = await open(path, 'r');
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return null;
    throw error;
  }
  try {
    return { handle, description: await readDescription(handle) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

export async function describeObject(path: string): Promise<Description | null> {
  const object = await openObject(path);
  await object?.handle.close();
  return object?.description ?? null;
}

/** The bytes from `start` to `end`, both counted in. The handle stays open. */
export async function* readBytes({ handle, description }: OpenObject, start = 0, end = description.size - 1): AsyncGenerator<Buffer> {
  if (end < start) return;
  for await (const piece of handle.createReadStream({ start, end, highWaterMark: 256 * 1024, autoClose: false })) yield piece;
}
