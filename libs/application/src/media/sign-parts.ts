import { DomainError } from '@sinau/domain/core';
import { partCount, partSize } from '@sinau/domain/media';
import type { PersonActor } from '@sinau/domain/identity';
import { AuthorDatabase } from '@sinau/persistence/core';
import { noteUpload, touchUpload, type MediaAsset } from '@sinau/persistence/media';
import type { ObjectStore, PresignedRequest } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { OBJECT_STORE } from '../core/index.js';
import { editableAsset } from './find-media.js';
import { fromStore } from './from-store.js';

/** Long enough for 16 MiB on a line of 40 kB/s. */
const SIGNED_SECONDS = 900;

export type SignedParts = { readonly parts: (PresignedRequest & { readonly partNumber: number; readonly size: number; readonly headers: Record<string, string> })[]; readonly expiresAt: string };

/** Addresses for parts of an upload, any number of times. */
@Injectable()
export class SignParts {
  constructor(
    @Inject(AuthorDatabase) private readonly database: AuthorDatabase,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  /** Throws `media_state` when the upload has ended, `invalid_request` for a part that the file doesn't have. */
  async run(actor: PersonActor, { mediaId, parts }: { mediaId: string; parts: readonly number[] }): Promise<SignedParts> {
    const asset = await this.database.transaction(actor, async (transaction) => {
      await touchUpload(transaction, mediaId);
      return editableAsset(transaction, mediaId);
    });
    if (asset.state.name !== 'uploading') throw new DomainError('media_state', { state: asset.state.name });
    if (parts.some((number) => number > partCount(asset.bytes, asset.partBytes))) throw new DomainError('invalid_request');
    const uploadId = asset.uploadId ?? (await this.begin(actor, asset));
    const expiresAt = new Date(Date.now() + SIGNED_SECONDS * 1000).toISOString();
    const signed = parts.map(async (partNumber) => {
      const size = partSize(asset.bytes, asset.partBytes, partNumber);
      const { url, headers } = await this.store.presignPart(asset.objectKey, uploadId, partNumber, { expiresIn: SIGNED_SECONDS, size });
      return { partNumber, size, url, headers: { ...headers } };
    });
    return { parts: await Promise.all(signed), expiresAt };
  }

  /** Of two that begin at once, one upload counts; the other is given up. */
  private async begin(actor: PersonActor, { id, objectKey, contentType }: MediaAsset): Promise<string> {
    const uploadId = await fromStore(this.store.createUpload(objectKey, { contentType }));
    const counts = await this.database.transaction(actor, (transaction) => noteUpload(transaction, id, uploadId));
    if (counts) return uploadId;
    await fromStore(this.store.abortUpload(objectKey, uploadId));
    const { uploadId: theirs } = await this.database.transaction(actor, (transaction) => editableAsset(transaction, id));
    if (theirs === null) throw new DomainError('upload_gone');
    return theirs;
  }
}
