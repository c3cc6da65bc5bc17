import type { PlaybackView } from '@sinau/contracts/media';
import { IconMaximize, IconPlayerPauseFilled, IconPlayerPlayFilled, IconRewindBackward10, IconRewindForward10, IconVolume, IconVolumeOff } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useFormats } from '../../lib/formats/index.js';
import { useText } from '../../lib/i18n/index.js';
import { IconButton } from '../button.js';
import { SPEEDS, type PlayerChoices, type Quality } from './choices.js';
import classes from './media.module.css';
import { mayFillScreen, toggleFullscreen } from './use-player-keys.js';
import type { VideoActs, VideoState } from './use-video.js';

export type Rendition = { readonly id?: string | undefined; readonly height?: number | undefined };

type ControlsProps = {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly video: HTMLVideoElement | null;
  readonly playback: PlaybackView;
  readonly state: VideoState;
  readonly act: VideoActs;
  readonly choices: PlayerChoices;
  readonly change: (change: Partial<PlayerChoices>) => void;
  readonly renditions: readonly Rendition[];
};

function qualityOf(value: string): Quality {
  return value === 'auto' || value === 'low' ? value : Number(value);
}

function QualityChoice({ playback, choices, change, renditions }: Pick<ControlsProps, 'playback' | 'choices' | 'change' | 'renditions'>) {
  const t = useText();
  const formats = useFormats();
  if (renditions.length < 2) return null;
  return (
    <label className={classes.choice}>
      <span>{t('media.quality')}</span>
      <select value={String(choices.quality)} onChange={(event) => change({ quality: qualityOf(event.currentTarget.value) })}>
        <option value="auto">{t('media.quality.auto')}</option>
        <option value="low">{t('media.quality.low')}</option>
        {playback.qualities.map(({ height, bytesPerHour }) => (
          <option key={height} value={height}>
            {t('media.quality.height', { height, size: formats.size(bytesPerHour) })}
          </option>
        ))}
      </select>
    </label>
  );
}

function Choices(props: Pick<ControlsProps, 'playback' | 'choices' | 'change' | 'renditions'>) {
  const t = useText();
  const formats = useFormats();
  const { playback, choices, change } = props;
  return (
    <div className={classes.choices}>
      <label className={classes.choice}>
        <span>{t('media.speed')}</span>
        <select value={choices.speed} onChange={(event) => change({ speed: Number(event.currentTarget.value) })}>
          {SPEEDS.map((speed) => (
            <option key={speed} value={speed}>
              {formats.decimal(speed, 2)}×
            </option>
          ))}
        </select>
      </label>
      {playback.captions.length === 0 ? null : (
        <label className={classes.choice}>
          <span>{t('media.captions')}</span>
          <select value={choices.captions} onChange={(event) => change({ captions: event.currentTarget.value === 'id' || event.currentTarget.value === 'en' ? event.currentTarget.value : 'off' })}>
            <option value="off">{t('media.captions.off')}</option>
            {playback.captions.map(({ language }) => (
              <option key={language} value={language} lang={language}>
                {language === 'id' ? 'Indonesia' : 'English'}
              </option>
            ))}
          </select>
        </label>
      )}
      <QualityChoice {...props} />
    </div>
  );
}

/** Everything by pointer, finger and keyboard; keys stand in `usePlayerKeys`. */
export function Controls({ frame, video, state, act, ...choices }: ControlsProps) {
  const t = useText();
  const formats = useFormats();
  const duration = state.duration || choices.playback.durationSeconds;
  const at = t('media.position', { at: formats.clock(state.seconds), of: formats.clock(duration) });
  return (
    <div className={classes.controls}>
      <input
        className={classes.seek}
        type="range"
        min={0}
        max={Math.max(1, Math.floor(duration))}
        step={1}
        value={Math.floor(state.seconds)}
        aria-label={t('media.seek')}
        aria-valuetext={at}
        onChange={(event) => act.seek(event.currentTarget.valueAsNumber)}
      />
      <div className={classes.bar}>
        <IconButton label={state.paused ? t('media.play') : t('media.pause')} onClick={act.toggle}>
          {state.paused ? <IconPlayerPlayFilled size={22} /> : <IconPlayerPauseFilled size={22} />}
        </IconButton>
        <IconButton label={t('media.back')} onClick={() => act.skip(-10)}>
          <IconRewindBackward10 size={22} />
        </IconButton>
        <IconButton label={t('media.forward')} onClick={() => act.skip(10)}>
          <IconRewindForward10 size={22} />
        </IconButton>
        <IconButton label={state.muted ? t('media.unmute') : t('media.mute')} onClick={act.mute}>
          {state.muted ? <IconVolumeOff size={22} /> : <IconVolume size={22} />}
        </IconButton>
        <span className={classes.clock}>
          {formats.clock(state.seconds)} / {formats.clock(duration)}
        </span>
        {mayFillScreen(video) ? (
          <IconButton label={t('media.fullscreen')} onClick={() => toggleFullscreen(frame.current, video)}>
            <IconMaximize size={22} />
          </IconButton>
        ) : null}
        <Choices {...choices} />
      </div>
    </div>
  );
}
