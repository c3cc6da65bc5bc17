import type { MediaView } from '@sinau/contracts/media';
import { DomainError } from '@sinau/domain/core';
import { isAccepted, missingParts, type MediaFailure } from '@sinau/domain/media';
import type { PersonActor } from '@sinau/domain/identity';
import { sniff } from '@sinau/media';
import { AuthorDatabase } from '@sinau/persistence/core';
import { saveContent, type MediaAsset } from '@sinau/persistence/media';
import { isNotFound, type ObjectStore } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { OBJECT_STORE } from '../core/index.js';
import { askForProcessing } from './ask-for-processing.js';
import { advance, editableAsset, lockedAsset } from './find-media.js';
import { fromStore, sourceOf } from './from-store.js';
import { mediaViewOf } from './media-view.js';
import { PartsDigest } from './parts-digest.js';
import { ReadUpload } from './read-upload.js';

type Found = { readonly contentType: string } | { readonly failure: MediaFailure };

/**
 * Puts the parts together, and lets the file live only when its size, its bytes' type and its digest are as they should be.
 * A video's digest is taken by its processing, which reads all of it anyway.
 */
@Injectable()
export class CompleteUpload {
  constructor(
    @Inject(AuthorDatabase) private readonly database: AuthorDatabase,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(ReadUpload) private readonly uploads: ReadUpload,
  ) {}

  /** Asking again is no error. Throws `upload_incomplete`, `upload_gone`, or why the file can't be used; then nothing of it is left. */
  async run(actor: PersonActor, { mediaId, digest }: { mediaId: string; digest: string }): Promise<MediaView> {
    const asset = await this.database.transaction(actor, (transaction) => editableAsset(transaction, mediaId));
    if (asset.state.name !== 'uploading') return mediaViewOf(asset);
    await this.assemble(asset);
    const found = await fromStore(this.examine(asset, digest));
    if ('failure' in found) return this.refuse(actor, asset, found.failure);
    return this.accept(actor, mediaId, { contentType: found.contentType, digest });
  }

  private async assemble(asset: MediaAsset): Promise<void> {
    const parts = await this.uploads.parts(asset);
    if (parts === null) return; // put together by a request that died before it could say so: the object tells
    const missing = missingParts(asset.bytes, asset.partBytes, parts);
    if (missing.length > 0) throw new DomainError('upload_incomplete', { missing: missing.length });
    try {
      await fromStore(this.store.completeUpload(asset.objectKey, asset.uploadId ?? '', parts));
    } catch (error) {
      if (!isNotFound(error)) throw error; // a second request was first
    }
  }

  private async examine({ kind, objectKey, bytes, partBytes }: MediaAsset, digest: string): Promise<Found> {
    const size = await this.sizeOf(objectKey);
    if (size !== bytes) return { failure: 'media_size_differs' };
    const verdict = await sniff(sourceOf(this.store, objectKey, size));
    if ('refused' in verdict) {
      if (verdict.refused === 'empty' || verdict.refused === 'truncated') return { failure: `media_${verdict.refused}` };
      return { failure: kind === 'video' ? 'media_not_a_video' : 'media_type_refused' };
    }
    if (!isAccepted(kind, verdict.type)) return { failure: kind === 'video' ? 'media_not_a_video' : 'media_type_refused' };
    if (kind !== 'video' && (await this.digestOf(objectKey, partBytes)) !== digest) return { failure: 'media_checksum_differs' };
    return { contentType: verdict.mediaType };
  }

  private async sizeOf(objectKey: string): Promise<number> {
    try {
      return (await this.store.head(objectKey)).size;
    } catch (error) {
      throw isNotFound(error) ? new DomainError('upload_gone') : error;
    }
  }

  private async digestOf(objectKey: string, partBytes: number): Promise<string> {
    const digest = new PartsDigest(partBytes);
    const { body } = await this.store.get(objectKey);
    for await (const chunk of body as AsyncIterable<Buffer>) digest.update(chunk);
    return digest.finish();
  }

  private accept(actor: PersonActor, mediaId: string, content: { contentType: string; digest: string }): Promise<MediaView> {
    return this.database.transaction(actor, async (transaction) => {
      const asset = await lockedAsset(transaction, mediaId);
      if (asset.state.name !== 'uploading') return mediaViewOf(asset);
      const after = await advance(transaction, asset, { kind: 'uploaded', media: asset.kind });
      await saveContent(transaction, mediaId, content);
      await askForProcessing(transaction, asset);
      return mediaViewOf({ ...after, contentType: content.contentType });
    });
  }

  private async refuse(actor: PersonActor, { id, objectKey }: MediaAsset, failure: MediaFailure): Promise<never> {
    await fromStore(this.store.delete(objectKey));
    await this.database.transaction(actor, async (transaction) => {
      const asset = await lockedAsset(transaction, id);
      if (asset.state.name === 'uploading') await advance(transaction, asset, { kind: 'deleted' });
    });
    throw new DomainError(failure);
  }
}
