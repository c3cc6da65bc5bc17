import type { LearnerCourseView } from '@sinau/contracts/courses';
import { checkArticle, emptyArticle } from '@sinau/domain/courses';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconArrowLeft, IconDeviceDesktop, IconDeviceMobile, IconTarget } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { call, routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { ArticleBody } from '../../../ui/article/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { Page } from '../../../ui/layout.js';
import { PreviewDocument, PreviewPlayer } from '../../../ui/media/index.js';
import { Motif, motifOf } from '../../../ui/motif.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { SkeletonBlock, Skeletons } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import { useWrittenLanguage, Written, WrittenIn } from '../../../ui/written.js';
import { imageAddress } from '../components/image-address.js';
import { classLabels, lessonLabels } from '../components/labels.js';
import { LessonIcon } from '../components/lesson-icon.js';
import classes from './preview.module.css';

const route = getRouteApi('/frame/shell/kelola/kursus/$courseId/pratinjau');
type LearnerLesson = LearnerCourseView['modules'][number]['lessons'][number];

function ArticlePreview({ courseId, lessonId }: { readonly courseId: string; readonly lessonId: string }) {
  const t = useText();
  const article = useQuery({
    queryKey: ['article', courseId, lessonId, 'preview'],
    queryFn: () => call('GET /api/courses/:courseId/articles/:lessonId', { params: { courseId, lessonId } }),
    staleTime: 0,
    gcTime: 0,
  });
  if (article.isPending) {
    return (
      <Skeletons>
        <SkeletonBlock height={240} />
      </Skeletons>
    );
  }
  if (article.isError) return <QueryFailure what={t('articles.failed')} query={article} />;
  const checked = checkArticle(article.data.body);
  return <ArticleBody article={checked.accepted ? checked.article : emptyArticle} imageAddress={imageAddress} lessonAddress={(id) => `/kelola/kursus/${courseId}/pratinjau?materi=${id}`} />;
}

function LessonPreview({ courseId, lesson }: { readonly courseId: string; readonly lesson: LearnerLesson }) {
  const written = useWrittenLanguage();
  const t = useText();
  const formats = useFormats();
  const { quiz, file } = lesson;
  return (
    <article className={classes.lesson}>
      <p className={classes.meta}>
        <LessonIcon kind={lesson.kind} />
        {t(lessonLabels[lesson.kind])} · {formats.duration(lesson.minutes)}
        {lesson.required ? ` · ${t('courses.required')}` : ''}
      </p>
      <h2 lang={written}>{lesson.title}</h2>
      {lesson.kind === 'article' ? <ArticlePreview courseId={courseId} lessonId={lesson.id} /> : null}
      {quiz ? (
        <ul className={classes.facts}>
          <li>{t('courses.preview.questions', { count: quiz.questionCount })}</li>
          <li>{quiz.settings.timeLimitMinutes === null ? t('courses.preview.noLimit') : t('courses.preview.limit', { time: formats.duration(quiz.settings.timeLimitMinutes) })}</li>
          <li>{t('courses.preview.passMark', { percent: formats.percent(quiz.settings.passMark / 100) })}</li>
          <li>{quiz.settings.attemptsAllowed === null ? t('courses.preview.anyAttempts') : t('courses.preview.attempts', { count: quiz.settings.attemptsAllowed })}</li>
        </ul>
      ) : null}
      {quiz ? <ButtonLink to={`/kelola/kursus/${courseId}/kuis/${quiz.quizId}/pratinjau`}>{t('courses.preview.quiz')}</ButtonLink> : null}
      {file ? (
        <Suspense fallback={<SkeletonBlock height={240} />}>
          {file.kind === 'video' ? <PreviewPlayer mediaId={file.mediaId} title={lesson.title} /> : <PreviewDocument mediaId={file.mediaId} title={lesson.title} />}
        </Suspense>
      ) : null}
      {(lesson.kind === 'video' || lesson.kind === 'document') && !file ? <p className={classes.file}>{t('courses.preview.noFile')}</p> : null}
    </article>
  );
}

function CoursePreview({ courseId, course, onOpen }: { readonly courseId: string; readonly course: LearnerCourseView; readonly onOpen: (lessonId: string) => void }) {
  const t = useText();
  const formats = useFormats();
  return (
    <>
      <div className={classes.band}>
        <div className={classes.motif}>
          <Motif name={motifOf(courseId)} opacity={0.2} />
        </div>
        <p>{t(classLabels[course.competencyClass])}</p>
        <h2 lang={course.language}>{course.title}</h2>
        <p lang={course.language}>{course.summary}</p>
        <p className={classes.bandFacts}>
          <span>{course.hours === null ? t('courses.noHours') : formats.jp(course.hours)}</span>
          <span>{formats.duration(course.minutes)}</span>
        </p>
      </div>
      <div className={classes.body}>
        {course.objectives.length > 0 ? (
          <section>
            <h3>
              <IconTarget size={20} aria-hidden="true" /> {t('courses.objectives')}
            </h3>
            <ul lang={course.language}>
              {course.objectives.map((objective) => (
                <li key={objective}>{objective}</li>
              ))}
            </ul>
          </section>
        ) : null}
        {course.modules.map((module, index) => (
          <section key={module.id} className={classes.module}>
            <h3>
              <Written>
                {index + 1}. {module.title}
              </Written>
              <span>{formats.jp(module.hours)}</span>
            </h3>
            <ul>
              {module.lessons.map((lesson) => (
                <li key={lesson.id}>
                  <button type="button" onClick={() => onOpen(lesson.id)}>
                    <LessonIcon kind={lesson.kind} />
                    <Written>{lesson.title}</Written>
                    <small>{formats.duration(lesson.minutes)}</small>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function Ready({ courseId, course }: { readonly courseId: string; readonly course: LearnerCourseView }) {
  const t = useText();
  const { materi } = route.useSearch();
  const navigate = route.useNavigate();
  const [phone, setPhone] = useState(false);
  const lesson = course.modules.flatMap((module) => module.lessons).find((candidate) => candidate.id === materi);
  return (
    <Page>
      <PageHeader
        title={t('courses.preview.title')}
        lead={t('courses.preview.lead')}
        crumbs={[{ label: course.title, to: `/kelola/kursus/${courseId}`, lang: course.language }]}
        actions={
          <>
            <Button look="outline" aria-pressed={phone} before={phone ? <IconDeviceDesktop size={20} /> : <IconDeviceMobile size={20} />} onClick={() => setPhone(!phone)}>
              {phone ? t('courses.preview.wide') : t('courses.preview.phone')}
            </Button>
            <ButtonLink look="plain" to={`/kelola/kursus/${courseId}`}>
              {t('courses.preview.back')}
            </ButtonLink>
          </>
        }
      />
      <div className={classes.frame} data-phone={phone}>
        {lesson ? (
          <>
            <Button look="plain" before={<IconArrowLeft size={20} />} onClick={() => void navigate({ search: {} })}>
              {course.title}
            </Button>
            <LessonPreview key={lesson.id} courseId={courseId} lesson={lesson} />
          </>
        ) : (
          <CoursePreview courseId={courseId} course={course} onOpen={(lessonId) => void navigate({ search: { materi: lessonId } })} />
        )}
      </div>
    </Page>
  );
}

/** The draft as a learner would see it, at the width of a phone or a desk. */
export function PreviewPage() {
  const t = useText();
  const { courseId } = route.useParams();
  const preview = useQuery({ ...routeQuery('GET /api/courses/:courseId/preview', { params: { courseId } }), staleTime: 0, gcTime: 0 });
  return (
    <QueryPage query={preview} title={t('courses.preview.title')} crumbs={[{ label: t('courses.manage.title'), to: '/kelola/kursus' }]} failed={t('courses.preview.failed')}>
      {(course) => (
        <WrittenIn value={course.language}>
          <Ready courseId={courseId} course={course} />
        </WrittenIn>
      )}
    </QueryPage>
  );
}
