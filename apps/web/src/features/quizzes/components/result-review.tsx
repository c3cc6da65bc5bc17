import type { ResultView } from '@sinau/contracts/quizzes';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { useWrittenLanguage, Written } from '../../../ui/written.js';
import { isPicked } from './choices.js';
import { attemptPicture, QuestionPicture, type PictureAddress } from './question-pictures.js';
import classes from './result.module.css';
import { useKeyWords, useResponseWords } from './use-response-words.js';

type Line = NonNullable<ResultView['review']>[number];

/** The rule by which this quiz shows its answers, as a sentence. */
function usePolicy(): (policy: ResultView['policy'], released: boolean) => string {
  const t = useText();
  return (policy, released) => {
    const show = { score_only: t('quizzes.policy.score'), right_or_wrong: t('quizzes.policy.verdict'), answers_and_feedback: t('quizzes.policy.answers') };
    if (released) return show[policy.show];
    const when = {
      at_once: t('quizzes.policy.soon'),
      after_pass_or_last_attempt: t('quizzes.policy.pass'),
      after_run_ends: t('quizzes.policy.run'),
      never: t('quizzes.policy.never'),
    };
    return when[policy.release];
  };
}

function Verdict({ verdict }: { readonly verdict: NonNullable<Line['verdict']> }) {
  const t = useText();
  const words = { right: t('quizzes.verdict.right'), partly: t('quizzes.verdict.partly'), wrong: t('quizzes.verdict.wrong'), blank: t('quizzes.verdict.blank') };
  const status = { right: 'done', partly: 'warning', wrong: 'error', blank: 'waiting' } as const;
  return <StatusChip status={status[verdict]}>{words[verdict]}</StatusChip>;
}

function isKey(key: NonNullable<Line['key']>, option: string): boolean {
  return key.kind === 'single_choice' ? key.option === option : key.kind === 'multiple_response' && key.options.includes(option);
}

/** All options with one's own and the right ones marked in words. */
function Options({ line }: { readonly line: Line }) {
  const t = useText();
  const { content } = line.question;
  if (content.kind !== 'single_choice' && content.kind !== 'multiple_response') return null;
  const { key, response } = line;
  return (
    <ul className={classes.options}>
      {content.options.map((option) => {
        const own = isPicked(response, option.id);
        const right = key !== null && isKey(key, option.id);
        return (
          <li key={option.id} data-own={own} data-right={right}>
            <Written>{option.text}</Written>
            {own || right ? <span className={classes.tags}>{[own ? t('quizzes.yours') : '', right ? t('quizzes.right') : ''].filter(Boolean).join(' · ')}</span> : null}
          </li>
        );
      })}
    </ul>
  );
}

function ReviewLine({ line, number, address }: { readonly line: Line; readonly number: number; readonly address: PictureAddress }) {
  const written = useWrittenLanguage();
  const t = useText();
  const formats = useFormats();
  const responseWords = useResponseWords();
  const keyWords = useKeyWords();
  const { question, verdict, points, key, feedback } = line;
  const choice = question.content.kind === 'single_choice' || question.content.kind === 'multiple_response';
  return (
    <li className={classes.line} data-verdict={verdict ?? 'none'}>
      <div className={classes.lineHead}>
        <h3>{t('quizzes.question.number', { number })}</h3>
        {verdict === null ? null : <Verdict verdict={verdict} />}
        {points === null ? null : <span>{t('quizzes.points', { points: formats.decimal(points, 2), max: formats.decimal(question.points, 2) })}</span>}
      </div>
      <p className={classes.stem} lang={written}>
        {question.content.stem}
      </p>
      {question.content.picture ? <QuestionPicture picture={question.content.picture} address={address} /> : null}
      {choice ? <Options line={line} /> : null}
      {choice && line.response !== null ? null : (
        <p className={classes.answer}>
          <b>{t('quizzes.yours')}:</b> {responseWords(question.content, line.response)}
        </p>
      )}
      {choice || key === null ? null : (
        <p className={classes.answer}>
          <b>{t('quizzes.right')}:</b> {keyWords(question.content, key)}
        </p>
      )}
      {feedback ? (
        <p className={classes.feedback}>
          <b>{t('quizzes.feedback')}</b> <Written>{feedback}</Written>
        </p>
      ) : null}
    </li>
  );
}

/** Question by question, as far as the quiz's policy shows it; the policy itself is always said. */
export function ResultReview({ result }: { readonly result: ResultView }) {
  const policy = usePolicy();
  return (
    <>
      <p className={classes.policy}>{policy(result.policy, result.review !== null)}</p>
      {result.review === null ? null : (
        <ol className={classes.lines}>
          {result.review.map((line, index) => (
            <ReviewLine key={line.question.id} line={line} number={index + 1} address={attemptPicture(result.attemptId)} />
          ))}
        </ol>
      )}
    </>
  );
}
