import { useEffect } from 'react';
import { followNews } from '../../../lib/api/index.js';
import type { SavingEngine } from '../saving/saving-engine.js';

/**
 * Asks the server anew whenever it has news for this person: somebody may have granted time, or closed the attempt (R6).
 * A page that is seen again asks once, because news may have passed meanwhile.
 */
export function useLiveDeadline(engine: Pick<SavingEngine, 'refresh'> | undefined): void {
  useEffect(() => {
    if (!engine) return;
    let opened = false;
    const refresh = (): void => engine.refresh();
    return followNews(refresh, () => {
      if (opened) refresh(); // the attempt has just been read when the first stream opens
      opened = true;
    });
  }, [engine]);
}
