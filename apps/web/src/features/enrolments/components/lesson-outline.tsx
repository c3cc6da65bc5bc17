import type { CoursePageView } from '@sinau/contracts/enrolments';
import { Link } from '@tanstack/react-router';
import { useText } from '../../../lib/i18n/index.js';
import { lessonAddress } from '../../../lib/learning/index.js';
import { ProgressBar } from '../../../ui/progress.js';
import { Written } from '../../../ui/written.js';
import classes from './lesson-page.module.css';
import { LessonStateIcon } from './lesson-state.js';

type OutlineProps = {
  readonly course: CoursePageView;
  readonly lessonId: string;
  readonly waiting: ReadonlySet<string>;
  /** A lesson was chosen: the sheet closes. */
  readonly onChoose?: () => void;
};

/** All lessons of the course in one list, with their states. */
export function LessonOutline({ course, lessonId, waiting, onChoose }: OutlineProps) {
  const t = useText();
  return (
    <nav aria-label={t('enrolments.outline.title')} className={classes.outline}>
      <ProgressBar label={t('ui.resume.progress')} share={course.percent / 100} />
      {course.modules.map((module, index) => (
        <section key={module.id}>
          <h3>
            {index + 1}. <Written>{module.title}</Written>
          </h3>
          <ul>
            {module.lessons.map((lesson) => (
              <li key={lesson.id}>
                <Link to={lessonAddress(course.enrolmentId, lesson)} aria-current={lesson.id === lessonId ? 'page' : undefined} {...(onChoose ? { onClick: onChoose } : {})}>
                  <LessonStateIcon size={20} state={waiting.has(lesson.id) ? 'done' : lesson.state} />
                  <Written>{lesson.title}</Written>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
