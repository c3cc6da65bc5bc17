import type { SignedPart } from '@sinau/contracts/media';

/** `expired`: the address is too old (or its clock); `refused`: the store says no for good; `away`: no answer, or busy. */
export type PartFailure = 'expired' | 'refused' | 'away';

export class PartError extends Error {
  constructor(readonly failure: PartFailure) {
    super(`a part was not stored: ${failure}`);
  }
}

function failureOf(status: number): PartFailure {
  if (status === 403) return 'expired';
  return status >= 400 && status < 500 && status !== 408 && status !== 429 ? 'refused' : 'away';
}

/** Headers that a page may not set; the browser sets them itself, from the body. */
const BROWSERS_OWN = new Set(['content-length', 'host']);

/** Puts one part straight to the store. `fetch` tells nothing of how far a body is, so this is the older way. */
export function sendPart({ url, headers }: SignedPart, body: ArrayBuffer, onSent: (bytes: number) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    const end = (settle: () => void): void => {
      signal.removeEventListener('abort', abort);
      settle();
    };
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) if (!BROWSERS_OWN.has(name.toLowerCase())) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onSent(event.loaded);
    request.onload = () => end(() => (request.status < 300 ? resolve() : reject(new PartError(failureOf(request.status)))));
    request.onerror = () => end(() => reject(new PartError('away')));
    request.onabort = () => end(() => reject(new DOMException('paused', 'AbortError')));
    signal.addEventListener('abort', abort);
    if (signal.aborted) abort();
    else request.send(body);
  });
}
