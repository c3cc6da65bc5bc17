import type { UploadView } from '@sinau/contracts/media';
import { DomainError } from '@sinau/domain/core';
import { missingParts, partCount } from '@sinau/domain/media';
import type { PersonActor } from '@sinau/domain/identity';
import { AuthorDatabase } from '@sinau/persistence/core';
import type { MediaAsset } from '@sinau/persistence/media';
import { isNotFound, type ObjectStore, type UploadedPart } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { OBJECT_STORE } from '../core/index.js';
import { editableAsset } from './find-media.js';
import { fromStore } from './from-store.js';
import { uploadViewOf } from './media-view.js';

/** What the store has of an upload: the truth, whatever a browser remembers. */
@Injectable()
export class ReadUpload {
  constructor(
    @Inject(AuthorDatabase) private readonly database: AuthorDatabase,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  async run(actor: PersonActor, mediaId: string): Promise<UploadView> {
    return this.of(await this.database.transaction(actor, (transaction) => editableAsset(transaction, mediaId)));
  }

  async of(asset: MediaAsset): Promise<UploadView> {
    const parts = await this.parts(asset);
    if (parts === null) throw new DomainError('upload_gone');
    const missing = new Set(missingParts(asset.bytes, asset.partBytes, parts));
    const numbers = Array.from({ length: partCount(asset.bytes, asset.partBytes) }, (_, index) => index + 1);
    return uploadViewOf(asset, numbers.filter((number) => !missing.has(number)));
  }

  /** Parts that are stored; null when the store has no such upload any more. */
  async parts({ objectKey, uploadId }: MediaAsset): Promise<readonly UploadedPart[] | null> {
    if (uploadId === null) return [];
    try {
      return await fromStore(this.store.listParts(objectKey, uploadId));
    } catch (error) {
      if (isNotFound(error)) return null;
      throw error;
    }
  }
}
