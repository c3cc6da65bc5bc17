import { useEffect, useState } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { useMe } from '../../../lib/session/index.js';
import { Button } from '../../../ui/button.js';
import { asideAnswers, forgetAside, keptAttempt, type AsideAnswer } from '../saving/attempt-shelf.js';
import type { PaperQuestion } from './paper-question.js';
import classes from './result.module.css';
import { useResponseWords } from './use-response-words.js';

type Line = { readonly answer: AsideAnswer; readonly number: number; readonly question: PaperQuestion | null };

async function linesOf(personId: string, attemptId: string): Promise<readonly Line[]> {
  const [answers, kept] = await Promise.all([asideAnswers(personId, attemptId), keptAttempt(personId, attemptId)]);
  const questions = kept?.view.questions ?? [];
  return answers.map((answer) => {
    const index = questions.findIndex((question) => question.id === answer.questionId);
    return { answer, number: index + 1, question: questions[index] ?? null };
  });
}

/** Answers of this device that came too late: named and shown, never dropped in silence. */
export function AsideAnswers({ attemptId }: { readonly attemptId: string }) {
  const t = useText();
  const me = useMe();
  const responseWords = useResponseWords();
  const [lines, setLines] = useState<readonly Line[]>([]);
  useEffect(() => {
    linesOf(me.personId, attemptId).then(setLines, () => setLines([])); // a device without storage keeps none
  }, [me.personId, attemptId]);
  if (lines.length === 0) return null;
  return (
    <section className={classes.aside} aria-labelledby="aside-title">
      <h2 id="aside-title">{t('quizzes.aside.title', { count: lines.length })}</h2>
      <p>{t('quizzes.aside.text')}</p>
      <ul>
        {lines.map(({ answer, number, question }) => (
          <li key={answer.questionId}>
            <b>{number === 0 ? t('quizzes.aside.question') : t('quizzes.question.number', { number })}</b>: {question ? responseWords(question.content, answer.response) : t('quizzes.blank')}
          </li>
        ))}
      </ul>
      <Button look="plain" onClick={() => void forgetAside(me.personId, attemptId).then(() => setLines([]))}>
        {t('quizzes.aside.forget')}
      </Button>
    </section>
  );
}
