import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ByteSource } from '../sniffing/index.js';
import { asMediaError, MediaError } from './media-error.js';

/** `video-<machine>-<process>-<random>`: whoever finds a folder can tell whether its maker still lives. */
const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const NAME = /^video-(?:([0-9a-f]{8})-(\d+)-)?/;
/** Folders that this process works in now. */
const inUse = new Set<string>();

/** Runs `work` with an empty folder under `parent` and removes the folder with all in it, however `work` ends. */
export async function inWorkFolder<T>(parent: string, work: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(path.join(parent, `video-${machine}-${process.pid}-`));
  inUse.add(folder);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    inUse.delete(folder);
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM';
  }
}

/** Its maker was a process of this machine that has ended. A process that got the same id (containers give 1 to each) is not it. */
function isAbandoned(folder: string, [, maker, pid]: RegExpExecArray): boolean {
  if (maker !== machine || inUse.has(folder)) return false;
  return Number(pid) === process.pid || !lives(Number(pid));
}

/** Removes folders under `parent` whose process was killed, and those of unknown makers that are older than `olderThan`; tells how many. */
export async function removeLeftovers(parent: string, olderThan: Date): Promise<number> {
  await mkdir(parent, { recursive: true });
  let removed = 0;
  for (const name of await readdir(parent)) {
    const [folder, known] = [path.join(parent, name), NAME.exec(name)];
    if (known === null || inUse.has(folder)) continue;
    if (!isAbandoned(folder, known) && !(await isOlder(folder, olderThan))) continue;
    await rm(folder, { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}

/** False when another worker removed it meanwhile. */
async function isOlder(folder: string, moment: Date): Promise<boolean> {
  const found = await stat(folder).catch(() => null);
  return found !== null && found.mtime < moment;
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
