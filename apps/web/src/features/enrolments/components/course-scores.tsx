import type { CoursePageView } from '@sinau/contracts/enrolments';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { lessonAddress } from '../../../lib/learning/index.js';
import { EmptyState } from '../../../ui/states.js';
import { StatusChip, type Status } from '../../../ui/status-chip.js';
import { useWrittenLanguage } from '../../../ui/written.js';
import classes from './course-parts.module.css';
import type { LessonRow } from './lesson-state.js';

function statusOf(lesson: LessonRow): { readonly status: Status; readonly text: string } {
  if (lesson.state === 'done') return { status: 'done', text: 'enrolments.score.passed' };
  if (lesson.score !== null) return { status: 'warning', text: 'enrolments.score.below' };
  return { status: 'waiting', text: 'enrolments.score.none' };
}

/** Each quiz with its best score; the deciding one with what it asks for. */
export function CourseScores({ course }: { readonly course: CoursePageView }) {
  const written = useWrittenLanguage();
  const t = useText();
  const formats = useFormats();
  const quizzes = course.modules.flatMap((module) => module.lessons).filter((lesson) => lesson.kind === 'quiz');
  const deciding = course.requirements.score;
  if (quizzes.length === 0) return <EmptyState>{t('enrolments.score.no_quiz')}</EmptyState>;
  return (
    <ul className={classes.scores}>
      {quizzes.map((quiz) => {
        const { status, text } = statusOf(quiz);
        return (
          <li key={quiz.id}>
            <div>
              <h2 lang={written}>{course.run.phase === 'before' ? quiz.title : <Link to={lessonAddress(course.enrolmentId, quiz)}>{quiz.title}</Link>}</h2>
              <p>{deciding?.lessonId === quiz.id ? t('enrolments.score.deciding', { minimum: formats.decimal(deciding.minimum) }) : t('enrolments.score.practice')}</p>
            </div>
            <StatusChip status={status}>{t(text)}</StatusChip>
            <p className={classes.score}>
              {quiz.score === null ? '–' : formats.decimal(quiz.score)}
              <small>{t('enrolments.score.best')}</small>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
