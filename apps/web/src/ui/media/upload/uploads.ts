import { useSyncExternalStore } from 'react';
import { uploadsPresent } from '../uploads-present.js';
import { Upload, type UploadTarget } from './upload.js';

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

export function startUpload(target: UploadTarget): Upload {
  const upload = new Upload(target);
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
