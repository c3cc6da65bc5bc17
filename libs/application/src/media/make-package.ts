import type { MediaFailure } from '@sinau/domain/media';
import { inWorkFolder, makePlayable, MediaError, probeFile, saveStream, type MediaFault } from '@sinau/media';
import type { Ladder, MediaAsset, MediaResult } from '@sinau/persistence/media';
import type { ObjectStore } from '@sinau/storage';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { MediaWorkshop } from './media-workshop.js';
import { DigestingStream } from './parts-digest.js';
import { storePackage } from './store-package.js';

/** Faults of the bytes, which no second try mends. */
const finalFaults: Partial<Record<MediaFault, MediaFailure>> = {
  empty: 'media_empty', not_a_video: 'media_not_a_video', truncated: 'media_truncated', unsupported: 'media_unsupported',
};

/** Shares of the whole, in percent: fetching the source, making the package, storing it. */
const FETCHED = 5;
const MADE = 92;

/** The stored bytes are not those that were sent. */
class Unusable extends Error {
  constructor(readonly failure: MediaFailure) {
    super(failure);
  }
}

/** What is wrong with the bytes themselves; null when they are not to blame. */
export function faultOfBytes(error: unknown): MediaFailure | null {
  if (error instanceof Unusable) return error.failure;
  return (error instanceof MediaError ? finalFaults[error.fault] : undefined) ?? null;
}

export type PackageToMake = {
  readonly asset: MediaAsset;
  /** Ends in a slash; nobody else writes below it. */
  readonly prefix: string;
  readonly signal: AbortSignal;
  /** Percents of the whole, rising. */
  readonly onProgress: (percent: number) => void;
};
export type MadePackage = { readonly result: MediaResult; readonly ladder: Ladder };

/** Fetches a video's original, makes it playable with what this machine has, and stores the package below the prefix. */
export function makePackage(store: ObjectStore, workshop: MediaWorkshop, { asset, prefix, signal, onProgress }: PackageToMake): Promise<MadePackage> {
  return inWorkFolder(workshop.folder, async (folder) => {
    const file = path.join(folder, 'source');
    await fetchOriginal(store, asset, file, signal);
    onProgress(FETCHED);
    const tools = await workshop.tools();
    const probe = await probeFile(file, tools, signal);
    const made = path.join(folder, 'made');
    await mkdir(made);
    const onMade = (percent: number): void => onProgress(FETCHED + ((MADE - FETCHED) * percent) / 100);
    const manifest = await makePlayable({ file, probe, folder: made, threads: workshop.threads, onProgress: onMade, signal }, tools);
    onProgress(MADE);
    const result = await storePackage(store, { manifest, folder: made, prefix, signal, onProgress: (share) => onProgress(MADE + (100 - MADE) * share) });
    return { result, ladder: tools.ffmpeg === null ? 'wanted' : 'made' };
  });
}

async function fetchOriginal(store: ObjectStore, { objectKey, bytes, partBytes, digest }: MediaAsset, file: string, signal: AbortSignal): Promise<void> {
  const { body, size } = await store.get(objectKey);
  if (size !== bytes) throw new Unusable('media_size_differs');
  const digesting = new DigestingStream(partBytes);
  body.once('error', (error) => digesting.destroy(error));
  await saveStream(body.pipe(digesting), file, size, signal);
  if (digest !== null && digesting.digest.finish() !== digest) throw new Unusable('media_checksum_differs');
}
