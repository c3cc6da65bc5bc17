import type { MediaView } from '@sinau/contracts/media';
import { useSyncExternalStore } from 'react';
import { uploadsPresent } from '../uploads-present.js';
import { Upload, type UploadPhase, type UploadTarget } from './upload.js';

/** Uploads of this tab; they go on while another page is open. */
let uploads: readonly Upload[] = [];
const listeners = new Set<() => void>();

function changed(next: readonly Upload[]): void {
  uploads = next;
  uploadsPresent.set(next.length > 0);
  for (const listener of listeners) listener();
}

const isUnderWay = ({ state }: Upload): boolean => state.phase !== 'sent' && state.phase !== 'failed' && state.phase !== 'given_up';

/** The browser asks before the tab is closed in the middle of one. */
globalThis.addEventListener('beforeunload', (event) => {
  if (uploads.some(isUnderWay)) event.preventDefault();
});

/** Tells the upload's place once that the file has come, and once that it is given up. */
function follow(upload: Upload): void {
  const { place } = upload.target;
  let there: string | null = null;
  upload.subscribe(() => {
    const { media, state } = upload;
    if (state.phase === 'given_up') {
      if (there !== null) tell(upload, place.givenUp(there));
      there = null;
    } else if (media && media.id !== there) {
      there = media.id;
      tell(upload, place.arrived(media.id));
    }
  });
}

function tell(upload: Upload, told: void | Promise<void>): void {
  told?.catch((error: unknown) => upload.notPlaced(error));
}

/** Tells the upload's place that the file can be shown. */
export function placeReady(upload: Upload, media: MediaView): void {
  tell(upload, upload.target.place.ready(media));
}

export function startUpload(target: UploadTarget): Upload {
  const upload = new Upload(target);
  follow(upload);
  changed([...uploads, upload]);
  void upload.start();
  return upload;
}

export function forgetUpload(upload: Upload): void {
  changed(uploads.filter((one) => one !== upload));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useUploads(): readonly Upload[] {
  return useSyncExternalStore(subscribe, () => uploads);
}

export function useUploadState(upload: Upload) {
  return useSyncExternalStore(
    (listener) => upload.subscribe(listener),
    () => upload.state,
  );
}

/** How far an upload is; undefined when there is none. */
export function useUploadPhase(upload: Upload | undefined): UploadPhase | undefined {
  return useSyncExternalStore(
    (listener) => (upload ? upload.subscribe(listener) : (): void => undefined),
    () => upload?.state.phase,
  );
}
