import { DomainError } from '@sinau/domain/core';
import type { SystemActor } from '@sinau/domain/identity';
import { afterEvent, type MediaEvent, type MediaFailure } from '@sinau/domain/media';
import { PictureError, rewritePicture, type PictureFault } from '@sinau/media';
import { Database, type Transaction } from '@sinau/persistence/core';
import { lockAsset, saveObject, saveState, type MediaAsset } from '@sinau/persistence/media';
import { isNotFound, isUnavailable, type ObjectStore } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { OBJECT_STORE } from '../core/index.js';
import { bytesOf } from './from-store.js';
import { pictureKey } from './object-keys.js';

const failures: Readonly<Record<PictureFault, MediaFailure>> = { not_a_picture: 'media_type_refused', damaged: 'media_picture_damaged', too_many_pixels: 'media_too_many_pixels' };

/** Pixels: twice the width of an article's column on the widest screen. */
const LONGEST_EDGE = 2_560;

type Written = { readonly objectKey: string; readonly contentType: string; readonly bytes: number };

/**
 * Writes an uploaded picture anew, so that nothing but its pixels is kept, and deletes what was uploaded. May run twice or be cut off
 * anywhere: the new one is stored under a name of its own before the original goes, and a run that finds no original goes on from there.
 */
@Injectable()
export class ProcessPicture {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  /** Throws what may be mended by another try; what can't be is written down. */
  async run(actor: SystemActor, { mediaId, isLast }: { readonly mediaId: string; readonly isLast: boolean }): Promise<void> {
    const asset = await this.step(actor, mediaId, { kind: 'started' });
    if (!asset) return;
    try {
      const written = await this.write(asset);
      await this.step(actor, mediaId, { kind: 'finished' }, (transaction) => saveObject(transaction, mediaId, written));
    } catch (error) {
      const failure = failureOf(error, isLast);
      if (failure === null) throw error;
      await this.step(actor, mediaId, { kind: 'failed', failure });
    }
  }

  private async write({ id, agencyId, objectKey }: MediaAsset): Promise<Written> {
    const key = pictureKey(agencyId, id);
    const original = await this.original(objectKey);
    if (original !== null) {
      const { bytes, contentType } = await rewritePicture(original, LONGEST_EDGE);
      await this.store.put(key, bytes, { contentType });
      await this.store.delete(objectKey);
    }
    const { size, contentType } = await this.store.head(key);
    return { objectKey: key, contentType, bytes: size };
  }

  private async original(objectKey: string): Promise<Uint8Array | null> {
    try {
      return await bytesOf((await this.store.get(objectKey)).body);
    } catch (error) {
      if (isNotFound(error)) return null;
      throw error;
    }
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
}

/** Null for what another try may mend. A store or database that is away is waited for, however long. */
function failureOf(error: unknown, isLast: boolean): MediaFailure | null {
  if (error instanceof PictureError) return failures[error.fault];
  if (isUnavailable(error) || (error instanceof DomainError && error.code === 'unavailable')) return null;
  return isLast ? 'media_processing_failed' : null;
}
