import { processPicture, processVideo } from '@sinau/contracts/jobs';
import { enqueue, type Transaction } from '@sinau/persistence/core';
import type { MediaAsset } from '@sinau/persistence/media';

/** The job that makes a file ready; a document is ready as it is. */
export async function askForProcessing(transaction: Transaction, { id: mediaId, agencyId, kind }: Pick<MediaAsset, 'id' | 'agencyId' | 'kind'>): Promise<void> {
  if (kind === 'video') await enqueue(transaction, processVideo, { agencyId, mediaId });
  if (kind === 'image') await enqueue(transaction, processPicture, { agencyId, mediaId });
}
