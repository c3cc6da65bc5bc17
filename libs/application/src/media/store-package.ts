import type { MediaManifest } from '@sinau/media';
import type { MediaResult } from '@sinau/persistence/media';
import type { ObjectStore } from '@sinau/storage';
import { createReadStream } from 'node:fs';
import path from 'node:path';

/** A package's files never change: what was once fetched may be kept. */
export const FOREVER = 'private, max-age=31536000, immutable';

export type PackageToStore = {
  readonly manifest: MediaManifest;
  readonly folder: string;
  /** Ends in a slash. */
  readonly prefix: string;
  readonly signal: AbortSignal;
  /** Share of the bytes that are stored, 0 to 1. */
  readonly onProgress: (share: number) => void;
};

/** Stores what was made of a video, segments before the playlists that name them. */
export async function storePackage(store: ObjectStore, { manifest, folder, prefix, signal, onProgress }: PackageToStore): Promise<MediaResult> {
  const whole = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  let stored = 0;
  for (const file of manifest.files) {
    signal.throwIfAborted();
    const source = { size: file.bytes, open: () => createReadStream(path.join(folder, file.path)) };
    await store.put(`${prefix}${file.path}`, source, { contentType: file.contentType, cacheControl: FOREVER });
    stored += file.bytes;
    onProgress(stored / whole);
  }
  const durationMs = Math.round(manifest.durationSeconds * 1000);
  if (manifest.kind === 'progressive') return { kind: 'progressive', contentType: manifest.contentType, durationMs, prefix, poster: null, qualities: [] };
  const qualities = manifest.renditions.map(({ width, height, averageBandwidth, bytes }) => ({ height: Math.min(width, height), bandwidth: averageBandwidth, bytes }));
  return { kind: 'hls', contentType: 'application/vnd.apple.mpegurl', durationMs, prefix, poster: manifest.poster, qualities };
}
