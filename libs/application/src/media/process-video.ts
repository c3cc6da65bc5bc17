import { DomainError } from '@sinau/domain/core';
import type { SystemActor } from '@sinau/domain/identity';
import { afterEvent, type MediaEvent, type MediaFailure } from '@sinau/domain/media';
import { inWorkFolder, makePlayable, MediaError, probeFile, saveStream, type MediaFault } from '@sinau/media';
import { Database, newId, type Transaction } from '@sinau/persistence/core';
import { beatProgress, lockAsset, saveResult, saveState, type MediaAsset, type MediaResult } from '@sinau/persistence/media';
import { isUnavailable, type ObjectStore } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { OBJECT_STORE } from '../core/index.js';
import { MediaWorkshop } from './media-workshop.js';
import { folderOf } from './object-keys.js';
import { DigestingStream } from './parts-digest.js';
import { storePackage } from './store-package.js';
import { ProgressBeat } from './progress-beat.js';

/** Faults of the bytes, which no second try mends. */
const finalFaults: Partial<Record<MediaFault, MediaFailure>> = {
  empty: 'media_empty', not_a_video: 'media_not_a_video', truncated: 'media_truncated', unsupported: 'media_unsupported',
};

/** Shares of the whole, in percent: fetching the source, making the package, storing it. */
const FETCHED = 5;
const MADE = 92;

export type ProcessingRun = { readonly mediaId: string; readonly isLast: boolean; readonly signal: AbortSignal };

class Unusable extends Error {
  constructor(readonly failure: MediaFailure) {
    super(failure);
  }
}

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
    const result = await this.make(actor, asset, prefix, signal).catch((error: unknown) => this.give(actor, mediaId, { error, prefix, isLast: isLast && !signal.aborted }));
    if (result === null) return;
    // A package is taken away only after it is known that it did not become the file's: this may throw with the state written.
    const ready = await this.step(actor, mediaId, { kind: 'finished' }, (transaction) => saveResult(transaction, mediaId, result));
    await this.tidy(asset, ready ? prefix : null, prefix);
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

  private make(actor: SystemActor, asset: MediaAsset, prefix: string, signal: AbortSignal): Promise<MediaResult> {
    const beat = new ProgressBeat((percent) => this.database.transaction(actor, (transaction) => beatProgress(transaction, asset.id, percent)));
    return beat.during(() =>
      inWorkFolder(this.workshop.folder, async (folder) => {
        const file = path.join(folder, 'source');
        await this.fetch(asset, file, signal);
        beat.reach(FETCHED);
        const tools = await this.workshop.tools();
        const probe = await probeFile(file, tools, signal);
        const made = path.join(folder, 'made');
        await mkdir(made);
        const onProgress = (percent: number): void => beat.reach(FETCHED + ((MADE - FETCHED) * percent) / 100);
        const manifest = await makePlayable({ file, probe, folder: made, threads: this.workshop.threads, onProgress, signal }, tools);
        beat.reach(MADE);
        return storePackage(this.store, { manifest, folder: made, prefix, signal, onProgress: (share) => beat.reach(MADE + (100 - MADE) * share) });
      }),
    );
  }

  private async fetch({ objectKey, bytes, partBytes, digest }: MediaAsset, file: string, signal: AbortSignal): Promise<void> {
    const { body, size } = await this.store.get(objectKey);
    if (size !== bytes) throw new Unusable('media_size_differs');
    const digesting = new DigestingStream(partBytes);
    body.once('error', (error) => digesting.destroy(error));
    await saveStream(body.pipe(digesting), file, size, signal);
    if (digest !== null && digesting.digest.finish() !== digest) throw new Unusable('media_checksum_differs');
  }

  /** Deletes packages of other runs; they were cut off, or were second. */
  private async tidy({ objectKey }: MediaAsset, kept: string | null, own: string): Promise<void> {
    if (kept === null) return void (await this.store.deletePrefix(own));
    const folder = folderOf(objectKey);
    const prefixes = new Set<string>();
    for (let after: string | undefined; ; ) {
      const page = await this.store.list(folder, after === undefined ? {} : { after });
      for (const { key } of page.objects) {
        const name = key.slice(folder.length).split('/')[0] ?? '';
        if (name.startsWith('play-')) prefixes.add(`${folder}${name}/`);
      }
      if (page.next === null) break;
      after = page.next;
    }
    for (const prefix of prefixes) if (prefix !== kept) await this.store.deletePrefix(prefix);
  }
}

/** Null for what another try may mend. A store or database that is away is waited for, however long. */
function failureOf(error: unknown, isLast: boolean): MediaFailure | null {
  if (error instanceof Unusable) return error.failure;
  const final = error instanceof MediaError ? finalFaults[error.fault] : undefined;
  if (final !== undefined) return final;
  if (isUnavailable(error) || (error instanceof DomainError && error.code === 'unavailable')) return null;
  return isLast ? 'media_processing_failed' : null;
}
