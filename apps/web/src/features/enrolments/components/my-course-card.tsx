import type { MyCourseView } from '@sinau/contracts/enrolments';
import { IconCalendarEvent, IconStack2 } from '@tabler/icons-react';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { phaseOn, useToday } from '../../../lib/learning/index.js';
import { CardFacts, LinkCard } from '../../../ui/card.js';
import { MotifCover } from '../../../ui/motif.js';
import { ProgressBar } from '../../../ui/progress.js';
import { StatusChip, type Status } from '../../../ui/status-chip.js';
import { Written } from '../../../ui/written.js';
import classes from './my-learning.module.css';

function statusOf(course: MyCourseView, phase: 'before' | 'open' | 'ended'): { readonly status: Status; readonly text: string } {
  if (course.state === 'completed') return { status: 'done', text: 'enrolments.card.completed' };
  if (phase === 'before') return { status: 'locked', text: 'enrolments.card.before' };
  if (phase === 'ended') return { status: 'warning', text: 'enrolments.card.ended' };
  return course.state === 'in_progress' ? { status: 'active', text: 'enrolments.card.in_progress' } : { status: 'waiting', text: 'enrolments.card.not_started' };
}

/** One of my courses: one link, how far, until when. */
export function MyCourseCard({ course }: { readonly course: MyCourseView }) {
  const t = useText();
  const formats = useFormats();
  const phase = phaseOn(useToday(), course);
  const { status, text } = statusOf(course, phase);
  return (
    <LinkCard to={`/kursus/${course.enrolmentId}`} title={<Written lang={course.language}>{course.title}</Written>} cover={<MotifCover id={course.courseId} />} status={<StatusChip status={status}>{t(text)}</StatusChip>}>
      <CardFacts>
        {course.hours === null ? null : (
          <span>
            <b>{formats.jp(course.hours)}</b>
          </span>
        )}
        <span>
          <IconStack2 size={16} aria-hidden="true" />
          {t('enrolments.card.lessons', { done: course.lessonsDone, total: course.lessons })}
        </span>
        <span>
          <IconCalendarEvent size={16} aria-hidden="true" />
          {phase === 'before' ? t('enrolments.card.from', { day: formats.day(course.startsOn) }) : t('enrolments.card.until', { day: formats.day(course.endsOn) })}
        </span>
      </CardFacts>
      <div className={classes.progress}>
        <ProgressBar label={t('ui.resume.progress')} share={course.percent / 100} />
      </div>
    </LinkCard>
  );
}
