import { useEffect, useState } from 'react';
import { serverNow } from '../../../lib/api/index.js';

/** The server's clock (ms), read anew every `everyMs`. */
export function useServerNow(everyMs: number): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
