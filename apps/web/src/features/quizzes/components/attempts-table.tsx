import { Link } from '@tanstack/react-router';
import type { ResultView } from '@sinau/contracts/quizzes';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { StatusChip } from '../../../ui/status-chip.js';
import classes from './attempts-table.module.css';

type Attempts = ResultView['attempts'];

function State({ attempt }: { readonly attempt: Attempts[number] }) {
  const t = useText();
  if (attempt.state === 'open') return <StatusChip status="active">{t('quizzes.state.open')}</StatusChip>;
  if (attempt.state === 'submitted') return <StatusChip status="waiting">{t('quizzes.state.submitted')}</StatusChip>;
  return attempt.passed ? <StatusChip status="done">{t('quizzes.state.passed')}</StatusChip> : <StatusChip status="warning">{t('quizzes.state.failed')}</StatusChip>;
}

/** The attempts made, oldest first; each leads to its result or goes on. */
export function AttemptsTable({ attempts, current }: { readonly attempts: Attempts; readonly current?: string }) {
  const t = useText();
  const formats = useFormats();
  if (attempts.length === 0) return <p className={classes.none}>{t('quizzes.attempts.none')}</p>;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('quizzes.attempts.number')}</th>
          <th scope="col">{t('quizzes.attempts.state')}</th>
          <th scope="col" className={classes.score}>
            {t('quizzes.attempts.score')}
          </th>
        </tr>
      </thead>
      <tbody>
        {attempts.map((attempt) => (
          <tr key={attempt.id} aria-current={attempt.id === current ? 'true' : undefined}>
            <th scope="row">
              {attempt.id === current ? (
                t('quizzes.attempt.number', { number: attempt.number })
              ) : (
                <Link to={attempt.state === 'open' ? '/pengerjaan/$attemptId' : '/pengerjaan/$attemptId/hasil'} params={{ attemptId: attempt.id }}>
                  {t('quizzes.attempt.number', { number: attempt.number })}
                </Link>
              )}
              <span className={classes.date}>{formats.dateTime(attempt.submittedAt ?? attempt.startedAt)}</span>
            </th>
            <td>
              <State attempt={attempt} />
            </td>
            <td className={classes.score}>{attempt.score === null ? '–' : formats.decimal(attempt.score, 2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
