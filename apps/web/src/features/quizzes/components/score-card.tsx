import type { ResultView } from '@sinau/contracts/quizzes';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { StatusChip } from '../../../ui/status-chip.js';
import classes from './result.module.css';

/** Score against the pass mark: in figures, and on a line with the mark on it. */
export function ScoreCard({ result }: { readonly result: ResultView }) {
  const t = useText();
  const formats = useFormats();
  const { score, passMark, points, maxPoints } = result;
  if (result.state === 'submitted' || score === null) {
    return (
      <div role="status">
        <StatusChip status="waiting">{t('quizzes.state.submitted')}</StatusChip>
        <p className={classes.wait}>{t('quizzes.result.wait')}</p>
        <ListSkeleton rows={1} height={56} />
      </div>
    );
  }
  return (
    <>
      {result.passed ? <StatusChip status="done">{t('quizzes.state.passed')}</StatusChip> : <StatusChip status="warning">{t('quizzes.state.failed')}</StatusChip>}
      <p className={classes.score}>
        <b>{formats.decimal(score, 2)}</b> {t('quizzes.of.hundred')}
      </p>
      <div className={classes.scale} role="img" aria-label={t('quizzes.scale', { score: formats.decimal(score, 2), mark: formats.decimal(passMark, 2) })}>
        <div className={classes.fill} style={{ width: `${score}%` }} />
        <div className={classes.mark} style={{ left: `${passMark}%` }} />
      </div>
      <p className={classes.small}>
        {t('quizzes.pass.mark', { mark: formats.decimal(passMark, 2) })}
        {points === null || maxPoints === null ? null : ` · ${t('quizzes.points', { points: formats.decimal(points, 2), max: formats.decimal(maxPoints, 2) })}`}
      </p>
    </>
  );
}
