import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import type { Tally } from './tally.js';
import classes from './navigator.module.css';

type NavigatorProps = {
  readonly tally: Tally;
  readonly current: number;
  readonly onGo: (index: number) => void;
  readonly onReview: () => void;
};

function useCellName(): (number: number, answered: boolean, flagged: boolean) => string {
  const t = useText();
  return (number, answered, flagged) => {
    if (flagged) return answered ? t('quizzes.cell.answered.flagged', { number }) : t('quizzes.cell.blank.flagged', { number });
    return answered ? t('quizzes.cell.answered', { number }) : t('quizzes.cell.blank', { number });
  };
}

/** All questions at a glance: answered, doubtful, blank; each told by colour, shape and words. */
export function Navigator({ tally, current, onGo, onReview }: NavigatorProps) {
  const t = useText();
  const name = useCellName();
  return (
    <>
      <ol className={classes.grid}>
        {tally.cells.map(({ answered, flagged }, index) => (
          <li key={tally.cells[index]?.questionId}>
            <button
              type="button"
              className={classes.cell}
              data-answered={answered}
              data-flagged={flagged}
              aria-current={index === current ? 'step' : undefined}
              aria-label={name(index + 1, answered, flagged)}
              onClick={() => onGo(index)}
            >
              {index + 1}
            </button>
          </li>
        ))}
      </ol>
      <div className={classes.legend} aria-hidden="true">
        <span data-answered="true">{t('quizzes.legend.answered')}</span>
        <span data-flagged="true">{t('quizzes.legend.flagged')}</span>
        <span>{t('quizzes.legend.blank')}</span>
      </div>
      <Button look="outline" wide onClick={onReview}>
        {t('quizzes.review.open')}
      </Button>
    </>
  );
}
