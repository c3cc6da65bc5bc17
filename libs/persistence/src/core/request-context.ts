import { AsyncLocalStorage } from 'node:async_hooks';

const store = new AsyncLocalStorage<string>();

/** Runs `work` as part of the request: its outbox rows and audit entries carry the id on. */
export function inRequest<T>(requestId: string, work: () => T): T {
  return store.run(requestId, work);
}

export function currentRequestId(): string | null {
  return store.getStore() ?? null;
}
