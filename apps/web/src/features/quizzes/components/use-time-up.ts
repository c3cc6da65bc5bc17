import { useCallback, useEffect, useState } from 'react';
import type { Writing } from '../saving/open-attempt.js';
import type { Saving } from '../saving/saving-engine.js';

/**
 * After the deadline the answers are locked here. The server is asked first, because a supervisor may have
 * granted time meanwhile; then everything is sent and the attempt handed in. Without a network it stays
 * locked, and the same happens when the network returns.
 */
export function useTimeUp(saving: Saving, writing: Writing | null, now: () => number): readonly [boolean, () => void] {
  const [endedAt, setEndedAt] = useState<string | null>(null);
  const { deadlineAt, upToDate, phase, closed } = saving;
  const timeUp = deadlineAt !== null && endedAt === deadlineAt;
  const onEnd = useCallback(() => {
    setEndedAt(deadlineAt);
    writing?.engine.refresh();
  }, [deadlineAt, writing]);
  useEffect(() => {
    if (!timeUp || closed || !upToDate || phase !== 'saved' || Date.parse(deadlineAt) > now()) return;
    writing?.submission.start();
  }, [timeUp, closed, upToDate, phase, deadlineAt, now, writing]);
  return [timeUp, onEnd];
}
