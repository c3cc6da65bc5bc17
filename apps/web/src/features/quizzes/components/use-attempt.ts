import { useCallback, useEffect, useRef, useState } from 'react';
import { openForReading, openForWriting, type OpenAttempt } from '../saving/open-attempt.js';
import { useLiveDeadline } from './use-live-deadline.js';
import { lockTab, type TabLock, type TabRole } from '../saving/tab-lock.js';

export type Attempt = {
  readonly role: TabRole;
  readonly open: OpenAttempt | null;
  readonly error: unknown;
  readonly retry: () => void;
  readonly takeOver: () => void;
};

function close(open: OpenAttempt): void {
  open.writing?.engine.stop();
  open.writing?.submission.stop();
}

/** Whatever was typed leaves when the page is hidden; whatever waits is tried again when the network returns. */
function useWakeUps(open: OpenAttempt | null): void {
  useEffect(() => {
    const engine = open?.writing?.engine;
    if (!engine) return;
    let hiddenAt = 0;
    const hide = (): void => engine.sendTyped();
    const online = (): void => {
      engine.retryNow();
      open.writing?.submission.retryNow();
    };
    const visibility = (): void => {
      if (document.visibilityState === 'hidden') {
        hiddenAt = Date.now();
        hide();
      } else if (Date.now() - hiddenAt > LONG_ABSENCE) engine.refresh(); // a sleeping device stops its stopwatch
    };
    addEventListener('pagehide', hide);
    addEventListener('online', online);
    document.addEventListener('visibilitychange', visibility);
    return () => {
      removeEventListener('pagehide', hide);
      removeEventListener('online', online);
      document.removeEventListener('visibilitychange', visibility);
    };
  }, [open]);
}

const LONG_ABSENCE = 20_000;

/** Opens the attempt in this tab, again whenever the tab's role changes. */
export function useAttempt(personId: string, attemptId: string): Attempt {
  const [role, setRole] = useState<TabRole>('asking');
  const [open, setOpen] = useState<OpenAttempt | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  const lock = useRef<TabLock | null>(null);

  useEffect(() => {
    lock.current = lockTab(attemptId, setRole);
    return () => lock.current?.release();
  }, [attemptId]);

  useEffect(() => {
    if (role === 'asking') return;
    let left = false;
    let opened: OpenAttempt | null = null;
    const opening = role === 'writer' ? openForWriting(personId, attemptId) : openForReading(personId, attemptId);
    opening.then(
      (found) => {
        if (left) return close(found);
        opened = found;
        setError(null);
        setOpen(found);
      },
      (reason: unknown) => {
        if (!left) setError(reason);
      },
    );
    return () => {
      left = true;
      if (opened) close(opened);
    };
  }, [role, personId, attemptId, tries]);

  useWakeUps(open);
  useLiveDeadline(open?.writing?.engine);
  const retry = useCallback(() => {
    setError(null);
    setTries((before) => before + 1);
  }, []);
  const takeOver = useCallback(() => lock.current?.takeOver(), []);
  return { role, open, error, retry, takeOver };
}
