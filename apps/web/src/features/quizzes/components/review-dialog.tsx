import { IconAlertTriangle } from '@tabler/icons-react';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog/index.js';
import type { Submitting } from '../saving/submission.js';
import type { Cell, Tally } from './tally.js';
import classes from './review-dialog.module.css';

type ReviewDialogProps = {
  readonly open: boolean;
  readonly tally: Tally;
  readonly unsent: number;
  readonly submitting: Submitting;
  readonly onClose: () => void;
  readonly onGo: (index: number) => void;
  readonly onSubmit: () => void;
  readonly onRetry: () => void;
};

function Counts({ tally }: { readonly tally: Tally }) {
  const t = useText();
  const counts = [
    [tally.answered, t('quizzes.count.answered')],
    [tally.blank, t('quizzes.count.blank')],
    [tally.flagged, t('quizzes.count.flagged')],
  ] as const;
  return (
    <dl className={classes.counts}>
      {counts.map(([count, label]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}

function Open({ cell, index, onGo }: { readonly cell: Cell; readonly index: number; readonly onGo: (index: number) => void }) {
  const t = useText();
  return (
    <li>
      <button type="button" onClick={() => onGo(index)}>
        <span>{t('quizzes.question.number', { number: index + 1 })}</span>
        <span className={classes.why}>
          {cell.answered ? null : <span>{t('quizzes.why.blank')}</span>}
          {cell.flagged ? <span>{t('quizzes.why.flagged')}</span> : null}
        </span>
      </button>
    </li>
  );
}

/** What hinders, in words: answers on their way, no network, the server's refusal. */
function Progress({ submitting, unsent, onRetry }: Pick<ReviewDialogProps, 'submitting' | 'unsent' | 'onRetry'>) {
  const t = useText();
  const { step } = submitting;
  const words =
    step === 'waiting' ? t('quizzes.submit.waiting', { count: unsent })
    : step === 'trying_again' ? t('quizzes.submit.again')
    : step === 'refused' ? (submitting.refusal ?? t('quizzes.submit.refused'))
    : step === 'idle' && unsent > 0 ? t('quizzes.submit.unsent', { count: unsent })
    : null;
  return (
    <div role="status">
      {words === null ? null : (
        <div className={classes.notice}>
          <IconAlertTriangle size={20} aria-hidden="true" />
          <span>{words}</span>
          {step === 'waiting' || step === 'trying_again' ? (
            <Button look="quiet" onClick={onRetry}>
              {t('quizzes.submit.now')}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}

/** Before submitting: what is blank or doubtful, each a way back. With blanks, going back is the main button. */
export function ReviewDialog({ open, tally, unsent, submitting, onClose, onGo, onSubmit, onRetry }: ReviewDialogProps) {
  const t = useText();
  const complete = tally.blank === 0;
  const busy = submitting.step === 'sending' || submitting.step === 'done';
  const trying = busy || submitting.step === 'waiting' || submitting.step === 'trying_again';
  const openCells = tally.cells.map((cell, index) => ({ cell, index })).filter(({ cell }) => !cell.answered || cell.flagged);
  const submit = unsent > 0 && submitting.step === 'idle' ? t('quizzes.submit.wait') : t('quizzes.submit');
  const back = (
    <Button key="back" look={complete ? 'plain' : 'primary'} onClick={onClose} disabled={busy}>
      {trying && !busy ? t('quizzes.submit.cancel') : t('quizzes.back')}
    </Button>
  );
  const send = (
    <Button key="send" look={complete ? 'primary' : 'plain'} onClick={onSubmit} busy={trying}>
      {submit}
    </Button>
  );
  return (
    <Dialog open={open} {...(busy ? {} : { onClose })} title={t('quizzes.review.title')} actions={complete ? [back, send] : [send, back]}>
      <Counts tally={tally} />
      {openCells.length === 0 ? (
        <p className={classes.lead}>{t('quizzes.review.complete')}</p>
      ) : (
        <>
          <p className={classes.lead}>{complete ? t('quizzes.review.flagged') : t('quizzes.review.blank', { count: tally.blank })}</p>
          <ul className={classes.list} aria-label={t('quizzes.review.list')}>
            {openCells.map(({ cell, index }) => (
              <Open key={cell.questionId} cell={cell} index={index} onGo={onGo} />
            ))}
          </ul>
        </>
      )}
      <p className={classes.final}>{t('quizzes.review.final')}</p>
      <Progress submitting={submitting} unsent={unsent} onRetry={onRetry} />
    </Dialog>
  );
}
