import type { SystemActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { abandonedUploads, assetById, isObjectShared, lockAsset, noteAsked, saveState, stuckFiles, type MediaAsset } from '@sinau/persistence/media';
import type { ObjectStore } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { OBJECT_STORE } from '../core/index.js';
import { askForProcessing } from './ask-for-processing.js';
import { folderOf } from './object-keys.js';

/** An upload may rest over a weekend. */
const ABANDONED_HOURS = 72;
/** A run gives a sign of life every 20 s. */
const STUCK_SECONDS = 180;

/** Finds files whose state should not last, and mends them. */
@Injectable()
export class MendMedia {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  abandoned(actor: SystemActor): Promise<readonly string[]> {
    return this.database.transaction(actor, (transaction) => abandonedUploads(transaction, ABANDONED_HOURS));
  }

  stuck(actor: SystemActor): Promise<readonly string[]> {
    return this.database.transaction(actor, (transaction) => stuckFiles(transaction, STUCK_SECONDS));
  }

  /** Gives an upload up that nobody went on with. */
  async expire(actor: SystemActor, mediaId: string): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      const asset = await lockAsset(transaction, mediaId);
      if (asset?.state.name !== 'uploading') return;
      if (!(await isObjectShared(transaction, asset))) await this.forget(asset);
      await saveState(transaction, mediaId, { name: 'deleted' });
    });
  }

  /** Asks for the processing again; one that runs swallows it. */
  async ask(actor: SystemActor, mediaId: string): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      const asset = (await noteAsked(transaction, mediaId)) ? await assetById(transaction, mediaId) : null;
      if (asset) await askForProcessing(transaction, asset);
    });
  }

  private async forget({ objectKey, uploadId }: MediaAsset): Promise<void> {
    if (uploadId !== null) await this.store.abortUpload(objectKey, uploadId);
    await this.store.deletePrefix(folderOf(objectKey));
  }
}
