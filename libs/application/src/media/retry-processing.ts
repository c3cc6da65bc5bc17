import { processVideo } from '@sinau/contracts/jobs';
import type { MediaView } from '@sinau/contracts/media';
import type { PersonActor } from '@sinau/domain/identity';
import { AuthorDatabase, enqueue } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { advance, lockedAsset } from './find-media.js';
import { mediaViewOf } from './media-view.js';

/** Processes a failed video once more. */
@Injectable()
export class RetryProcessing {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  /** Throws `media_state` when it has not failed, or when the bytes are to blame. */
  async run(actor: PersonActor, mediaId: string): Promise<MediaView> {
    return this.database.transaction(actor, async (transaction) => {
      const asset = await advance(transaction, await lockedAsset(transaction, mediaId), { kind: 'retried' });
      await enqueue(transaction, processVideo, { agencyId: transaction.agencyId, mediaId });
      return mediaViewOf(asset);
    });
  }
}
