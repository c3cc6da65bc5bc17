import type { PlaybackView } from '@sinau/contracts/media';
import { createPlayer, qualityFeature, selectQuality } from '@videojs/react';
import { HlsVideo } from '@videojs/react/media/hls-video';
import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { useText } from '../../lib/i18n/index.js';
import { Button } from '../button.js';
import { useChoices, type PlayerChoices, type Quality } from './choices.js';
import { Controls, type Rendition } from './controls.js';
import classes from './media.module.css';
import { usePlayerKeys } from './use-player-keys.js';
import { useVideo } from './use-video.js';
import { useWatching, type Watching } from './use-watching.js';

export type PlayerHandle = { readonly seek: (seconds: number) => void };

type VideoPlayerProps = {
  readonly playback: PlaybackView;
  readonly title: string;
  readonly startAt: number;
  readonly watching: Watching | null;
  readonly onTime: (seconds: number) => void;
  /** Asks for fresh addresses; the player starts again where it was. */
  readonly onExpired: () => Promise<void>;
  readonly ref?: Ref<PlayerHandle>;
};

const { Player, usePlayer } = createPlayer({ features: [qualityFeature] });

function wanted(quality: Quality, renditions: readonly Rendition[]): string {
  if (quality === 'auto' || renditions.length < 2) return 'auto';
  const byHeight = [...renditions].sort((one, other) => (one.height ?? 0) - (other.height ?? 0));
  const chosen = quality === 'low' ? byHeight[0] : byHeight.find((one) => one.height === quality);
  return chosen?.id ?? 'auto';
}

/** Tells the engine which quality is wanted, and what there is to choose from. */
function useQuality(quality: Quality): readonly Rendition[] {
  const state = usePlayer(selectQuality);
  const renditions: readonly Rendition[] = state?.videoRenditionList ?? [];
  const target = wanted(quality, renditions);
  const select = state?.selectVideoRendition;
  useEffect(() => {
    if (renditions.length > 0) select?.(target);
  }, [select, target, renditions.length]);
  return renditions;
}

function Tracks({ playback, choices }: { readonly playback: PlaybackView; readonly choices: PlayerChoices }) {
  return playback.captions.map(({ language, url }) => (
    <track key={language} kind="captions" src={url} srcLang={language} label={language === 'id' ? 'Bahasa Indonesia' : 'English'} default={choices.captions === language} />
  ));
}

function Playing({ playback, title, startAt, watching, onTime, onExpired, ref }: VideoPlayerProps) {
  const t = useText();
  const frame = useRef<HTMLDivElement>(null);
  const [choices, change] = useChoices();
  const renditions = useQuality(choices.quality);
  const { element, attach, state, act } = useVideo({ startAt, speed: choices.speed, captions: choices.captions, onTime });
  useWatching(element, watching);
  usePlayerKeys({ frame, video: element, act, hasCaptions: playback.captions.length > 0, choices, change });
  useEffect(() => {
    // the button that was tapped is gone: its focus goes on in what took its place
    if (document.activeElement === null || document.activeElement === document.body) frame.current?.focus({ preventScroll: true });
  }, []);
  useImperativeHandle(ref, () => ({ seek: act.seek }), [act]);
  const common = { ref: attach, className: classes.video, playsInline: true, 'aria-label': title, preload: 'auto' } as const;
  return (
    <div className={classes.player} ref={frame} role="group" aria-label={title} tabIndex={-1} data-playing={!state.paused}>
      {playback.kind === 'hls' ? (
        <HlsVideo {...common} src={new URL(playback.url, location.href).href}>
          <Tracks playback={playback} choices={choices} />
        </HlsVideo>
      ) : (
        <video {...common} src={playback.url}>
          <Tracks playback={playback} choices={choices} />
        </video>
      )}
      {state.failed ? (
        <div className={classes.notice} role="alert">
          <p>{t('media.stopped')}</p>
          <Button look="accent" onClick={() => void onExpired()}>
            {t('ui.retry')}
          </Button>
        </div>
      ) : state.stalled ? (
        <div className={classes.notice} role="status">
          <p>{t('media.stalled')}</p>
          {renditions.length > 1 && choices.quality !== 'low' ? (
            <Button look="accent" onClick={() => change({ quality: 'low' })}>
              {t('media.lower')}
            </Button>
          ) : null}
          <Button look="outline" onClick={() => void onExpired()}>
            {t('media.reload')}
          </Button>
        </div>
      ) : null}
      <Controls frame={frame} video={element} playback={playback} state={state} act={act} choices={choices} change={change} renditions={renditions} />
    </div>
  );
}

/** The player itself: loaded after a tap. A fresh address starts it anew at the second where it was. */
export function VideoPlayer(props: VideoPlayerProps) {
  const [at, setAt] = useState(props.startAt);
  const onTime = (seconds: number): void => {
    setAt(seconds);
    props.onTime(seconds);
  };
  return (
    <Player key={props.playback.url}>
      <Playing {...props} startAt={at} onTime={onTime} />
    </Player>
  );
}
