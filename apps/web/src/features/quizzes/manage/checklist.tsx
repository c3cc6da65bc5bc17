import type { AuthorQuizView } from '@sinau/contracts/quizzes';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { useText } from '../../../lib/i18n/index.js';
import { similarTo } from './question-form.js';
import classes from './editor.module.css';

type ChecklistProps = { readonly quiz: AuthorQuizView; readonly onGo: (questionId: string) => void };

/** What hinders publishing or deserves a look; each a way to its question. */
export function Checklist({ quiz, onGo }: ChecklistProps) {
  const t = useText();
  const { questions, settings } = quiz;
  const keyless = questions.map((question, index) => ({ question, number: index + 1 })).filter(({ question }) => question.answer === null);
  const stems = questions.map((question) => ({ id: question.id, stem: question.content.stem }));
  const twins = stems.flatMap((one, index) => {
    const other = similarTo(one.stem, stems.slice(0, index), one.id);
    return other === null ? [] : [{ id: one.id, number: index + 1, other: other + 1 }];
  });
  const untouched = questions.flatMap(({ id, content }, index) => {
    const left = 'options' in content && content.options.some((_, at) => content.options.some((option) => option.text === t('quizzes.editor.option', { number: at + 1 })));
    return left || content.stem === t('quizzes.editor.new') ? [{ id, number: index + 1 }] : [];
  });
  const silent = questions.map((question, index) => ({ question, number: index + 1 })).filter(({ question }) => question.content.picture?.alt.trim() === '');
  const tooFew = settings.draw !== null && settings.draw > questions.length;
  if (questions.length > 0 && keyless.length === 0 && silent.length === 0 && twins.length === 0 && untouched.length === 0 && !tooFew) {
    return (
      <p className={classes.ready}>
        <IconCircleCheckFilled size={20} aria-hidden="true" /> {t('quizzes.check.ready')}
      </p>
    );
  }
  return (
    <ul className={classes.checklist}>
      {questions.length === 0 ? <li>{t('quizzes.check.empty')}</li> : null}
      {tooFew ? <li>{t('quizzes.settings.draw.more', { pool: questions.length })}</li> : null}
      {keyless.map(({ question, number }) => (
        <li key={question.id}>
          <button type="button" onClick={() => onGo(question.id)}>
            {t('quizzes.check.key', { number })}
          </button>
        </li>
      ))}
      {silent.map(({ question, number }) => (
        <li key={`silent-${question.id}`}>
          <button type="button" onClick={() => onGo(question.id)}>
            {t('quizzes.check.alt', { number })}
          </button>
        </li>
      ))}
      {untouched.map(({ id, number }) => (
        <li key={`untouched-${id}`}>
          <button type="button" onClick={() => onGo(id)}>
            {t('quizzes.check.untouched', { number })}
          </button>
        </li>
      ))}
      {twins.map(({ id, number, other }) => (
        <li key={`twin-${id}`}>
          <button type="button" onClick={() => onGo(id)}>
            {t('quizzes.check.twin', { number, other })}
          </button>
        </li>
      ))}
    </ul>
  );
}
