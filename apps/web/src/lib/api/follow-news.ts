import { openEvents, type EventStream } from './events.js';

/**
 * Calls `heard` whenever the server has news for this person, and `connected` each time a stream opens: news may have
 * passed meanwhile. Listens only while the page is seen, because a browser has few connections for many tabs.
 * Returns what ends it.
 */
export function followNews(heard: () => void, connected: () => void): () => void {
  let stream: EventStream | null = null;
  const follow = (): void => {
    const seen = document.visibilityState === 'visible';
    if (seen && !stream) stream = openEvents('/api/events', { notification: heard }, connected);
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
}
