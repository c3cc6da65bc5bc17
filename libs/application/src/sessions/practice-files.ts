import { PRACTICE_FILE_BYTES, type PracticeFileView } from '@sinau/contracts/sessions';
import { DomainError } from '@sinau/domain/core';
import { bytesSource, PictureError, rewritePicture, sniff, type RewrittenPicture } from '@sinau/media';
import type { PracticeFile } from '@sinau/persistence/sessions';
import { isNotFound, type ObjectStore } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { OBJECT_STORE } from '../core/index.js';
import { bytesOf, fromStore } from '../media/index.js';

const ADDRESS_SECONDS = 600;
/** Pixels: enough to read a notice board in a photo of a room. */
const LONGEST_EDGE = 2_000;
const photos: ReadonlySet<string> = new Set(['png', 'jpeg', 'webp']);

export type PracticeUpload = { readonly fileName: string; readonly bytes: Buffer };
export type OfReport = { readonly agencyId: string; readonly reportId: string };

const keyOf = ({ agencyId, reportId }: OfReport, fileId: string) => `practice/${agencyId}/${reportId}/${fileId}`;
/** As it came from the camera; nobody is ever led to it. */
const givenKey = (of: OfReport, fileId: string) => `${keyOf(of, fileId)}.given`;

/** The name with the ending of what the photo was written as. */
function namedAs(fileName: string, contentType: RewrittenPicture['contentType']): string {
  return `${fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '')}.${contentType === 'image/png' ? 'png' : 'jpg'}`;
}

/** Evidence of field practice. What a file is, its bytes decide; of a photo only the pixels are kept. */
@Injectable()
export class PracticeFiles {
  constructor(@Inject(OBJECT_STORE) private readonly store: ObjectStore) {}

  /** A photo waits to be written anew. Throws `practice_file_too_large`, `practice_file_refused`, `unavailable`. */
  async place(of: OfReport, fileId: string, { fileName, bytes }: PracticeUpload): Promise<PracticeFile> {
    if (bytes.byteLength > PRACTICE_FILE_BYTES) throw new DomainError('practice_file_too_large', { maxMegabytes: PRACTICE_FILE_BYTES / 1024 / 1024 });
    const verdict = await sniff(bytesSource(bytes));
    if ('refused' in verdict || (verdict.type !== 'pdf' && !photos.has(verdict.type))) throw new DomainError('practice_file_refused');
    const isPhoto = verdict.type !== 'pdf';
    await fromStore(this.store.put(isPhoto ? givenKey(of, fileId) : keyOf(of, fileId), bytes, { contentType: verdict.mediaType }));
    return { id: fileId, fileName, contentType: verdict.mediaType, bytes: bytes.byteLength, state: isPhoto ? 'pending' : 'ready' };
  }

  /**
   * Writes a photo anew and deletes what was sent; null when it can't be read. May run twice or be cut off anywhere: the new one is
   * there before the old one goes, and a run that finds no old one goes on from the new.
   */
  async rewrite(of: OfReport, fileId: string, fileName: string): Promise<Pick<PracticeFile, 'contentType' | 'bytes' | 'fileName'> | null> {
    const given = await this.given(of, fileId);
    if (given !== null) {
      const picture = await readable(given);
      if (picture !== null) await this.store.put(keyOf(of, fileId), picture.bytes, { contentType: picture.contentType });
      await this.store.delete(givenKey(of, fileId));
      if (picture === null) return null;
    }
    const { size, contentType } = await this.store.head(keyOf(of, fileId));
    return { contentType, bytes: size, fileName: namedAs(fileName, contentType === 'image/png' ? 'image/png' : 'image/jpeg') };
  }

  async forget(of: OfReport, fileId: string): Promise<void> {
    await fromStore(this.store.delete(keyOf(of, fileId)));
    await fromStore(this.store.delete(givenKey(of, fileId)));
  }

  /** Addresses at the store that end after ten minutes. */
  views(of: OfReport, files: readonly PracticeFile[]): Promise<PracticeFileView[]> {
    return Promise.all(files.map(async (file) => {
      if (file.state !== 'ready') return { ...file, viewUrl: null, downloadUrl: null };
      const options = { expiresIn: ADDRESS_SECONDS, contentType: file.contentType };
      const [viewUrl, downloadUrl] = [await this.store.presignGet(keyOf(of, file.id), options), await this.store.presignGet(keyOf(of, file.id), { ...options, downloadName: file.fileName })];
      return { ...file, viewUrl, downloadUrl };
    }));
  }

  private async given(of: OfReport, fileId: string): Promise<Uint8Array | null> {
    try {
      return await bytesOf((await this.store.get(givenKey(of, fileId))).body);
    } catch (error) {
      if (isNotFound(error)) return null;
      throw error;
    }
  }
}

async function readable(bytes: Uint8Array): Promise<RewrittenPicture | null> {
  try {
    return await rewritePicture(bytes, LONGEST_EDGE);
  } catch (error) {
    if (error instanceof PictureError) return null;
    throw error;
  }
}
