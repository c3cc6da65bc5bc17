import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../process/error-code.js';
import { describeObject, openObject, readBytes, writeObject, type Description, type Written } from './object-file.js';
import type { ObjectStore } from './object-store.js';
import { S3Error } from './s3-error.js';

const SMALLEST_PART = 5 * 1024 * 1024; // all but the last, as the protocol has it

export interface Upload {
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  readonly begun: number;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Part {
  readonly number: number;
  readonly description: Description;
}

export interface WantedPart {
  readonly number: number;
  readonly etag: string;
}

/** Uploads in parts: one folder each, with a description and one file per part, until they are completed or given up. */
export class UploadStore {
  readonly #store: ObjectStore;
  readonly #folder: string;
  readonly #completing = new Set<string>();

  constructor(store: ObjectStore) {
    this.#store = store;
    this.#folder = join(store.folder, '.uploads');
    mkdirSync(this.#folder, { recursive: true });
  }

  async begin(bucket: string, key: string, headers: Readonly<Record<string, string>>, now: number): Promise<Upload> {
    const upload: Upload = { id: randomUUID(), bucket, key, begun: now, headers };
    const folder = this.#folderOf(upload.id);
    await mkdir(folder);
    await writeFile(join(folder, 'upload.new'), JSON.stringify(upload), { flush: true });
    await rename(join(folder, 'upload.new'), join(folder, 'upload.json'));
    return upload;
  }

  /** Throws NoSuchUpload; also when the upload is for another object. */
  async find(id: string, bucket: string, key: string): Promise<Upload> {
    const upload = await this.#read(id);
    if (upload === null || upload.bucket !== bucket || upload.key !== key) throw new S3Error(404, 'NoSuchUpload');
    return upload;
  }

  async list(bucket: string, prefix: string): Promise<Upload[]> {
    const uploads = await Promise.all((await readdir(this.#folder)).map((id) => this.#read(id)));
    return uploads
      .filter((upload) => upload !== null)
      .filter((upload) => upload.bucket === bucket && upload.key.startsWith(prefix))
      .toSorted((a, b) => (a.key === b.key ? a.begun - b.begun : a.key < b.key ? -1 : 1));
  }

  writePart(upload: Upload, number: number, source: AsyncIterable<Buffer>, describe: (written: Written) => Description): Promise<Description> {
    return writeObject(this.#store.asideFolder, { destination: this.#partFile(upload, number) }, source, describe);
  }

  async parts(upload: Upload): Promise<Part[]> {
    const names = (await readdir(this.#folderOf(upload.id))).filter((name) => /^\d+$/.test(name));
    const parts: Part[] = [];
    for (const name of names) {
      const description = await describeObject(this.#partFile(upload, Number(name)));
      if (description !== null) parts.push({ number: Number(name), description });
    }
    return parts.toSorted((a, b) => a.number - b.number);
  }

  /**
   * Joins the parts into the object. `watch` sees every byte and may throw at the end. A second completion at the same
   * time is refused; one that was killed can be sent again, since the parts stay until the object is there.
   */
  async complete(
    upload: Upload,
    wanted: readonly WantedPart[],
    describe: (written: Written, etag: string) => Description,
    watch: (piece: Buffer) => void,
  ): Promise<Description> {
    if (this.#completing.has(upload.id)) throw new S3Error(409, 'OperationAborted', 'The upload is being completed.');
    this.#completing.add(upload.id);
    try {
      this.#checkParts(wanted, await this.parts(upload));
      const md5 = createHash('md5').update(Buffer.concat(wanted.map((part) => Buffer.from(part.etag, 'hex'))));
      const etag = `${md5.digest('hex')}-${wanted.length}`;
      const bytes = this.#join(upload, wanted, watch);
      const description = await this.#store.write(upload.bucket, upload.key, bytes, (written) => describe(written, etag));
      await this.remove(upload);
      return description;
    } finally {
      this.#completing.delete(upload.id);
    }
  }

  remove(upload: Upload): Promise<void> {
    return rm(this.#folderOf(upload.id), { recursive: true, force: true });
  }

  /** Removes uploads that were begun before `instant` (milliseconds since 1970) and are not being completed. */
  async removeBegunBefore(instant: number): Promise<number> {
    let removed = 0;
    for (const id of await readdir(this.#folder)) {
      const upload = await this.#read(id);
      if (upload === null || upload.begun >= instant || this.#completing.has(id)) continue;
      await this.remove(upload);
      removed += 1;
    }
    return removed;
  }

  #checkParts(wanted: readonly WantedPart[], parts: readonly Part[]): void {
    if (wanted.length === 0) throw new S3Error(400, 'MalformedXML', 'No part is named.');
    if (wanted.some((part, index) => part.number <= (wanted[index - 1]?.number ?? 0))) throw new S3Error(400, 'InvalidPartOrder');
    const have = new Map(parts.map((part) => [part.number, part.description]));
    wanted.forEach((part, index) => {
      const description = have.get(part.number);
      if (description?.etag !== part.etag) throw new S3Error(400, 'InvalidPart', `Part ${part.number} is not the one that was sent.`);
      if (index < wanted.length - 1 && description.size < SMALLEST_PART) throw new S3Error(400, 'EntityTooSmall');
    });
  }

  async *#join(upload: Upload, wanted: readonly WantedPart[], watch: (piece: Buffer) => void): AsyncGenerator<Buffer> {
    for (const { number, etag } of wanted) {
      const part = await openObject(this.#partFile(upload, number));
      try {
        if (part?.description.etag !== etag) throw new S3Error(400, 'InvalidPart', `Part ${number} was replaced meanwhile.`);
        for await (const piece of readBytes(part)) {
          watch(piece);
          yield piece;
        }
      } finally {
        await part?.handle.close();
      }
    }
  }

  async #read(id: string): Promise<Upload | null> {
    try {
      const upload: Upload = JSON.parse(await readFile(join(this.#folderOf(id), 'upload.json'), 'utf8'));
      return upload;
    } catch (error) {
      if (hasCode(error, 'ENOENT') || error instanceof S3Error) return null;
      throw error;
    }
  }

  #folderOf(id: string): string {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new S3Error(404, 'NoSuchUpload');
    return join(this.#folder, id);
  }

  #partFile(upload: Upload, number: number): string {
    return join(this.#folderOf(upload.id), String(number));
  }
}
