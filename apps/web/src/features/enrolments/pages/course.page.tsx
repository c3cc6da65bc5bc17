import type { CoursePageView } from '@sinau/contracts/enrolments';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { useLessonMarks } from '../../../lib/learning/index.js';
import { keptQuery } from '../../../lib/offline/index.js';
import { useMe } from '../../../lib/session/index.js';
import { ButtonLink } from '../../../ui/button.js';
import { ActionBar, Page, WithRail } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { PageHeader } from '../../../ui/page-header.js';
import { SavedAt } from '../../../ui/saved-at.js';
import { ErrorState } from '../../../ui/states.js';
import { isProblem } from '../../../lib/api/index.js';
import { Tabs } from '../../../ui/tabs.js';
import { WrittenIn } from '../../../ui/written.js';
import { showToast } from '../../../ui/toast.js';
import { CourseAbout } from '../components/course-about.js';
import { CourseBand, useCourseAction } from '../components/course-band.js';
import { CourseRail } from '../components/course-rail.js';
import { CourseScores } from '../components/course-scores.js';
import { CourseSkeleton } from '../components/course-skeleton.js';
import { ModuleList } from '../components/module-list.js';
import classes from '../components/course-parts.module.css';

const route = getRouteApi('/frame/shell/kursus/$enrolmentId');

function Notices({ course, savedAt }: { readonly course: CoursePageView; readonly savedAt: string | null }) {
  const t = useText();
  const formats = useFormats();
  return (
    <div className={classes.notices}>
      <SavedAt savedAt={savedAt} />
      {course.run.phase === 'before' ? <Notice>{t('enrolments.notice.before', { day: formats.day(course.run.startsOn) })}</Notice> : null}
      {course.run.phase === 'ended' && course.state !== 'completed' ? <Notice tone="warning">{t('enrolments.notice.ended', { day: formats.day(course.run.endsOn) })}</Notice> : null}
      {course.newerVersion ? <Notice>{t('enrolments.notice.newer', { number: course.versionNumber })}</Notice> : null}
    </div>
  );
}

function CourseTabs({ course, waiting }: { readonly course: CoursePageView; readonly waiting: ReadonlySet<string> }) {
  const t = useText();
  const { bagian = 'materi' } = route.useSearch();
  const navigate = route.useNavigate();
  const lockedUntil = course.run.phase === 'before' ? course.run.startsOn : null;
  const tabs = [
    { value: 'materi', label: t('enrolments.tab.lessons') },
    { value: 'tentang', label: t('enrolments.tab.about') },
    { value: 'nilai', label: t('enrolments.tab.scores') },
  ] as const;
  return (
    <Tabs
      label={t('enrolments.tab.parts')}
      tabs={tabs}
      value={bagian}
      onChange={(part) => void navigate({ search: part === 'materi' ? {} : { bagian: part }, replace: true, resetScroll: false })}
    >
      {bagian === 'tentang' ? (
        <CourseAbout course={course} />
      ) : bagian === 'nilai' ? (
        <CourseScores course={course} />
      ) : (
        <ModuleList modules={course.modules} context={{ enrolmentId: course.enrolmentId, currentId: course.resume?.lessonId ?? null, lockedUntil, waiting }} />
      )}
    </Tabs>
  );
}

function Loaded({ course, savedAt }: { readonly course: CoursePageView; readonly savedAt: string | null }) {
  const { waiting } = useLessonMarks(showToast);
  const action = useCourseAction()(course);
  return (
    <>
      <CourseBand course={course} />
      <Page>
        <WithRail rail={<CourseRail course={course} />}>
          <Notices course={course} savedAt={savedAt} />
          <CourseTabs key={course.enrolmentId} course={course} waiting={waiting} />
        </WithRail>
        {action === null ? null : (
          <div className={classes.bar}>
            <ActionBar>{action}</ActionBar>
          </div>
        )}
      </Page>
    </>
  );
}

/** A course as its learner sees it: where to go on, the lessons, what the certificate asks for. */
export function CoursePage() {
  const t = useText();
  const { enrolmentId } = route.useParams();
  const { personId } = useMe();
  const course = useQuery(keptQuery(personId, 'GET /api/enrolments/:enrolmentId', { params: { enrolmentId } }));
  if (course.isPending) return <CourseSkeleton />;
  if (course.isError) {
    const gone = isProblem(course.error, 'not_found');
    return (
      <Page>
        <PageHeader title={t('enrolments.course.failed_title')} />
        <ErrorState what={t('enrolments.course.failed')} error={course.error} retrying={course.isFetching} {...(gone ? {} : { onRetry: () => void course.refetch() })} />
        {gone ? <ButtonLink to="/pembelajaran">{t('enrolments.mine.title')}</ButtonLink> : null}
      </Page>
    );
  }
  return (
    <WrittenIn value={course.data.value.language}>
      <Loaded course={course.data.value} savedAt={course.data.savedAt} />
    </WrittenIn>
  );
}
