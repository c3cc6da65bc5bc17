import type { MediaView } from '@sinau/contracts/media';
import type { PersonActor } from '@sinau/domain/identity';
import { AuthorDatabase } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { askForProcessing } from './ask-for-processing.js';
import { advance, lockedAsset } from './find-media.js';
import { mediaViewOf } from './media-view.js';

/** Processes a failed video or picture once more. */
@Injectable()
export class RetryProcessing {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  /** Throws `media_state` when it has not failed, or when the bytes are to blame. */
  async run(actor: PersonActor, mediaId: string): Promise<MediaView> {
    return this.database.transaction(actor, async (transaction) => {
      const asset = await advance(transaction, await lockedAsset(transaction, mediaId), { kind: 'retried' });
      await askForProcessing(transaction, asset);
      return mediaViewOf(asset);
    });
  }
}
