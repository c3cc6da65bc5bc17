import type { CoursePageView } from '@sinau/contracts/enrolments';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { daysUntil, useToday } from '../../../lib/learning/index.js';
import { ButtonLink } from '../../../ui/button.js';
import { HoursYear } from '../../../ui/hours-year.js';
import { Section } from '../../../ui/layout.js';
import classes from './course-rail.module.css';
import { RequirementIcon } from './lesson-state.js';

type CourseProps = { readonly course: CoursePageView };

function requirementState(met: boolean, begun: boolean): 'met' | 'partly' | 'open' {
  if (met) return 'met';
  return begun ? 'partly' : 'open';
}

function Requirements({ course }: CourseProps) {
  const t = useText();
  const formats = useFormats();
  const { lessons, score } = course.requirements;
  const { evaluation } = course;
  return (
    <Section title={t('enrolments.requirements.title')}>
      <ul className={classes.requirements}>
        <li>
          <RequirementIcon state={requirementState(lessons.done >= lessons.required, lessons.done > 0)} />
          <span>{t('enrolments.requirements.lessons', { done: lessons.done, required: lessons.required })}</span>
        </li>
        {score === null ? null : (
          <li>
            <RequirementIcon state={requirementState(score.best !== null && score.best >= score.minimum, score.best !== null)} />
            <span>
              {t('enrolments.requirements.score', { title: score.title, minimum: formats.decimal(score.minimum) })}
              {score.best === null ? null : <span className={classes.best}>{t('enrolments.requirements.best', { score: formats.decimal(score.best) })}</span>}
            </span>
          </li>
        )}
        {evaluation?.required && (evaluation.open || evaluation.answered) ? (
          <li>
            <RequirementIcon state={requirementState(evaluation.answered, false)} />
            <span>{t('enrolments.requirements.evaluation')}</span>
          </li>
        ) : null}
      </ul>
      {course.state === 'completed' && evaluation?.open && !evaluation.answered ? (
        <div className={classes.certificate}>
          <ButtonLink to={`/evaluasi/${evaluation.id}`}>{t('enrolments.evaluation.answer')}</ButtonLink>
        </div>
      ) : null}
      {course.state === 'completed' && score !== null ? (
        <div className={classes.certificate}>
          <ButtonLink look="outline" to={`/kursus/${course.enrolmentId}/peningkatan`}>{t('enrolments.gain')}</ButtonLink>
        </div>
      ) : null}
      {course.certificateId !== null ? (
        <div className={classes.certificate}>
          <ButtonLink look="outline" to="/sertifikat">
            {t('enrolments.requirements.certificate')}
          </ButtonLink>
        </div>
      ) : null}
    </Section>
  );
}

function Schedule({ course }: CourseProps) {
  const t = useText();
  const formats = useFormats();
  const { run } = course;
  const left = daysUntil(useToday(), run.endsOn);
  return (
    <Section title={t('enrolments.schedule.title')}>
      <dl className={classes.schedule}>
        <div>
          <dt>{t('enrolments.schedule.run')}</dt>
          <dd>{run.name}</dd>
        </div>
        <div>
          <dt>{t('enrolments.schedule.days')}</dt>
          <dd>{t('enrolments.schedule.between', { from: formats.day(run.startsOn), to: formats.day(run.endsOn) })}</dd>
        </div>
        {run.phase === 'open' && course.state !== 'completed' ? (
          <div>
            <dt>{t('enrolments.schedule.left')}</dt>
            <dd>{t('enrolments.schedule.days_left', { days: left })}</dd>
          </div>
        ) : null}
        {run.place === null ? null : (
          <div>
            <dt>{t('enrolments.schedule.place')}</dt>
            <dd>{run.place}</dd>
          </div>
        )}
      </dl>
    </Section>
  );
}

/** Beside the lessons: the year's hours, what the certificate asks for, the run's days. */
export function CourseRail({ course }: CourseProps) {
  return (
    <>
      <HoursYear adds={course.state === 'completed' ? null : course.hours} />
      <Requirements course={course} />
      <Schedule course={course} />
    </>
  );
}
