import type { CaptionTrack } from '@sinau/contracts/media';
import { useEffect, useId, useRef, useState } from 'react';
import { useFormats } from '../../lib/formats/index.js';
import { activeLanguage, useText } from '../../lib/i18n/index.js';
import { rememberedCaptions } from './choices.js';
import classes from './media.module.css';

type TranscriptProps = {
  readonly captions: readonly CaptionTrack[];
  /** Where the video is; null before it plays. */
  readonly seconds: number | null;
  readonly onSeek: (seconds: number) => void;
};

/** The language of the captions that the reader chose, else of the screen. */
function firstLanguage(chosen: 'id' | 'en' | 'off'): string {
  return chosen === 'off' ? activeLanguage() : chosen;
}

/** The line that is being said: the last that has begun. */
function currentLine(track: CaptionTrack | undefined, seconds: number | null): number {
  if (!track || seconds === null) return -1;
  return track.cues.findLastIndex((cue) => cue.startMs <= seconds * 1000 + 200);
}

/** Scrolls the list, and nothing else, until its line can be seen. */
function follow(list: HTMLElement | null): void {
  const line = list?.querySelector<HTMLElement>('[aria-current="true"]');
  if (!list || !line) return;
  const above = line.offsetTop; // of the list, which is positioned
  if (above < list.scrollTop || above + line.offsetHeight > list.scrollTop + list.clientHeight) list.scrollTop = above - list.clientHeight / 3;
}

/** What is said, to read, to search and to jump by; also without the video. */
export function Transcript({ captions, seconds, onSeek }: TranscriptProps) {
  const t = useText();
  const formats = useFormats();
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  const [language, setLanguage] = useState<string>(() => firstLanguage(rememberedCaptions()));
  const [search, setSearch] = useState('');
  const track = captions.find((one) => one.language === language) ?? captions[0];
  const current = currentLine(track, seconds);
  useEffect(() => follow(list.current), [current]);
  if (!track) return <p className={classes.note}>{t('media.transcript.none')}</p>;
  const wanted = search.trim().toLowerCase();
  const lines = track.cues.map((cue, index) => ({ cue, index })).filter(({ cue }) => wanted === '' || cue.text.toLowerCase().includes(wanted));
  return (
    <section className={classes.transcript} aria-labelledby={`${id}-title`}>
      <div className={classes.transcriptHead}>
        <h2 id={`${id}-title`}>{t('media.transcript.title')}</h2>
        {captions.length > 1 ? (
          <select aria-label={t('media.transcript.language')} value={track.language} onChange={(event) => setLanguage(event.currentTarget.value)}>
            {captions.map((one) => (
              <option key={one.language} value={one.language} lang={one.language}>
                {one.language === 'id' ? 'Bahasa Indonesia' : 'English'}
              </option>
            ))}
          </select>
        ) : null}
      </div>
      <input className={classes.search} type="search" aria-label={t('media.transcript.search')} placeholder={t('media.transcript.search')} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
      <p className={classes.found} role="status">
        {wanted === '' ? '' : t('media.transcript.found', { count: lines.length })}
      </p>
      <ol className={classes.lines} ref={list} lang={track.language} tabIndex={0} aria-label={t('media.transcript.title')}>
        {lines.map(({ cue, index }) => (
          <li key={index}>
            <button type="button" className={classes.line} aria-current={index === current} onClick={() => onSeek(cue.startMs / 1000)}>
              <span className={classes.at}>{formats.clock(cue.startMs / 1000)}</span>
              <span>{cue.text}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
