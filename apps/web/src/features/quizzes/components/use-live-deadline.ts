import { useEffect } from 'react';
import { openEvents, type EventStream } from '../../../lib/api/index.js';
import type { SavingEngine } from '../saving/saving-engine.js';

/**
 * Asks the server anew whenever it has news for this person: somebody may have granted time, or closed the attempt (R6).
 * Listens only while the page is seen; a page that is seen again asks once, because news may have passed meanwhile.
 */
export function useLiveDeadline(engine: Pick<SavingEngine, 'refresh'> | undefined): void {
  useEffect(() => {
    if (!engine) return;
    let stream: EventStream | null = null;
    let opened = false;
    const refresh = (): void => engine.refresh();
    const connected = (): void => {
      if (opened) refresh(); // the attempt has just been read when the first stream opens
      opened = true;
    };
    const follow = (): void => {
      const seen = document.visibilityState === 'visible';
      if (seen && !stream) stream = openEvents('/api/events', { notification: refresh }, connected);
      if (seen || !stream) return;
      stream.close();
      stream = null;
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      stream?.close();
    };
  }, [engine]);
}
