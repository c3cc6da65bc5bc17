import type { MyCourseView } from '@sinau/contracts/enrolments';
import { IconCalendarDue } from '@tabler/icons-react';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { daysUntil, useToday } from '../../../lib/learning/index.js';
import { LinkCard } from '../../../ui/card.js';
import { Section } from '../../../ui/layout.js';
import { ProgressBar } from '../../../ui/progress.js';
import { Written } from '../../../ui/written.js';
import classes from './home.module.css';

/** Days from which a deadline is called near. */
const NEAR = 7;

function DueCourse({ course }: { readonly course: MyCourseView }) {
  const t = useText();
  const formats = useFormats();
  const left = daysUntil(useToday(), course.endsOn);
  return (
    <LinkCard to={`/kursus/${course.enrolmentId}`} title={<Written lang={course.language}>{course.title}</Written>}>
      <p className={classes.due} data-near={left <= NEAR}>
        <IconCalendarDue size={18} aria-hidden="true" />
        <span>
          <b>{t('home.due.left', { days: left })}</b>, {t('home.due.until', { day: formats.day(course.endsOn) })}
        </span>
      </p>
      <div className={classes.bar}>
        <ProgressBar label={t('ui.resume.progress')} share={course.percent / 100} />
      </div>
    </LinkCard>
  );
}

/** Courses whose run ends within three weeks, the nearest first. */
export function DueSoon({ courses }: { readonly courses: readonly MyCourseView[] }) {
  const t = useText();
  return (
    <Section title={t('home.due.title')}>
      {courses.length === 0 ? (
        <p className={classes.quiet}>{t('home.due.none')}</p>
      ) : (
        <ul className={classes.list}>
          {courses.map((course) => (
            <li key={course.enrolmentId}>
              <DueCourse course={course} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
