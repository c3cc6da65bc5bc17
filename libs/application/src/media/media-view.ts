import type { MediaView, UploadView } from '@sinau/contracts/media';
import { mayRetry, partCount } from '@sinau/domain/media';
import type { MediaAsset } from '@sinau/persistence/media';

export function mediaViewOf(asset: MediaAsset): MediaView {
  const { state, result } = asset;
  return {
    id: asset.id, courseId: asset.courseId, kind: asset.kind, fileName: asset.fileName, contentType: asset.contentType, bytes: asset.bytes,
    state: state.name,
    progress: state.name === 'processing' ? state.progress : state.name === 'ready' ? 100 : 0,
    failure: state.name === 'failed' ? { code: state.failure, mayRetry: mayRetry(state.failure) } : null,
    durationSeconds: result ? result.durationMs / 1000 : null,
    qualities: (result?.qualities ?? []).map((quality) => quality.height),
    improving: state.name === 'ready' ? asset.ladderProgress : null,
    captions: asset.captions.map((caption) => ({ ...caption, updatedAt: caption.updatedAt.toISOString() })),
    createdBy: asset.createdBy,
    createdAt: asset.createdAt.toISOString(),
    updatedAt: asset.updatedAt.toISOString(),
  };
}

export function uploadViewOf(asset: MediaAsset, stored: readonly number[]): UploadView {
  return { media: mediaViewOf(asset), partBytes: asset.partBytes, partCount: partCount(asset.bytes, asset.partBytes), stored: [...stored] };
}
