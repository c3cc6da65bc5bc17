import type { CoursePageView, LessonProgressView, LessonView } from '@sinau/contracts/enrolments';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { lessonAddress, refreshProgress } from '../../../lib/learning/index.js';
import { ArticleBody } from '../../../ui/article/index.js';
import { ButtonLink } from '../../../ui/button.js';
import { DocumentView, LessonPlayer } from '../../../ui/media/index.js';
import { EmptyState } from '../../../ui/states.js';
import { isArticle } from './is-article.js';
import classes from './lesson-page.module.css';

type BodyProps = { readonly view: LessonView; readonly course: CoursePageView | null };

/** A video; when the server counts it as watched, everything that shows progress is read again. */
function Video({ view }: { readonly view: LessonView }) {
  const client = useQueryClient();
  const { enrolmentId, lesson } = view;
  const known = lesson.state === 'done';
  const onProgress = useCallback(
    (progress: LessonProgressView) => {
      if (progress.state === 'done' && !known) void refreshProgress(client);
    },
    [client, known],
  );
  return <LessonPlayer enrolmentId={enrolmentId} lessonId={lesson.id} title={lesson.title} onProgress={onProgress} />;
}

/** What is learned: text, video or document; a quiz is taken on a page of its own. */
export function LessonBody({ view, course }: BodyProps) {
  const t = useText();
  const { lesson, enrolmentId } = view;
  if (lesson.kind === 'quiz') {
    return <EmptyState action={<ButtonLink to={lessonAddress(enrolmentId, lesson)}>{t('enrolments.lesson.to_quiz')}</ButtonLink>}>{t('enrolments.lesson.is_quiz')}</EmptyState>;
  }
  if (lesson.kind === 'video' && view.media !== null) return <Video key={lesson.id} view={view} />;
  if (lesson.kind === 'document' && view.media !== null) return <DocumentView key={lesson.id} enrolmentId={enrolmentId} lessonId={lesson.id} title={lesson.title} />;
  if (lesson.kind === 'article' && isArticle(view.article)) {
    return (
      <div className={classes.article}>
        <ArticleBody
          article={view.article}
          imageAddress={(mediaId) => `/api/enrolments/${enrolmentId}/images/${encodeURIComponent(mediaId)}`}
          lessonAddress={(lessonId) => {
            const other = course?.modules.flatMap((module) => module.lessons).find((one) => one.id === lessonId);
            return other ? lessonAddress(enrolmentId, other) : null;
          }}
        />
      </div>
    );
  }
  return <EmptyState>{t('enrolments.lesson.nothing')}</EmptyState>;
}
