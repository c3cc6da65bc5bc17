import { useSyncExternalStore } from 'react';

function watch(listener: () => void): () => void {
  globalThis.addEventListener('online', listener);
  globalThis.addEventListener('offline', listener);
  return () => {
    globalThis.removeEventListener('online', listener);
    globalThis.removeEventListener('offline', listener);
  };
}

/** Whether the browser believes it has a network. False is certain, true is a hope. */
export function useOnline(): boolean {
  return useSyncExternalStore(watch, () => navigator.onLine, () => true);
}
