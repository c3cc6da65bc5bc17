export type EventHandlers = Readonly<Record<string, (data: unknown) => void>>;
export type EventStream = { readonly close: () => void };

const FIRST_DELAY = 1000;
const LONGEST_DELAY = 30_000;

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text; // a plain word is a fine event
  }
}

/**
 * Server-sent events by name, connected again for ever with growing pauses (1 s to 30 s, spread by a random third),
 * and at once when the network comes back. `onConnect` runs after each connection: read the state again there,
 * because events that passed meanwhile are gone.
 */
export function openEvents(address: string, handlers: EventHandlers, onConnect?: () => void): EventStream {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let closed = false;

  function connect(): void {
    clearTimeout(timer);
    source?.close();
    source = new EventSource(address, { withCredentials: true });
    source.onopen = () => {
      failures = 0;
      onConnect?.();
    };
    source.onerror = () => {
      if (source?.readyState === EventSource.CLOSED) later(); // the browser itself retries a dropped connection
    };
    for (const [name, handle] of Object.entries(handlers)) {
      source.addEventListener(name, (event) => handle(parsed(event instanceof MessageEvent ? event.data : null)));
    }
  }

  function later(): void {
    if (closed) return;
    const pause = Math.min(FIRST_DELAY * 2 ** failures, LONGEST_DELAY);
    failures += 1;
    timer = setTimeout(connect, pause * (1 - Math.random() / 3));
  }

  globalThis.addEventListener('online', connect);
  connect();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      globalThis.removeEventListener('online', connect);
      source?.close();
    },
  };
}
