import { useEffect, useRef, type RefObject } from 'react';
import type { PlayerChoices } from './choices.js';
import type { VideoActs } from './use-video.js';

const STEP = 5;
const LEAP = 10;

type Keys = {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly act: VideoActs;
  readonly hasCaptions: boolean;
  readonly choices: PlayerChoices;
  readonly change: (change: Partial<PlayerChoices>) => void;
};

export function toggleFullscreen(frame: HTMLElement | null): void {
  // Refused where the browser allows no full screen (iPhone): the video plays on in the page.
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  else void frame?.requestFullscreen?.().catch(() => undefined);
}

/** Somebody who types, chooses from a list or stands on a button means that, not the video. */
function isElsewhere(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, textarea, select, [contenteditable="true"], dialog')) return true;
  return key === ' ' && target.closest('button, a, summary') !== null;
}

/** Space and K, arrows, J and L, C, F, M. */
export function usePlayerKeys({ frame, act, hasCaptions, choices, change }: Keys): void {
  const lastCaptions = useRef<'id' | 'en'>('id');
  const { captions } = choices;
  useEffect(() => {
    if (captions !== 'off') lastCaptions.current = captions;
    const acts: Record<string, () => void> = {
      ' ': act.toggle, k: act.toggle, arrowleft: () => act.skip(-STEP), arrowright: () => act.skip(STEP), j: () => act.skip(-LEAP), l: () => act.skip(LEAP), m: act.mute,
      f: () => toggleFullscreen(frame.current),
      c: () => hasCaptions && change({ captions: captions === 'off' ? lastCaptions.current : 'off' }),
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target, event.key)) return;
      const found = acts[event.key.toLowerCase()];
      if (!found) return;
      event.preventDefault();
      found();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [frame, act, hasCaptions, captions, change]);
}
