import { Link } from '@tanstack/react-router';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { lessonAddress } from '../../../lib/learning/index.js';
import classes from './lesson-list.module.css';
import { LessonKind } from './lesson-kind.js';
import { LessonStateIcon, type LessonRow } from './lesson-state.js';
import { useWrittenLanguage } from '../../../ui/written.js';

export type LessonListContext = {
  readonly enrolmentId: string;
  /** Where one goes on. */
  readonly currentId: string | null;
  /** First day of a run that has not begun; null when lessons are open. */
  readonly lockedUntil: string | null;
  /** Marked on this device, not yet on the server. */
  readonly waiting: ReadonlySet<string>;
};

type RowProps = { readonly lesson: LessonRow; readonly context: LessonListContext };

function Facts({ lesson, context }: RowProps) {
  const t = useText();
  const formats = useFormats();
  return (
    <span className={classes.facts}>
      <LessonKind kind={lesson.kind} />
      <span>{formats.duration(lesson.minutes)}</span>
      {lesson.bytes === null ? null : <span>{formats.size(lesson.bytes)}</span>}
      {lesson.score === null ? null : <span>{t('enrolments.lesson.score', { score: formats.decimal(lesson.score) })}</span>}
      {lesson.required ? null : <span>{t('enrolments.lesson.optional')}</span>}
      {context.waiting.has(lesson.id) && lesson.state !== 'done' ? <b>{t('enrolments.mark.on_device')}</b> : null}
    </span>
  );
}

function Content({ lesson, context }: RowProps) {
  const written = useWrittenLanguage();
  const t = useText();
  const current = context.currentId === lesson.id;
  const state = context.lockedUntil !== null ? 'locked' : context.waiting.has(lesson.id) ? 'done' : lesson.state;
  return (
    <>
      <span className={classes.icon}>
        <LessonStateIcon state={state} />
      </span>
      <span>
        <span className={classes.title} lang={written}>
          {lesson.title}
        </span>
        <Facts lesson={lesson} context={context} />
      </span>
      {current && context.lockedUntil === null ? <span className={classes.tag}>{lesson.state === 'not_started' ? t('enrolments.lesson.start') : t('enrolments.lesson.continue')}</span> : null}
    </>
  );
}

function LessonLine(props: RowProps) {
  const { lesson, context } = props;
  if (context.lockedUntil !== null) {
    return (
      <div className={classes.row} data-locked="true">
        <Content {...props} />
      </div>
    );
  }
  const current = context.currentId === lesson.id;
  return (
    <Link to={lessonAddress(context.enrolmentId, lesson)} className={classes.row} data-current={current} aria-current={current ? 'step' : undefined}>
      <Content {...props} />
    </Link>
  );
}

/** Lessons of a module, each one link; plain rows while they are locked. */
export function LessonList({ lessons, context }: { readonly lessons: readonly LessonRow[]; readonly context: LessonListContext }) {
  return (
    <ul className={classes.list}>
      {lessons.map((lesson) => (
        <li key={lesson.id}>
          <LessonLine lesson={lesson} context={context} />
        </li>
      ))}
    </ul>
  );
}
