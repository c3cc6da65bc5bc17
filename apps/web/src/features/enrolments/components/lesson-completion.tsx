import { IconArrowRight, IconCheck } from '@tabler/icons-react';
import type { LessonView } from '@sinau/contracts/enrolments';
import { VIDEO_DONE_SHARE } from '@sinau/domain/enrolments';
import { useEffect, useRef, useState } from 'react';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { lessonAddress } from '../../../lib/learning/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { ActionBar } from '../../../ui/layout.js';
import { ErrorReason } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import classes from './lesson-page.module.css';

type CompletionProps = {
  readonly view: LessonView;
  /** The mark is on this device and not yet on the server. */
  readonly waiting: boolean;
  readonly onMark: () => Promise<void>;
};

const RULES = { learner: 'enrolments.rule.learner', watching: 'enrolments.rule.watching', passing: 'enrolments.rule.passing' } as const;

function Onward({ view }: { readonly view: LessonView }) {
  const t = useText();
  const { next, enrolmentId } = view;
  if (next === null) return <ButtonLink to={`/kursus/${enrolmentId}`}>{t('enrolments.onward.course')}</ButtonLink>;
  return (
    <ButtonLink to={lessonAddress(enrolmentId, next)} after={<IconArrowRight size={18} />}>
      {t('enrolments.onward.next')}
    </ButtonLink>
  );
}

function MarkButton({ onMark }: Pick<CompletionProps, 'onMark'>) {
  const t = useText();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  async function mark(): Promise<void> {
    setBusy(true);
    setFailure(null);
    try {
      await onMark();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      {failure === null ? null : (
        <p role="alert" className={classes.failure}>
          {t('enrolments.mark.failed')} <ErrorReason error={failure} />
        </p>
      )}
      <div className={classes.mark}>
        <Button busy={busy} before={<IconCheck size={18} />} onClick={() => void mark()}>
          {t('enrolments.mark.do')}
        </Button>
      </div>
    </>
  );
}

/** When the lesson counts as done, the way to say so, and what comes next. Nothing goes on by itself. */
export function LessonCompletion({ view, waiting, onMark }: CompletionProps) {
  const t = useText();
  const formats = useFormats();
  const done = view.lesson.state === 'done' || waiting;
  const before = useRef(done);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // the button that had the focus is gone
    if (done && !before.current) heading.current?.focus();
    before.current = done;
  }, [done]);
  return (
    <section className={classes.completion} data-done={done}>
      <h2 ref={heading} tabIndex={-1}>
        {done ? t('enrolments.completion.done') : t('enrolments.completion.how')}
      </h2>
      <div role="status">
        {waiting ? <StatusChip status="waiting">{t('enrolments.mark.waiting')}</StatusChip> : null}
        <p>{done ? t('enrolments.completion.after') : t(RULES[view.completedBy], { share: formats.percent(VIDEO_DONE_SHARE) })}</p>
      </div>
      {done && view.next !== null ? <p className={classes.next}>{t('enrolments.onward.title', { title: view.next.title })}</p> : null}
      {!done && view.completedBy === 'learner' ? <MarkButton onMark={onMark} /> : null}
      {done ? (
        <ActionBar>
          <Onward view={view} />
        </ActionBar>
      ) : null}
    </section>
  );
}
