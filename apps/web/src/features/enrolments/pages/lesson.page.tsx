import type { CoursePageView, LessonView } from '@sinau/contracts/enrolments';
import { IconList } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { isProblem } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { useLessonMarks } from '../../../lib/learning/index.js';
import { keptQuery } from '../../../lib/offline/index.js';
import { useMe } from '../../../lib/session/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { Sheet } from '../../../ui/dialog/index.js';
import { Page, WithRail } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { SavedAt } from '../../../ui/saved-at.js';
import { ListSkeleton, SkeletonBlock, Skeletons } from '../../../ui/skeleton.js';
import { ErrorState } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { WrittenIn } from '../../../ui/written.js';
import { LessonBody } from '../components/lesson-body.js';
import { LessonCompletion } from '../components/lesson-completion.js';
import { LessonKind } from '../components/lesson-kind.js';
import { LessonNeighbours } from '../components/lesson-neighbours.js';
import { LessonOutline } from '../components/lesson-outline.js';
import classes from '../components/lesson-page.module.css';
import { useOpenLesson } from '../components/use-open-lesson.js';

const route = getRouteApi('/frame/shell/kursus/$enrolmentId/materi/$lessonId');

function Facts({ view }: { readonly view: LessonView }) {
  const t = useText();
  const formats = useFormats();
  const { lesson } = view;
  return (
    <span className={classes.facts}>
      <LessonKind kind={lesson.kind} />
      <span>{formats.duration(lesson.minutes)}</span>
      {lesson.bytes === null ? null : <span>{formats.size(lesson.bytes)}</span>}
      <span>{lesson.required ? t('enrolments.lesson.required') : t('enrolments.lesson.optional')}</span>
    </span>
  );
}

/** Its button stands there before the outline does, so that nothing moves when it comes. */
function OutlineSheet({ course, lessonId, waiting }: { readonly course: CoursePageView | null; readonly lessonId: string; readonly waiting: ReadonlySet<string> }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <div className={classes.opener}>
      <Button look="outline" before={<IconList size={20} />} disabled={course === null} onClick={() => setOpen(true)}>
        {t('enrolments.outline.open')}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={t('enrolments.outline.title')}>
        {course === null ? null : <LessonOutline course={course} lessonId={lessonId} waiting={waiting} onChoose={() => setOpen(false)} />}
      </Sheet>
    </div>
  );
}

type LoadedProps = { readonly view: LessonView; readonly course: CoursePageView | null; readonly awaited: boolean; readonly savedAt: string | null };

function Loaded({ view, course, awaited, savedAt }: LoadedProps) {
  const { waiting, mark } = useLessonMarks(showToast);
  useOpenLesson(view);
  const { enrolmentId, lesson } = view;
  const outline = course === null ? null : <LessonOutline course={course} lessonId={lesson.id} waiting={waiting} />;
  return (
    <Page>
      <PageHeader
        title={lesson.title}
        lang={view.language}
        lead={<Facts view={view} />}
        crumbs={[{ label: view.courseTitle, to: `/kursus/${enrolmentId}`, lang: view.language }, { label: view.moduleTitle, lang: view.language }]}
        {...(course === null && !awaited ? {} : { actions: <OutlineSheet course={course} lessonId={lesson.id} waiting={waiting} /> })}
      />
      <WithRail rail={outline === null ? null : <div className={classes.rail}>{outline}</div>}>
        <div className={classes.main}>
          <SavedAt savedAt={savedAt} />
          <LessonBody view={view} course={course} />
          <LessonCompletion view={view} waiting={waiting.has(lesson.id)} onMark={() => mark({ enrolmentId, lessonId: lesson.id })} />
          <LessonNeighbours view={view} />
        </div>
      </WithRail>
    </Page>
  );
}

function Loading() {
  return (
    <Page>
      <Skeletons>
        <SkeletonBlock height={24} width="min(100%, 320px)" />
        <SkeletonBlock height={40} width="min(100%, 520px)" />
        <ListSkeleton rows={1} height={420} />
      </Skeletons>
    </Page>
  );
}

/** One lesson: what is learned, when it counts, what comes next. */
export function LessonPage() {
  const t = useText();
  const params = route.useParams();
  const { personId } = useMe();
  const lesson = useQuery(keptQuery(personId, 'GET /api/enrolments/:enrolmentId/lessons/:lessonId', { params }));
  const course = useQuery(keptQuery(personId, 'GET /api/enrolments/:enrolmentId', { params: { enrolmentId: params.enrolmentId } }));
  if (lesson.isPending) return <Loading />;
  if (lesson.isError) {
    const closed = isProblem(lesson.error, 'not_found') || isProblem(lesson.error, 'run_not_started');
    return (
      <Page>
        <PageHeader title={t('enrolments.lesson.failed_title')} actions={<ButtonLink look="outline" to={`/kursus/${params.enrolmentId}`}>{t('enrolments.onward.course')}</ButtonLink>} />
        <ErrorState what={t('enrolments.lesson.failed')} error={lesson.error} retrying={lesson.isFetching} {...(closed ? {} : { onRetry: () => void lesson.refetch() })} />
      </Page>
    );
  }
  return (
    <WrittenIn value={lesson.data.value.language}>
      <Loaded key={params.lessonId} view={lesson.data.value} course={course.data?.value ?? null} awaited={course.isPending} savedAt={lesson.data.savedAt} />
    </WrittenIn>
  );
}
