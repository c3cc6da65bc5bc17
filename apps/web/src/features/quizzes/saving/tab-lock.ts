/** Whether this tab may answer, or only look on because another one does. */
export type TabRole = 'asking' | 'writer' | 'reader';

export type TabLock = {
  /** Becomes the writer here; the other tab turns into a reader. */
  readonly takeOver: () => void;
  readonly release: () => void;
};

const abort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

/**
 * One tab of a browser answers an attempt at a time. The first becomes the writer; the others wait as readers,
 * and one of them takes its place when it closes or when the person asks for it.
 * A page on an insecure address has no locks: then every tab writes, and the sequence alone decides.
 */
export function lockTab(attemptId: string, onRole: (role: TabRole) => void): TabLock {
  const name = `sinau-attempt:${attemptId}`;
  const ended = new AbortController();
  let letGo: () => void = () => undefined;
  if (!('locks' in navigator)) {
    onRole('writer');
    return { takeOver: () => undefined, release: () => undefined };
  }

  const hold = (): Promise<void> => {
    if (ended.signal.aborted) return Promise.resolve();
    onRole('writer');
    return new Promise<void>((resolve) => {
      letGo = resolve;
    });
  };
  const queue = (): void => {
    if (ended.signal.aborted) return;
    onRole('reader');
    navigator.locks.request(name, { signal: ended.signal }, hold).catch(lost);
  };
  /** Stolen by another tab: wait for our turn again. */
  const lost = (error: unknown): void => {
    if (!abort(error)) throw error;
    if (!ended.signal.aborted) queue();
  };

  navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? hold() : queue())).catch(lost);
  return {
    takeOver: () => void navigator.locks.request(name, { steal: true }, hold).catch(lost),
    release: () => {
      ended.abort();
      letGo();
    },
  };
}
