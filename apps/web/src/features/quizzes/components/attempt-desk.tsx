import { IconArrowLeft, IconArrowRight, IconLayoutGrid, IconX } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useOnline } from '../../../lib/offline/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button, IconButton } from '../../../ui/button.js';
import { Sheet } from '../../../ui/dialog/index.js';
import { SchemeToggle } from '../../../ui/shell/scheme.js';
import { WrittenIn } from '../../../ui/written.js';
import { keepPosition } from '../saving/attempt-shelf.js';
import { answerState, type Content } from '../saving/journal.js';
import type { OpenAttempt } from '../saving/open-attempt.js';
import type { Submitting } from '../saving/submission.js';
import classes from './attempt.module.css';
import { choicesOf, picked } from './choices.js';
import { Navigator } from './navigator.js';
import { Notices } from './notices.js';
import { Question } from './question.js';
import { attemptPicture } from './question-pictures.js';
import { ReviewDialog } from './review-dialog.js';
import { SaveStatus } from './save-status.js';
import { tallyOf } from './tally.js';
import { Timer } from './timer.js';
import { useShortcutChoice, useShortcuts } from './use-shortcuts.js';
import { useTimeUp } from './use-time-up.js';

type DeskProps = {
  readonly open: OpenAttempt;
  readonly reader: boolean;
  readonly personId: string;
  readonly onTakeOver: () => void;
};

const BLANK: Content = { response: null, flagged: false };
const STILL: Submitting = { step: 'idle', receipt: null, refusal: null };
const never = () => () => undefined;
const still = () => STILL;

/** Which question is shown; kept on this device so that a crash comes back to it. */
function usePosition(open: OpenAttempt, personId: string): readonly [number, boolean, (index: number) => void] {
  const { view, writing } = open;
  const [state, setState] = useState(() => ({ index: Math.max(0, view.questions.findIndex((question) => question.id === open.position)), moved: false }));
  const go = useCallback(
    (index: number) => {
      const question = view.questions[index];
      if (!question) return;
      writing?.engine.sendTyped();
      setState({ index, moved: true });
      void keepPosition(personId, view.id, question.id).catch(() => undefined); // the first question then opens after a reload
    },
    [view, writing, personId],
  );
  return [state.index, state.moved, go];
}

function Keys({ choices, on, onToggle }: { readonly choices: number; readonly on: boolean; readonly onToggle: () => void }) {
  const t = useText();
  return (
    <div className={classes.keys}>
      {on ? (
        <span>
          {choices > 0 ? (
            <>
              {t('quizzes.keys')} <kbd>1</kbd> {t('quizzes.keys.to')} <kbd>{Math.min(choices, 6)}</kbd> {t('quizzes.keys.pick')} <kbd>R</kbd> {t('quizzes.keys.flag')}
            </>
          ) : (
            <>
              {t('quizzes.keys')} <kbd>R</kbd> {t('quizzes.keys.flag')}
            </>
          )}
        </span>
      ) : null}
      <Button look="quiet" onClick={onToggle}>
        {on ? t('quizzes.keys.off') : t('quizzes.keys.on')}
      </Button>
    </div>
  );
}

/** The whole page of an open attempt. Renders with each change of an answer; the timer ticks by itself. */
export function AttemptDesk({ open, reader, personId, onTakeOver }: DeskProps) {
  const t = useText();
  const navigate = useNavigate();
  const online = useOnline();
  const { view, writing, clock } = open;
  const saving = useSyncExternalStore(open.watch, open.current);
  const submitting = useSyncExternalStore(writing?.submission.watch ?? never, writing?.submission.current ?? still);
  const [index, moved, go] = usePosition(open, personId);
  const [listed, setListed] = useState(false);
  const [reviewing, setReviewing] = useState(false);
  const [keysOn, toggleKeys] = useShortcutChoice();
  const now = useCallback(() => clock.now(), [clock]);
  const [timeUp, onEnd] = useTimeUp(saving, writing, now);
  const locked = writing === null || timeUp || saving.closed || saving.forbidden !== null || submitting.step === 'sending' || submitting.step === 'done';
  const tally = tallyOf(view.questions, saving.journal);
  const question = view.questions[index];
  const answer = (question && saving.journal.get(question.id)) ?? BLANK;
  const address = useMemo(() => attemptPicture(view.id), [view.id]);
  const choices = question ? choicesOf(question.content, { right: '', wrong: '' }) : [];

  const toResult = useCallback(() => void navigate({ to: '/pengerjaan/$attemptId/hasil', params: { attemptId: view.id }, replace: true }), [navigate, view.id]);
  useEffect(() => {
    if (submitting.step === 'done') toResult();
  }, [submitting.step, toResult]);
  useShortcuts(
    {
      onPick: (at) => {
        const choice = choices[at];
        if (choice && question && !locked) writing.engine.choose(question.id, { ...answer, response: picked(question.content, answer.response, choice.id) });
      },
      onFlag: () => {
        if (question && !locked) writing.engine.choose(question.id, { ...answer, flagged: !answer.flagged });
      },
    },
    keysOn,
  );

  const goFrom = (close: (open: boolean) => void) => (to: number) => {
    close(false);
    writing?.submission.cancel();
    go(to);
  };
  const review = (): void => {
    setListed(false);
    writing?.engine.sendTyped();
    setReviewing(true);
  };
  const last = index === view.questions.length - 1;
  const counts = t('quizzes.counts', { answered: tally.answered, count: view.questions.length, flagged: tally.flagged });
  return (
    <>
      <header className={classes.header}>
        <div className={classes.row}>
          <IconButton label={t('quizzes.leave')} onClick={() => void navigate({ to: '/kursus/$enrolmentId/kuis/$lessonId', params: { enrolmentId: view.enrolmentId, lessonId: view.lessonId } })}>
            <IconX size={22} />
          </IconButton>
          <div className={classes.title}>
            <h1 tabIndex={-1} lang={view.language}>{view.title}</h1>
            <SaveStatus phase={saving.phase} unsent={saving.unsent} />
          </div>
          {saving.deadlineAt === null ? null : <Timer deadlineAt={saving.deadlineAt} now={now} onEnd={onEnd} />}
          <div className={classes.scheme}>
            <SchemeToggle />
          </div>
        </div>
      </header>
      <div className={classes.body}>
        <main id="main" tabIndex={-1} className={classes.main}>
          <Notices
            saving={saving}
            reader={reader}
            onTakeOver={onTakeOver}
            timeUp={timeUp}
            online={online}
            numberOf={(questionId) => view.questions.findIndex((one) => one.id === questionId) + 1}
            onNoticed={() => writing?.engine.noticed()}
            onResult={toResult}
          />
          {question ? (
            <WrittenIn value={view.language}>
              <Question
                question={question}
                number={index + 1}
                count={view.questions.length}
                answer={answer}
                state={answerState(saving.journal.get(question.id))}
                locked={locked}
                focused={moved}
                address={address}
                paper={view.questions}
                onChoose={(content) => writing?.engine.choose(question.id, content)}
                onType={(content) => writing?.engine.type(question.id, content)}
                onLeaveField={() => writing?.engine.sendTyped()}
              />
            </WrittenIn>
          ) : null}
          <div className={classes.steps}>
            <button type="button" className={classes.list} aria-label={t('quizzes.list.open', { counts })} onClick={() => setListed(true)}>
              <IconLayoutGrid size={22} aria-hidden="true" />
            </button>
            <Button look="plain" before={<IconArrowLeft size={18} />} disabled={index === 0} onClick={() => go(index - 1)}>
              {t('quizzes.previous')}
            </Button>
            {last ? (
              <Button onClick={review}>{t('quizzes.review.open')}</Button>
            ) : (
              <Button after={<IconArrowRight size={18} />} onClick={() => go(index + 1)}>
                {t('quizzes.next')}
              </Button>
            )}
          </div>
          <Keys choices={choices.length} on={keysOn} onToggle={toggleKeys} />
        </main>
        <aside className={classes.rail} aria-label={t('quizzes.list')}>
          <h2>{t('quizzes.list')}</h2>
          <p className={classes.counts}>{counts}</p>
          <Navigator tally={tally} current={index} onGo={go} onReview={review} />
        </aside>
      </div>
      <Sheet open={listed} onClose={() => setListed(false)} title={t('quizzes.list')} lead={counts}>
        <Navigator tally={tally} current={index} onGo={goFrom(setListed)} onReview={review} />
      </Sheet>
      <ReviewDialog
        open={reviewing}
        tally={tally}
        unsent={saving.unsent}
        submitting={submitting}
        onClose={() => {
          writing?.submission.cancel();
          setReviewing(false);
        }}
        onGo={goFrom(setReviewing)}
        onSubmit={() => writing?.submission.start()}
        onRetry={() => writing?.submission.retryNow()}
      />
    </>
  );
}
