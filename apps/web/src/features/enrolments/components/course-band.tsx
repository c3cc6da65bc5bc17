import type { CoursePageView } from '@sinau/contracts/enrolments';
import { IconBolt, IconCalendarEvent, IconCertificate, IconClock, IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { ButtonLink } from '../../../ui/button.js';
import { motifOf } from '../../../ui/motif.js';
import { Band, BandFact } from '../../../ui/page-header.js';
import { ResumeButton, ResumeCard, useResumeKicker } from '../../../ui/resume-card.js';
import { Written } from '../../../ui/written.js';

type CourseProps = { readonly course: CoursePageView };

/** Half hours are exact enough for a guess of more than one hour. */
function roughly(minutes: number): number {
  return minutes < 60 ? minutes : Math.round(minutes / 30) * 30;
}

function Facts({ course }: CourseProps) {
  const t = useText();
  const formats = useFormats();
  return (
    <>
      {course.hours === null ? null : <BandFact icon={<IconBolt size={18} />}>{formats.jp(course.hours)}</BandFact>}
      <BandFact icon={<IconClock size={18} />}>{t('enrolments.band.self_paced', { duration: formats.duration(roughly(course.minutes)) })}</BandFact>
      <BandFact icon={<IconUsers size={18} />}>{t('enrolments.band.learners', { count: formats.number(course.learners) })}</BandFact>
      <BandFact icon={<IconCertificate size={18} />}>{t('enrolments.band.certified')}</BandFact>
      <BandFact icon={<IconCalendarEvent size={18} />}>{t('enrolments.band.until', { day: formats.day(course.run.endsOn) })}</BandFact>
    </>
  );
}

/** The one primary button of a course: go on, begin, or see the certificate. Null when there is nothing to do now. */
export function useCourseAction(): (course: CoursePageView) => ReactNode {
  const t = useText();
  return (course) => {
    if (course.run.phase === 'before') return null;
    if (course.resume !== null) return <ResumeButton enrolmentId={course.enrolmentId} resume={course.resume} begun={course.state !== 'enrolled'} />;
    if (course.certificateId === null) return null;
    return (
      <ButtonLink wide to="/sertifikat" before={<IconCertificate size={18} />}>
        {t('enrolments.band.certificate')}
      </ButtonLink>
    );
  };
}

function Resume({ course }: CourseProps) {
  const t = useText();
  const formats = useFormats();
  const kicker = useResumeKicker();
  const action = useCourseAction()(course);
  const shared = { percent: course.percent, barOnPhone: true, ...(action === null ? {} : { action }) };
  const { resume } = course;
  if (course.run.phase === 'before') {
    return <ResumeCard {...shared} kicker={t('enrolments.resume.before')} title={t('enrolments.resume.starts', { day: formats.day(course.run.startsOn) })} />;
  }
  if (resume !== null) return <ResumeCard {...shared} kicker={kicker(resume, course.state !== 'enrolled')} title={<Written>{resume.title}</Written>} />;
  if (course.state === 'completed') return <ResumeCard {...shared} kicker={t('enrolments.resume.completed')} title={t('enrolments.resume.congratulations')} />;
  return <ResumeCard {...shared} kicker={t('enrolments.resume.lessons_done')} title={t('enrolments.resume.requirements_left')} />;
}

/** Title, facts and the resume card over batik geometry. */
export function CourseBand({ course }: CourseProps) {
  const t = useText();
  return (
    <Band
      title={course.title}
      lang={course.language}
      lead={<Written>{course.summary}</Written>}
      crumbs={[{ label: t('enrolments.mine.title'), to: '/pembelajaran' }, { label: course.run.name }]}
      motif={motifOf(course.courseId)}
      facts={<Facts course={course} />}
      aside={<Resume course={course} />}
    />
  );
}
