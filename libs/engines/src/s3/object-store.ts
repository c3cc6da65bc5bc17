import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { access, mkdir, readdir, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasCode } from '../process/error-code.js';
import { describeObject, openObject, writeObject, type Description, type OpenObject, type Written } from './object-file.js';
import { S3Error } from './s3-error.js';

const ASIDE = '.aside';
const LONGEST_SEGMENT = 240; // bytes of a file name, with room for the mark in front

/**
 * A key's segment as a file name: lower-case letters, digits, - and _ stay, every other byte becomes %HH, so that no key
 * leaves its folder and no two keys meet on a disk that ignores case. `o-` names an object and `d-` a folder, so that the
 * keys `a` and `a/b` can both be there.
 */
function fileName(mark: 'o-' | 'd-', segment: string): string {
  let name = '';
  for (const byte of Buffer.from(segment, 'utf8')) {
    const character = String.fromCharCode(byte);
    name += /[a-z0-9_-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  if (name.length > LONGEST_SEGMENT) throw new S3Error(400, 'KeyTooLongError');
  return mark + name;
}

interface Entry {
  readonly key: string;
  readonly path: string;
  readonly isFolder: boolean;
}

/** Objects as files below one folder, one folder per bucket. */
export class ObjectStore {
  readonly folder: string;
  readonly asideFolder: string;

  constructor(folder: string) {
    this.folder = folder;
    this.asideFolder = join(folder, ASIDE);
    mkdirSync(this.asideFolder, { recursive: true });
    for (const name of readdirSync(this.asideFolder)) rmSync(join(this.asideFolder, name), { force: true }); // of writes that were cut
  }

  async createBucket(bucket: string): Promise<void> {
    await mkdir(this.#bucketFolder(bucket), { recursive: true });
  }

  /** Throws NoSuchBucket. */
  async requireBucket(bucket: string): Promise<void> {
    const folder = this.#bucketFolder(bucket);
    try {
      await access(folder);
    } catch {
      throw new S3Error(404, 'NoSuchBucket');
    }
  }

  async buckets(): Promise<{ readonly name: string; readonly created: number }[]> {
    const names = (await readdir(this.folder)).filter((name) => !name.startsWith('.')).toSorted();
    return Promise.all(names.map(async (name) => ({ name, created: (await stat(join(this.folder, name))).birthtimeMs })));
  }

  write(bucket: string, key: string, source: AsyncIterable<Buffer>, describe: (written: Written) => Description): Promise<Description> {
    return writeObject(this.asideFolder, { destination: this.#path(bucket, key) }, source, describe);
  }

  /** Throws PreconditionFailed when there is an object of that name. */
  writeNew(bucket: string, key: string, source: AsyncIterable<Buffer>, describe: (written: Written) => Description): Promise<Description> {
    return writeObject(this.asideFolder, { destination: this.#path(bucket, key), onlyNew: true }, source, describe);
  }

  /** Throws NoSuchKey; the caller closes the handle. */
  async open(bucket: string, key: string): Promise<OpenObject> {
    const object = await openObject(this.#path(bucket, key));
    if (object === null) throw new S3Error(404, 'NoSuchKey');
    return object;
  }

  /** Removing what isn't there is no error, as the protocol has it. Folders that are then empty go too. */
  async remove(bucket: string, key: string): Promise<void> {
    const path = this.#path(bucket, key);
    await rm(path, { force: true });
    const top = this.#bucketFolder(bucket);
    for (let folder = dirname(path); folder !== top; folder = dirname(folder)) {
      try {
        await rmdir(folder);
      } catch (error) {
        if (hasCode(error, 'ENOENT')) continue;
        return; // not empty
      }
    }
  }

  /**
   * Keys in order that begin with `prefix` and come after `after`. Folders wholly outside are not read. The order is that
   * of UTF-16, which differs from the protocol's only beyond U+FFFF.
   */
  async *list(bucket: string, prefix: string, after: string): AsyncGenerator<{ key: string; description: Description }> {
    for await (const entry of this.#walk(this.#bucketFolder(bucket), '', prefix, after)) {
      const description = await describeObject(entry.path);
      if (description !== null) yield { key: entry.key, description };
    }
  }

  async *#walk(folder: string, base: string, prefix: string, after: string): AsyncGenerator<Entry> {
    for (const entry of await entriesOf(folder, base)) {
      const reaches = entry.key.startsWith(prefix) || (entry.isFolder && prefix.startsWith(entry.key));
      const comes = entry.key > after || (entry.isFolder && after.startsWith(entry.key));
      if (!reaches || !comes) continue;
      if (entry.isFolder) yield* this.#walk(entry.path, entry.key, prefix, after);
      else yield entry;
    }
  }

  #bucketFolder(bucket: string): string {
    if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) throw new S3Error(400, 'InvalidBucketName');
    return join(this.folder, bucket);
  }

  #path(bucket: string, key: string): string {
    if (key === '' || Buffer.byteLength(key) > 1024) throw new S3Error(400, 'KeyTooLongError');
    const segments = key.split('/');
    const names = segments.map((segment, index) => fileName(index === segments.length - 1 ? 'o-' : 'd-', segment));
    return join(this.#bucketFolder(bucket), ...names);
  }
}

/** A folder's key ends in a slash, so that it sorts among its siblings where its first key would. */
async function entriesOf(folder: string, base: string): Promise<Entry[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return []; // removed meanwhile
    throw error;
  }
  return names
    .map((name) => {
      const isFolder = name.startsWith('d-');
      return { key: base + decodeURIComponent(name.slice(2)) + (isFolder ? '/' : ''), path: join(folder, name), isFolder };
    })
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
