import { coveredSeconds, unionOf, watchedShare } from '@sinau/domain/enrolments';
import type { PlaybackView } from '@sinau/contracts/media';
import { useEffect, useState } from 'react';
import { useFormats } from '../../lib/formats/index.js';
import { useText } from '../../lib/i18n/index.js';
import classes from './media.module.css';
import type { ProgressSender } from './progress-sender.js';

/** Seconds of the video that were watched at least once, by what the server had when the page opened. */
function coveredOf(playback: PlaybackView): number {
  return coveredSeconds(unionOf(playback.watched));
}

/** How much of the video counts as watched: the server's number, which the instructor sees too. It only grows. */
export function Watched({ playback, watching }: { readonly playback: PlaybackView; readonly watching: ProgressSender }) {
  const t = useText();
  const formats = useFormats();
  const [told, setTold] = useState(0);
  useEffect(() => watching.listen((progress) => setTold(progress.coveredSeconds)), [watching]);
  const duration = Math.max(1, Math.round(playback.durationSeconds));
  const covered = Math.min(duration, Math.max(told, coveredOf(playback)));
  return <p className={classes.watched}>{t('media.watched', { share: formats.percent(watchedShare(covered, duration)), at: formats.clock(covered), of: formats.clock(duration) })}</p>;
}
