import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { AuthorDatabase } from '@sinau/persistence/core';
import { isAssetUsed, isObjectShared, type MediaAsset } from '@sinau/persistence/media';
import type { ObjectStore } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { OBJECT_STORE } from '../core/index.js';
import { advance, lockedAsset } from './find-media.js';
import { fromStore } from './from-store.js';
import { folderOf } from './object-keys.js';

/** Gives an upload up, or deletes a file that nothing uses, with all that was made of it. */
@Injectable()
export class RemoveMedia {
  constructor(
    @Inject(AuthorDatabase) private readonly database: AuthorDatabase,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  /** Throws `media_in_use` while a lesson, an article or a version points at it. */
  async run(actor: PersonActor, mediaId: string): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      const asset = await lockedAsset(transaction, mediaId);
      const arrived = asset.state.name !== 'uploading' && asset.state.name !== 'failed';
      if (arrived && (await isAssetUsed(transaction, asset.courseId, mediaId))) throw new DomainError('media_in_use');
      await advance(transaction, asset, { kind: 'deleted' });
      await recordAudit(transaction, 'media.deleted', { kind: 'media', id: mediaId }, { fileName: asset.fileName, bytes: asset.bytes });
      // Within the transaction: a store that is away leaves the row, and the act can be repeated.
      if (!(await isObjectShared(transaction, asset))) await fromStore(this.forget(asset));
    });
  }

  private async forget({ objectKey, uploadId }: MediaAsset): Promise<void> {
    if (uploadId !== null) await this.store.abortUpload(objectKey, uploadId);
    await this.store.deletePrefix(folderOf(objectKey));
  }
}
