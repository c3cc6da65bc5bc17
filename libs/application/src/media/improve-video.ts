import { DomainError } from '@sinau/domain/core';
import type { SystemActor } from '@sinau/domain/identity';
import { improveVideo } from '@sinau/contracts/jobs';
import { Database, enqueue, newId } from '@sinau/persistence/core';
import {
  assetById, beatLadder, duePackages, forgetPackage, giveUpLadder, lockDuePackage, packagePrefixes, switchPackage, wantedLadders, type MediaAsset, type MediaResult,
} from '@sinau/persistence/media';
import { isUnavailable, type ObjectStore } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { OBJECT_STORE } from '../core/index.js';
import { MediaWorkshop } from './media-workshop.js';
import { faultOfBytes, makePackage } from './make-package.js';
import { folderOf } from './object-keys.js';
import { TOKEN_HOURS } from './playback-tokens.js';
import type { ProcessingRun } from './process-video.js';
import { ProgressBeat } from './progress-beat.js';
import { sweepPackages } from './sweep-packages.js';

/** Longer than a token that was given a moment before the switch. */
const KEEP_MINUTES = TOKEN_HOURS * 60 + 5;

type Improvable = MediaAsset & { readonly result: MediaResult };

/**
 * Gives a video its qualities and poster that plays without them since no ffmpeg was there when it came. It plays on all the while; who plays
 * keeps the old package until their token ends. May run twice or be cut off anywhere: one run's package becomes the video's, the others are swept.
 */
@Injectable()
export class ImproveVideo {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(MediaWorkshop) private readonly workshop: MediaWorkshop,
  ) {}

  /** The next video to improve; none where there is no ffmpeg, or while another is being improved. */
  async wanted(actor: SystemActor): Promise<readonly string[]> {
    if ((await this.workshop.tools()).ffmpeg === null) return [];
    return this.database.transaction(actor, (transaction) => wantedLadders(transaction));
  }

  async ask(actor: SystemActor, mediaId: string): Promise<void> {
    await this.database.transaction(actor, (transaction) => enqueue(transaction, improveVideo, { agencyId: actor.agencyId, mediaId }));
  }

  /** Throws what may be mended by another try; a video that can't be improved stays as it plays. */
  async run(actor: SystemActor, { mediaId, isLast, signal }: ProcessingRun): Promise<void> {
    const asset = await this.improvable(actor, mediaId);
    if (asset === null) return;
    const prefix = `${folderOf(asset.objectKey)}play-${newId()}/`;
    const made = await this.make(actor, asset, prefix, signal).catch((error: unknown) => this.give(actor, mediaId, { error, prefix, isLast: isLast && !signal.aborted }));
    if (made === null) return;
    const change = { objectKey: asset.objectKey, from: asset.result, to: made, keepMinutes: KEEP_MINUTES };
    const switched = await this.database.transaction(actor, (transaction) => switchPackage(transaction, change));
    if (!switched) return void (await this.store.deletePrefix(prefix));
    await sweepPackages(this.store, asset.objectKey, await this.database.transaction(actor, (transaction) => packagePrefixes(transaction, asset.objectKey)));
  }

  /** Packages that nobody can be playing from any more. */
  outlived(actor: SystemActor): Promise<readonly string[]> {
    return this.database.transaction(actor, (transaction) => duePackages(transaction));
  }

  /** Within the transaction: a store that is away leaves the row, and the next round begins anew. */
  async forget(actor: SystemActor, packageId: string): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      const found = await lockDuePackage(transaction, packageId);
      if (found === null) return;
      if (!found.used) await this.store.deletePrefix(found.prefix);
      await forgetPackage(transaction, packageId);
    });
  }

  private async improvable(actor: SystemActor, mediaId: string): Promise<Improvable | null> {
    if ((await this.workshop.tools()).ffmpeg === null) return null;
    const asset = await this.database.transaction(actor, (transaction) => assetById(transaction, mediaId));
    if (asset?.state.name !== 'ready' || asset.ladder !== 'wanted' || asset.result === null) return null;
    return { ...asset, result: asset.result };
  }

  private async make(actor: SystemActor, asset: Improvable, prefix: string, signal: AbortSignal): Promise<MediaResult> {
    const beat = new ProgressBeat((percent) => this.database.transaction(actor, (transaction) => beatLadder(transaction, asset.id, percent)));
    const { result } = await beat.during(() => makePackage(this.store, this.workshop, { asset, prefix, signal, onProgress: (percent) => beat.reach(percent) }));
    return result;
  }

  private async give(actor: SystemActor, mediaId: string, { error, prefix, isLast }: { error: unknown; prefix: string; isLast: boolean }): Promise<null> {
    await this.store.deletePrefix(prefix).catch(() => undefined); // what stays is swept by the next run
    const away = isUnavailable(error) || (error instanceof DomainError && error.code === 'unavailable');
    if (faultOfBytes(error) === null && (away || !isLast)) throw error;
    await this.database.transaction(actor, (transaction) => giveUpLadder(transaction, mediaId));
    return null;
  }
}
