import type { CoursePageView } from '@sinau/contracts/enrolments';
import { IconTarget } from '@tabler/icons-react';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { CourseChanges } from '../../../ui/chain/index.js';
import { Section } from '../../../ui/layout.js';
import { useWrittenLanguage } from '../../../ui/written.js';
import classes from './course-parts.module.css';

const CLASSES = {
  technical: 'enrolments.class.technical',
  managerial: 'enrolments.class.managerial',
  sociocultural: 'enrolments.class.sociocultural',
} as const;

/** What the course is for, and what it is made of. */
export function CourseAbout({ course }: { readonly course: CoursePageView }) {
  const written = useWrittenLanguage();
  const t = useText();
  const formats = useFormats();
  const lessons = course.modules.flatMap((module) => module.lessons);
  const bytes = lessons.reduce((total, lesson) => total + (lesson.bytes ?? 0), 0);
  const facts = [
    { name: t('enrolments.about.class'), value: t(CLASSES[course.competencyClass]) },
    ...(course.proves === undefined || course.proves.length === 0 ? [] : [{ name: t('enrolments.about.proves'), value: course.proves.map((one) => t('enrolments.about.level', one)).join('; ') }]),
    ...(course.hours === null ? [] : [{ name: t('enrolments.about.hours'), value: formats.jp(course.hours) }]),
    { name: t('enrolments.about.time'), value: formats.duration(course.minutes) },
    { name: t('enrolments.about.content'), value: t('enrolments.about.content_of', { modules: course.modules.length, lessons: lessons.length }) },
    ...(bytes === 0 ? [] : [{ name: t('enrolments.about.size'), value: formats.size(bytes) }]),
    { name: t('enrolments.about.version'), value: String(course.versionNumber) },
  ];
  return (
    <div className={classes.about}>
      <p lang={written}>{course.summary}</p>
      {course.objectives.length === 0 ? null : (
        <Section title={t('enrolments.about.objectives')}>
          <ul className={classes.objectives} lang={written}>
            {course.objectives.map((objective) => (
              <li key={objective}>
                <IconTarget size={20} aria-hidden="true" />
                <span>{objective}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('enrolments.about.facts')}>
        <dl className={classes.facts}>
          {facts.map((fact) => (
            <div key={fact.name}>
              <dt>{fact.name}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <CourseChanges courseId={course.courseId} />
    </div>
  );
}
