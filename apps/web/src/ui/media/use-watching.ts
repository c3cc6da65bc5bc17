import { useEffect } from 'react';
import type { Watched } from '../../lib/learning/watched.js';
import { WatchLog } from './watch-log.js';

/** Where what was watched goes. */
export type Watching = { readonly save: (seen: Watched) => Promise<void>; readonly leave: (seen: Watched) => void };

const EVERY_MS = 10_000;

/** Counts what is played of a video and saves it every ten seconds, at a pause, at the end and when the page is left. */
export function useWatching(video: HTMLVideoElement | null, watching: Watching | null): void {
  useEffect(() => {
    if (!video || !watching) return undefined;
    const log = new WatchLog();
    let saved = '';
    const seen = () => ({ positionSeconds: Math.floor(video.currentTime), watched: log.ranges() });
    const save = (): void => {
      const now = seen();
      const text = JSON.stringify(now);
      if (text === saved || (now.watched.length === 0 && now.positionSeconds === 0)) return;
      saved = text;
      // Refused by the device (storage full or forbidden): the ten seconds after try again.
      watching.save(now).catch(() => (saved = ''));
    };
    const tick = (): void => {
      if (!video.paused && !video.seeking) log.tick(video.currentTime);
    };
    const rest = (): void => {
      tick();
      log.close();
      save();
    };
    const leave = (): void => {
      if (document.visibilityState === 'hidden') watching.leave(seen());
    };
    const clock = setInterval(save, EVERY_MS);
    const on: [keyof HTMLMediaElementEventMap, () => void][] = [['timeupdate', tick], ['seeking', () => log.close()], ['pause', rest], ['ended', rest]];
    for (const [name, listener] of on) video.addEventListener(name, listener);
    const gone = (): void => watching.leave(seen());
    globalThis.addEventListener('pagehide', gone);
    document.addEventListener('visibilitychange', leave);
    return () => {
      clearInterval(clock);
      rest();
      for (const [name, listener] of on) video.removeEventListener(name, listener);
      globalThis.removeEventListener('pagehide', gone);
      document.removeEventListener('visibilitychange', leave);
    };
  }, [video, watching]);
}
