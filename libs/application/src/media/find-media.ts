import { DomainError } from '@sinau/domain/core';
import { mayEditCourse, mayReadDraft } from '@sinau/domain/courses';
import { afterEvent, type MediaEvent } from '@sinau/domain/media';
import type { Transaction } from '@sinau/persistence/core';
import { courseById } from '@sinau/persistence/courses';
import { assetById, lockAsset, saveState, type MediaAsset } from '@sinau/persistence/media';

async function assertMay(transaction: Transaction, asset: MediaAsset | null, may: typeof mayEditCourse): Promise<MediaAsset> {
  const course = asset && asset.state.name !== 'deleted' ? await courseById(transaction, asset.courseId) : null;
  if (!asset || !course || !may(transaction.actor, course)) throw new DomainError('not_found');
  return asset;
}

/** A file whose course the actor may edit. Throws `not_found` when there is none, when it was deleted, and when it is not theirs to know. */
export async function editableAsset(transaction: Transaction, mediaId: string): Promise<MediaAsset> {
  return assertMay(transaction, await assetById(transaction, mediaId), mayEditCourse);
}

/** The same, alone until the transaction ends. */
export async function lockedAsset(transaction: Transaction, mediaId: string): Promise<MediaAsset> {
  return assertMay(transaction, await lockAsset(transaction, mediaId), mayEditCourse);
}

/** A file whose course the actor may read the draft of. */
export async function readableAsset(transaction: Transaction, mediaId: string): Promise<MediaAsset> {
  return assertMay(transaction, await assetById(transaction, mediaId), mayReadDraft);
}

/** Applies an event to a locked file. Throws `media_state` when it can't happen in the file's state. */
export async function advance(transaction: Transaction, asset: MediaAsset, event: MediaEvent): Promise<MediaAsset> {
  const after = afterEvent(asset.state, event);
  if (!after.allowed) throw new DomainError(after.code, after.facts);
  await saveState(transaction, asset.id, after.state);
  return { ...asset, state: after.state };
}
