import type { HomeView, MyCourseView } from '@sinau/contracts/enrolments';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useText } from '../../../lib/i18n/index.js';
import { phaseOn, useLessonMarks, useToday } from '../../../lib/learning/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { keptQuery } from '../../../lib/offline/index.js';
import { useMe } from '../../../lib/session/index.js';
import { ButtonLink } from '../../../ui/button.js';
import { HoursYear } from '../../../ui/hours-year.js';
import { Page, Section, WithRail } from '../../../ui/layout.js';
import { Band } from '../../../ui/page-header.js';
import { ResumeButton, ResumeCard, useResumeKicker } from '../../../ui/resume-card.js';
import { SavedAt } from '../../../ui/saved-at.js';
import { ListSkeleton, SkeletonBlock, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { Written } from '../../../ui/written.js';
import { DueSoon } from './due-soon.js';
import classes from './home.module.css';
import { StaffWork } from './staff-work.js';

function useGreeting(): string {
  const t = useText();
  const { name } = useMe();
  return t('home.greeting', { name });
}

/** The course gone on with last: one card, one button. */
function Continue({ course }: { readonly course: MyCourseView }) {
  const t = useText();
  const formats = useFormats();
  const kicker = useResumeKicker();
  const today = useToday();
  const begun = course.state !== 'enrolled';
  const address = `/kursus/${course.enrolmentId}`;
  const { resume } = course;
  if (phaseOn(today, course) === 'before') {
    return (
      <ResumeCard kicker={t('home.continue.starts', { day: formats.day(course.startsOn) })} title={<Written lang={course.language}>{course.title}</Written>} percent={course.percent} action={<ButtonLink wide to={address}>{t('home.continue.look')}</ButtonLink>} />
    );
  }
  if (resume === null) {
    return <ResumeCard kicker={t('home.continue.all_done')} title={<Written lang={course.language}>{course.title}</Written>} percent={course.percent} action={<ButtonLink wide to={address}>{t('home.continue.open')}</ButtonLink>} />;
  }
  return (
    <ResumeCard
      kicker={kicker(resume, begun)}
      title={<Written lang={course.language}>{resume.title}</Written>}
      under={
        <Link to={address} lang={course.language}>
          {course.title}
        </Link>
      }
      percent={course.percent}
      action={<ResumeButton enrolmentId={course.enrolmentId} resume={resume} begun={begun} />}
    />
  );
}

function Counts({ counts }: { readonly counts: HomeView['counts'] }) {
  const t = useText();
  const formats = useFormats();
  const rows = [
    { label: t('home.counts.in_progress'), value: counts.inProgress, tab: 'aktif' },
    { label: t('home.counts.not_started'), value: counts.notStarted, tab: 'aktif' },
    { label: t('home.counts.completed'), value: counts.completed, tab: 'selesai' },
  ];
  return (
    <Section title={t('home.counts.title')}>
      <dl className={classes.counts}>
        {rows.map((row) => (
          <div key={row.label}>
            <dt>{row.label}</dt>
            <dd>{formats.number(row.value)}</dd>
          </div>
        ))}
      </dl>
      <Link className={classes.more} to="/pembelajaran">
        {t('home.counts.all')}
      </Link>
    </Section>
  );
}

function Loading() {
  return (
    <Skeletons>
      <SkeletonBlock height={24} width={180} />
      <ListSkeleton rows={3} height={104} />
    </Skeletons>
  );
}

function Loaded({ home, savedAt }: { readonly home: HomeView; readonly savedAt: string | null }) {
  const t = useText();
  const empty = home.continue === null && home.counts.completed === 0;
  return (
    <WithRail
      rail={
        <>
          <HoursYear />
          <Counts counts={home.counts} />
        </>
      }
    >
      <div className={classes.main}>
        <SavedAt savedAt={savedAt} />
        {empty ? <StaffWork /> : null}
        {empty ? (
          <EmptyState motif="kawung" action={<ButtonLink to="/katalog">{t('home.catalogue')}</ButtonLink>}>
            {t('home.empty')}
          </EmptyState>
        ) : (
          <DueSoon courses={home.dueSoon} />
        )}
        {empty ? null : <StaffWork />}
      </div>
    </WithRail>
  );
}

/** Begins with the next lesson; then what is due, the year's hours and how much is where. */
export function LearnerHome() {
  const t = useText();
  const me = useMe();
  const greeting = useGreeting();
  const home = useQuery(keptQuery(me.personId, 'GET /api/home', {}));
  useLessonMarks(showToast);
  const next = home.data?.value.continue;
  const aside = home.isPending ? <SkeletonBlock height={170} /> : next ? <Continue course={next} /> : undefined;
  return (
    <>
      <Band title={greeting} lead={[me.positionTitle, me.unitName ?? me.agency.name].filter(Boolean).join(' · ')} {...(aside === undefined ? {} : { aside })} />
      <Page>
        {home.isPending ? (
          <Loading />
        ) : home.isError ? (
          <QueryFailure what={t('home.failed')} query={home} />
        ) : (
          <Loaded home={home.data.value} savedAt={home.data.savedAt} />
        )}
      </Page>
    </>
  );
}
