import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { IconButton } from '../../../ui/button.js';
import { Announcement, VisuallyHidden } from '../../../ui/visually-hidden.js';
import classes from './timer.module.css';

const MINUTE = 60_000;
/** Seconds. A deadline further away than this is a date, not a countdown. */
const DAY = 86_400;
/** Minutes before the deadline at which the timer speaks by itself. */
const SPEAKS_AT = [10, 5, 1] as const;
const TICK = 250;

type TimerProps = {
  /** ISO 8601 */
  readonly deadlineAt: string;
  /** The server's clock, ms. */
  readonly now: () => number;
  /** The deadline has passed by the server's clock. */
  readonly onEnd: () => void;
};

/** The milestone passed between two readings, in minutes; the smallest when a pause jumped over several. */
export function milestone(before: number, left: number): number | null {
  const passed = SPEAKS_AT.filter((minutes) => before > minutes * MINUTE && left <= minutes * MINUTE && left > 0);
  return passed.at(-1) ?? null;
}

/** Reads the clock four times a second, and renders this component alone, once a second. */
function useSecondsLeft(deadline: number, now: () => number, onPassed: (minutes: number) => void, onEnd: () => void): number {
  const [seconds, setSeconds] = useState(() => Math.max(0, Math.ceil((deadline - now()) / 1000)));
  const told = useRef({ onPassed, onEnd });
  useEffect(() => {
    told.current = { onPassed, onEnd };
  });
  useEffect(() => {
    let before = deadline - now();
    let ended = false;
    const read = (): void => {
      const left = deadline - now();
      setSeconds(Math.max(0, Math.ceil(left / 1000)));
      const minutes = milestone(before, left);
      if (minutes !== null) told.current.onPassed(minutes);
      if (left <= 0 && !ended) {
        ended = true;
        told.current.onEnd();
      }
      before = left;
    };
    read();
    const timer = setInterval(read, TICK);
    return () => clearInterval(timer);
  }, [deadline, now]);
  return seconds;
}

/**
 * The time left. Spoken at 10, 5 and 1 minute and when asked, never each second; can be hidden.
 * A component of its own, so that a tick renders nothing else.
 */
export function Timer({ deadlineAt, now, onEnd }: TimerProps) {
  const t = useText();
  const formats = useFormats();
  const deadline = Date.parse(deadlineAt);
  const [hidden, setHidden] = useState(false);
  const [spoken, setSpoken] = useState('');
  const until = formats.time(deadlineAt);
  const seconds = useSecondsLeft(deadline, now, (minutes) => setSpoken(t('quizzes.timer.left', { minutes, until })), onEnd);
  const speak = (): void => setSpoken(t('quizzes.timer.now', { minutes: Math.floor(seconds / 60), seconds: seconds % 60, until }));
  if (seconds > DAY) {
    // The last moment before it: the end of a day is 23.59 of that day to a reader, not 00.00 of the next.
    return <p className={classes.day}>{t('quizzes.timer.day', { until: formats.dateTime(deadline - 1) })}</p>;
  }
  return (
    <div className={classes.timer} data-urgency={seconds <= 60 ? 'last' : seconds <= 300 ? 'soon' : 'calm'}>
      {hidden ? (
        <span className={classes.hidden}>{t('quizzes.timer.hidden')}</span>
      ) : (
        <button type="button" className={classes.face} title={t('quizzes.timer.speak')} onClick={speak}>
          <span role="timer" aria-live="off" className={classes.clock}>
            {formats.clock(seconds)}
          </span>
          <span className={classes.until}>{t('quizzes.timer.until', { until })}</span>
          <VisuallyHidden>{t('quizzes.timer.speak')}</VisuallyHidden>
        </button>
      )}
      <IconButton label={hidden ? t('quizzes.timer.show') : t('quizzes.timer.hide')} aria-pressed={hidden} onClick={() => setHidden(!hidden)}>
        {hidden ? <IconEye size={20} /> : <IconEyeOff size={20} />}
      </IconButton>
      <Announcement>{spoken}</Announcement>
    </div>
  );
}
