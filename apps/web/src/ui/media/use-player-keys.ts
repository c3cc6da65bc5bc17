import { useEffect, useRef, type RefObject } from 'react';
import type { PlayerChoices } from './choices.js';
import type { VideoActs } from './use-video.js';

const STEP = 5;
const LEAP = 10;

type Keys = {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly video: HTMLVideoElement | null;
  readonly act: VideoActs;
  readonly hasCaptions: boolean;
  readonly choices: PlayerChoices;
  readonly change: (change: Partial<PlayerChoices>) => void;
};

/** A video of Safari on a phone, which fills the screen by itself but lets no other element do so. */
type ScreenVideo = HTMLVideoElement & { readonly webkitSupportsFullscreen?: boolean; readonly webkitEnterFullscreen?: () => void };

function fillsByItself(video: ScreenVideo | null): boolean {
  return video?.webkitEnterFullscreen !== undefined && video.webkitSupportsFullscreen !== false;
}

export function mayFillScreen(video: HTMLVideoElement | null): boolean {
  return document.fullscreenEnabled || fillsByItself(video);
}

export function toggleFullscreen(frame: HTMLElement | null, video: ScreenVideo | null): void {
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  // refused now and then (an embedded page): the video plays on in the page
  else if (document.fullscreenEnabled) void frame?.requestFullscreen().catch(() => undefined);
  else if (fillsByItself(video)) video?.webkitEnterFullscreen?.();
}

/** Somebody who types, chooses from a list or stands on a button means that, not the video. */
function isElsewhere(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, textarea, select, [contenteditable="true"], dialog')) return true;
  return key === ' ' && target.closest('button, a, summary') !== null;
}

/** Space and K, arrows, J and L, C, F, M; only while the focus is in the player, since a single letter may mean something else to somebody's tools (WCAG 2.1.4). */
export function usePlayerKeys({ frame, video, act, hasCaptions, choices, change }: Keys): void {
  const lastCaptions = useRef<'id' | 'en'>('id');
  const { captions } = choices;
  useEffect(() => {
    if (captions !== 'off') lastCaptions.current = captions;
    const player = frame.current;
    const acts: Record<string, () => void> = {
      ' ': act.toggle, k: act.toggle, arrowleft: () => act.skip(-STEP), arrowright: () => act.skip(STEP), j: () => act.skip(-LEAP), l: () => act.skip(LEAP), m: act.mute,
      f: () => toggleFullscreen(frame.current, video),
      c: () => hasCaptions && change({ captions: captions === 'off' ? lastCaptions.current : 'off' }),
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target, event.key)) return;
      const found = acts[event.key.toLowerCase()];
      if (!found) return;
      event.preventDefault();
      found();
    };
    player?.addEventListener('keydown', onKey);
    return () => player?.removeEventListener('keydown', onKey);
  }, [frame, video, act, hasCaptions, captions, change]);
}
