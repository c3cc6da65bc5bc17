import { DomainError } from '@sinau/domain/core';
import type { MediaAsset } from '@sinau/persistence/media';
import type { ObjectStore } from '@sinau/storage';

/** Seconds that an address at the store is good for. */
export const ADDRESS_SECONDS = 600;

/** A file of a kind that is ready. Throws `not_found`, or `media_not_ready`. */
export function ready(asset: MediaAsset | null, kind: 'document' | 'image'): MediaAsset {
  if (!asset || asset.kind !== kind || asset.state.name === 'deleted') throw new DomainError('not_found');
  if (asset.state.name !== 'ready') throw new DomainError('media_not_ready', { state: asset.state.name });
  return asset;
}

/** Where a picture is read, for ten minutes; whoever asks has looked whether it may be seen. Throws as `ready` does. */
export function imageAddress(store: ObjectStore, asset: MediaAsset | null): Promise<string> {
  const { objectKey, contentType } = ready(asset, 'image');
  return store.presignGet(objectKey, { expiresIn: ADDRESS_SECONDS, contentType });
}
