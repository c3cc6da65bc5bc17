import type { ReactNode } from 'react';
import { useFormats } from '../lib/formats/index.js';
import { useText } from '../lib/i18n/index.js';
import { Card } from './card.js';
import { ProgressBar } from './progress.js';
import classes from './progress-panel.module.css';
import { StatusChip } from './status-chip.js';
import { Announcement } from './visually-hidden.js';

type ProgressPanelProps = {
  /** "Menerbitkan sertifikat" */
  readonly title: string;
  readonly done: number;
  readonly total: number;
  readonly failed?: number;
  /** The state in words: "Berjalan", "Dijeda", "Selesai". */
  readonly state: string;
  readonly status: 'active' | 'waiting' | 'done' | 'error';
  /** Minutes left, from `minutesLeft`; null while unknown. */
  readonly left?: number | null;
  /** Pause, cancel, retry. */
  readonly actions?: ReactNode;
};

/** Minutes left at the pace so far; null while there is too little to judge by. */
export function minutesLeft(done: number, total: number, elapsedMs: number): number | null {
  if (done < 5 || elapsedMs < 5000 || done >= total) return null;
  return ((elapsedMs / done) * (total - done)) / 60_000;
}

/** Work of more than ten seconds: how far, how long, and that the page may be left. Announced at each quarter, not at each step. */
export function ProgressPanel({ title, done, total, failed = 0, state, status, left = null, actions }: ProgressPanelProps) {
  const t = useText();
  const formats = useFormats();
  const share = total === 0 ? 0 : done / total;
  const quarter = Math.floor(share * 4);
  const counts = { done: formats.number(done), total: formats.number(total) };
  return (
    <Card>
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        <StatusChip status={status}>{state}</StatusChip>
      </div>
      <ProgressBar label={title} share={share} value={t('ui.job.count', counts)} quiet />
      <div className={classes.words}>
        <b>{t('ui.job.count', counts)}</b>
        {failed === 0 ? null : <StatusChip status="error">{t('ui.job.failed', { count: failed })}</StatusChip>}
        {left === null ? null : <span>{t('ui.job.left', { duration: formats.duration(Math.max(1, left)) })}</span>}
      </div>
      {status === 'active' ? <p className={classes.leave}>{t('ui.job.leave')}</p> : null}
      {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
      <Announcement>{quarter === 0 ? '' : t('ui.job.quarter', { share: formats.percent(quarter / 4) })}</Announcement>
    </Card>
  );
}
