import { IconFlag, IconFlagFilled } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { useWrittenLanguage } from '../../../ui/written.js';
import type { AnswerState, Content, Response } from '../saving/journal.js';
import classes from './question.module.css';
import { Choices } from './choices.js';
import type { PaperQuestion } from './paper-question.js';
import { QuestionPictures, type PictureAddress } from './question-pictures.js';
import { TypedAnswer } from './typed-answer.js';

type QuestionProps = {
  readonly question: PaperQuestion;
  readonly number: number;
  readonly count: number;
  readonly answer: Content;
  readonly state: AnswerState;
  readonly locked: boolean;
  /** Takes the focus when the question changes, not when the page opens. */
  readonly focused: boolean;
  readonly onChoose: (content: Content) => void;
  readonly onType: (content: Content) => void;
  readonly onLeaveField: () => void;
  /** Where its picture is read, and the paper whose pictures are loaded with it. */
  readonly address: PictureAddress;
  readonly paper?: readonly PaperQuestion[];
};

function useStateWords(state: AnswerState): string | null {
  const t = useText();
  const words: Record<AnswerState, string | null> = {
    blank: null,
    writing: t('quizzes.answer.saving'),
    device: t('quizzes.answer.device'),
    saved: t('quizzes.answer.saved'),
    late: t('quizzes.answer.late'),
    closed: t('quizzes.answer.closed'),
    invalid: t('quizzes.answer.invalid'),
  };
  return words[state];
}

function Hint({ kind }: { readonly kind: PaperQuestion['content']['kind'] }) {
  const t = useText();
  return kind === 'multiple_response' ? <p className={classes.hint}>{t('quizzes.hint.multiple')}</p> : null;
}

/** One question: real radios, checkboxes or a field in a fieldset whose legend is the stem. */
export function Question({ question, number, count, answer, state, locked, focused, onChoose, onType, onLeaveField, address, paper = [question] }: QuestionProps) {
  const written = useWrittenLanguage();
  const t = useText();
  const legend = useRef<HTMLSpanElement>(null);
  const { content } = question;
  const typed = content.kind === 'short_text' || content.kind === 'numeric';
  const stateWords = useStateWords(state);
  const respond = (response: Response | null): Content => ({ ...answer, response });
  useEffect(() => {
    if (focused) legend.current?.focus({ preventScroll: true });
    if (focused) scrollTo(0, 0);
  }, [question.id, focused]);
  return (
    <>
      <div className={classes.head}>
        <p className={classes.number}>{t('quizzes.question.of', { number, count })}</p>
        <Button
          look={answer.flagged ? 'accent' : 'plain'}
          before={answer.flagged ? <IconFlagFilled size={18} /> : <IconFlag size={18} />}
          aria-pressed={answer.flagged}
          disabled={locked}
          onClick={() => onChoose({ ...answer, flagged: !answer.flagged })}
        >
          {t('quizzes.flag')}
        </Button>
      </div>
      <fieldset className={classes.fieldset} disabled={locked}>
        <legend>
          <span ref={legend} tabIndex={-1} className={classes.stem} lang={written}>
            {content.stem}
          </span>
        </legend>
        <QuestionPictures all={paper} current={question.id} address={address} />
        <Hint kind={content.kind} />
        {typed ? (
          <TypedAnswer key={question.id} content={content} response={answer.response} onType={(response) => onType(respond(response))} onLeave={onLeaveField} />
        ) : (
          <Choices questionId={question.id} content={content} response={answer.response} onChoose={(response) => onChoose(respond(response))} />
        )}
      </fieldset>
      <div className={classes.foot}>
        <span data-state={state}>{stateWords}</span>
        {answer.response !== null && !locked ? (
          <Button look="quiet" onClick={() => onChoose(respond(null))}>
            {t('quizzes.clear')}
          </Button>
        ) : null}
      </div>
    </>
  );
}
