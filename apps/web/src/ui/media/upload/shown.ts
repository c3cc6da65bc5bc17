import { useEffect, useSyncExternalStore } from 'react';
import type { Upload } from './upload.js';

let shown: ReadonlySet<Upload> = new Set();
const listeners = new Set<() => void>();

function change(next: ReadonlySet<Upload>): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Uploads that a panel on the page shows. */
export function useShown(): ReadonlySet<Upload> {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
}

/** Says that this panel shows it, for as long as it stands. */
export function useShowing(upload: Upload | undefined): void {
  useEffect(() => {
    if (!upload) return undefined;
    change(new Set([...shown, upload]));
    return () => change(new Set([...shown].filter((one) => one !== upload)));
  }, [upload]);
}
