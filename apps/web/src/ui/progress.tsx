import type { ReactNode } from 'react';
import { useFormats } from '../lib/formats/index.js';
import classes from './progress.module.css';

type ProgressBarProps = {
  /** What is measured: "Kemajuan kursus". Shown above the bar and read with it. */
  readonly label: string;
  /** 0 to 1 */
  readonly share: number;
  /** In place of the percentage: "6 dari 12 materi". */
  readonly value?: string;
  /** The words stand elsewhere on the screen already. */
  readonly quiet?: boolean;
};

/** Turmeric on the deep track, with its number in words: the same everywhere progress is shown. */
export function ProgressBar({ label, share, value, quiet = false }: ProgressBarProps) {
  const formats = useFormats();
  const bounded = Math.min(1, Math.max(0, share));
  const words = value ?? formats.percent(bounded);
  return (
    <div>
      {quiet ? null : (
        <div className={classes.words} aria-hidden="true">
          <span>{label}</span>
          <b>{words}</b>
        </div>
      )}
      <div
        className={classes.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(bounded * 100)}
        aria-valuetext={words}
      >
        <div className={classes.fill} style={{ width: `${bounded * 100}%` }} />
      </div>
    </div>
  );
}

type RingProps = {
  readonly value: number;
  readonly target: number;
  /** The whole sentence: "13 dari 20 JP terpenuhi". */
  readonly label: string;
  /** Pixels; 84 unless told. */
  readonly size?: number;
  readonly children?: ReactNode;
};

const RADIUS = 34;
const AROUND = 2 * Math.PI * RADIUS;

/** A ring of value over target. Its words stand beside it. */
export function Ring({ value, target, label, size = 84, children }: RingProps) {
  const share = target > 0 ? Math.min(1, Math.max(0, value / target)) : 0;
  return (
    <div className={classes.ring} style={{ width: size, height: size }}>
      <svg width={size} height={size} viewBox="0 0 84 84" role="img" aria-label={label}>
        <circle cx="42" cy="42" r={RADIUS} fill="none" stroke="var(--track)" strokeWidth="11" />
        {share === 0 ? null : (
          <circle
            cx="42"
            cy="42"
            r={RADIUS}
            fill="none"
            stroke="var(--accent)"
            strokeWidth="11"
            strokeLinecap="round"
            strokeDasharray={`${AROUND * share} ${AROUND}`}
            transform="rotate(-90 42 42)"
          />
        )}
      </svg>
      {children === undefined ? null : <span className={classes.inside}>{children}</span>}
    </div>
  );
}
