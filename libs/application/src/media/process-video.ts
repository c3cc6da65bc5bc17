import { DomainError } from '@sinau/domain/core';
import type { SystemActor } from '@sinau/domain/identity';
import { afterEvent, type MediaEvent, type MediaFailure } from '@sinau/domain/media';
import { Database, newId, type Transaction } from '@sinau/persistence/core';
import { beatProgress, lockAsset, packagePrefixes, saveResult, saveState, type MediaAsset } from '@sinau/persistence/media';
import { isUnavailable, type ObjectStore } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { OBJECT_STORE } from '../core/index.js';
import { MediaWorkshop } from './media-workshop.js';
import { faultOfBytes, makePackage, type MadePackage } from './make-package.js';
import { folderOf } from './object-keys.js';
import { ProgressBeat } from './progress-beat.js';
import { sweepPackages } from './sweep-packages.js';

export type ProcessingRun = { readonly mediaId: string; readonly isLast: boolean; readonly signal: AbortSignal };

/** Makes an uploaded video playable. May run twice or be cut off anywhere: a file becomes ready once, by one run's package. */
@Injectable()
export class ProcessVideo {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(MediaWorkshop) private readonly workshop: MediaWorkshop,
  ) {}

  /** Throws what may be mended by another try; what can't be is written down. */
  async run(actor: SystemActor, { mediaId, isLast, signal }: ProcessingRun): Promise<void> {
    const asset = await this.step(actor, mediaId, { kind: 'started' });
    if (!asset) return;
    const prefix = `${folderOf(asset.objectKey)}play-${newId()}/`;
    const made = await this.make(actor, asset, prefix, signal).catch((error: unknown) => this.give(actor, mediaId, { error, prefix, isLast: isLast && !signal.aborted }));
    if (made === null) return;
    // A package is taken away only after it is known that it did not become the file's: this may throw with the state written.
    const ready = await this.step(actor, mediaId, { kind: 'finished' }, (transaction) => saveResult(transaction, mediaId, made.result, made.ladder));
    if (!ready) return void (await this.store.deletePrefix(prefix));
    await sweepPackages(this.store, asset.objectKey, await this.database.transaction(actor, (transaction) => packagePrefixes(transaction, asset.objectKey)));
  }

  /** Writes down what no other try mends; throws the rest. */
  private async give(actor: SystemActor, mediaId: string, { error, prefix, isLast }: { error: unknown; prefix: string; isLast: boolean }): Promise<null> {
    const failure = failureOf(error, isLast);
    await this.store.deletePrefix(prefix).catch(() => undefined); // what stays is swept by the next run
    if (failure === null) throw error;
    await this.step(actor, mediaId, { kind: 'failed', failure });
    return null;
  }

  /** Null when the event can't happen any more: the file is gone, or another run was first. */
  private step(actor: SystemActor, mediaId: string, event: MediaEvent, also: (transaction: Transaction) => Promise<void> = async () => undefined): Promise<MediaAsset | null> {
    return this.database.transaction(actor, async (transaction) => {
      const asset = await lockAsset(transaction, mediaId);
      const after = asset && afterEvent(asset.state, event);
      if (!asset || !after?.allowed) return null;
      await also(transaction);
      await saveState(transaction, mediaId, after.state);
      return { ...asset, state: after.state };
    });
  }

  private make(actor: SystemActor, asset: MediaAsset, prefix: string, signal: AbortSignal): Promise<MadePackage> {
    const beat = new ProgressBeat((percent) => this.database.transaction(actor, (transaction) => beatProgress(transaction, asset.id, percent)));
    return beat.during(() => makePackage(this.store, this.workshop, { asset, prefix, signal, onProgress: (percent) => beat.reach(percent) }));
  }
}

/** Null for what another try may mend. A store or database that is away is waited for, however long. */
function failureOf(error: unknown, isLast: boolean): MediaFailure | null {
  const final = faultOfBytes(error);
  if (final !== null) return final;
  if (isUnavailable(error) || (error instanceof DomainError && error.code === 'unavailable')) return null;
  return isLast ? 'media_processing_failed' : null;
}
