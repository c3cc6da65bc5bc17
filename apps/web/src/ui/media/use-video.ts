import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

const STALLED_MS = 5_000;

export type VideoState = {
  readonly paused: boolean;
  readonly seconds: number;
  readonly duration: number;
  readonly muted: boolean;
  readonly volume: number;
  /** Waits for data for more than five seconds. */
  readonly stalled: boolean;
  readonly failed: boolean;
};

export type VideoActs = {
  readonly toggle: () => void;
  readonly seek: (seconds: number) => void;
  readonly skip: (seconds: number) => void;
  readonly mute: () => void;
  readonly loudness: (volume: number) => void;
};

type VideoOptions = { readonly startAt: number; readonly speed: number; readonly captions: 'id' | 'en' | 'off'; readonly onTime: (seconds: number) => void };

const silent: VideoState = { paused: true, seconds: 0, duration: 0, muted: false, volume: 1, stalled: false, failed: false };

function readState(video: HTMLVideoElement, stalled: boolean): VideoState {
  return {
    paused: video.paused, seconds: video.currentTime, duration: Number.isFinite(video.duration) ? video.duration : 0,
    muted: video.muted, volume: video.volume, stalled, failed: video.error !== null,
  };
}

function showCaptions(video: HTMLVideoElement, language: string): void {
  for (const track of video.textTracks) track.mode = track.language === language ? 'showing' : 'disabled';
}

/** Calls `onChange` at each change of the video that the screen shows. */
function watchVideo(video: HTMLVideoElement, onChange: (stalled: boolean) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const told = (): void => {
    clearTimeout(timer);
    onChange(false);
  };
  const waits = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => onChange(!video.paused && video.readyState < video.HAVE_FUTURE_DATA), STALLED_MS);
  };
  const events = ['play', 'pause', 'playing', 'timeupdate', 'durationchange', 'volumechange', 'seeked', 'ended', 'error', 'ratechange'] as const;
  for (const name of events) video.addEventListener(name, told);
  video.addEventListener('waiting', waits);
  return () => {
    clearTimeout(timer);
    for (const name of events) video.removeEventListener(name, told);
    video.removeEventListener('waiting', waits);
  };
}

/** A video element as state and acts; starts by itself, since a tap brought it here. */
export function useVideo({ startAt, speed, captions, onTime }: VideoOptions): {
  readonly element: HTMLVideoElement | null;
  readonly attach: (video: HTMLVideoElement | null) => void;
  readonly state: VideoState;
  readonly act: VideoActs;
} {
  const [element, attach] = useState<HTMLVideoElement | null>(null);
  const [state, setState] = useState(silent);
  const first = useRef(startAt);
  const tell = useRef(onTime);
  useEffect(() => {
    tell.current = onTime;
  }, [onTime]);

  useEffect(() => {
    if (!element) return undefined;
    const begin = (): void => {
      if (first.current > 0) element.currentTime = first.current;
      void element.play().catch(() => undefined); // a browser that wants one more tap: the button is there
    };
    if (element.readyState >= element.HAVE_METADATA) begin();
    else element.addEventListener('loadedmetadata', begin, { once: true });
    const stop = watchVideo(element, (stalled) => {
      setState(readState(element, stalled));
      if (element.currentTime > 0) tell.current(element.currentTime);
    });
    return () => {
      stop();
      element.removeEventListener('loadedmetadata', begin);
    };
  }, [element]);

  useEffect(() => {
    if (element) element.playbackRate = speed;
  }, [element, speed, state.duration]);
  useEffect(() => {
    if (element) showCaptions(element, captions);
  }, [element, captions]);

  return { element, attach: useCallback((video: HTMLVideoElement | null) => attach(video), []), state, act: useActs(element) };
}

function useActs(video: HTMLVideoElement | null): VideoActs {
  return useMemo(() => {
    const seek = (seconds: number): void => {
      if (video) video.currentTime = Math.min(Math.max(0, seconds), Number.isFinite(video.duration) ? video.duration : seconds);
    };
    return {
      seek,
      skip: (seconds) => seek((video?.currentTime ?? 0) + seconds),
      toggle: () => {
        if (video?.paused === true) void video.play().catch(() => undefined); // refused by the browser: it stays paused, and says so
        else video?.pause();
      },
      mute: () => {
        if (video) video.muted = !video.muted;
      },
      loudness: (volume) => {
        if (video) [video.volume, video.muted] = [volume, volume === 0];
      },
    };
  }, [video]);
}
