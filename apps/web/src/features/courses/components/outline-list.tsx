import type { LearnerCourseView } from '@sinau/contracts/courses';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { VisuallyHidden } from '../../../ui/visually-hidden.js';
import { Written } from '../../../ui/written.js';
import { lessonLabels } from './labels.js';
import { LessonIcon } from './lesson-icon.js';
import classes from './outline-list.module.css';

/** Modules and lessons of a course that one has not begun. */
export function OutlineList({ modules }: { readonly modules: LearnerCourseView['modules'] }) {
  const t = useText();
  const formats = useFormats();
  return (
    <ol className={classes.modules}>
      {modules.map((module, index) => (
        <li key={module.id}>
          <h3 className={classes.title}>
            <span>
              {index + 1}. <Written>{module.title}</Written>
            </span>
            <span className={classes.hours}>{formats.jp(module.hours)}</span>
          </h3>
          <ul className={classes.lessons}>
            {module.lessons.map((lesson) => (
              <li key={lesson.id}>
                <LessonIcon kind={lesson.kind} />
                <VisuallyHidden>{t(lessonLabels[lesson.kind])}</VisuallyHidden>
                <Written>{lesson.title}</Written>
                <small>
                  {formats.duration(lesson.minutes)}
                  {lesson.file ? ` · ${formats.size(lesson.file.bytes)}` : ''}
                </small>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
