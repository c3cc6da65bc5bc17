import type { ArticleView } from '@sinau/contracts/courses';
import { checkArticle, emptyArticle, lessonsOf, type CourseOutline } from '@sinau/domain/courses';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { call } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog/index.js';
import { SkeletonBlock, Skeletons } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import { imageAddress } from '../components/image-address.js';
import classes from './builder.module.css';
import type { DraftStore } from './draft-store.js';
import { SaveLine } from './save-line.js';
import { useArticle } from './use-article.js';

const ArticleEditor = lazy(async () => ({ default: (await import('./article-editor.js')).ArticleEditor }));

type ArticlePanelProps = { readonly courseId: string; readonly lessonId: string; readonly outline: CourseOutline; readonly store: DraftStore; readonly readOnly: boolean };

function Waiting() {
  return (
    <Skeletons>
      <SkeletonBlock height={400} />
    </Skeletons>
  );
}

function Loaded({ article, courseId, outline, store: draft, readOnly, onReload }: Omit<ArticlePanelProps, 'lessonId'> & { readonly article: ArticleView; readonly onReload: () => void }) {
  const t = useText();
  const formats = useFormats();
  const { store, state } = useArticle(article, courseId, draft);
  const initial = useMemo(() => {
    const checked = checkArticle(article.body);
    return checked.accepted ? checked.article : emptyArticle;
  }, [article]);
  const lessons = lessonsOf(outline).filter((lesson) => lesson.id !== article.lessonId);
  const title = lessonsOf(outline).find((lesson) => lesson.id === article.lessonId)?.title ?? '';
  return (
    <>
      {readOnly ? null : (
        <p>
          {state.kind === 'saved' && state.at === '' ? (
            <span className={classes.note}>{t('articles.start')}</span>
          ) : (
            <SaveLine save={state.kind === 'conflict' ? { kind: 'saving' } : state} onRetry={() => void store.flush()} />
          )}
        </p>
      )}
      <Suspense fallback={<Waiting />}>
        <ArticleEditor initial={initial} courseId={courseId} label={t('articles.label', { title })} readOnly={readOnly} lessons={lessons} imageAddress={imageAddress} onChange={(json) => store.edit(json)} />
      </Suspense>
      <Dialog
        open={state.kind === 'conflict'}
        title={t('articles.conflict')}
        lead={state.kind === 'conflict' && state.theirs.editedAt !== null ? t('articles.conflictLead', { name: state.theirs.editedBy ?? t('articles.someone'), time: formats.dateTime(state.theirs.editedAt) }) : ''}
        actions={
          <>
            <Button look="plain" onClick={onReload}>
              {t('articles.theirs')}
            </Button>
            <Button onClick={() => store.takeOver()}>{t('courses.conflict.takeOver')}</Button>
          </>
        }
      />
    </>
  );
}

/** The text of an article lesson; the editor itself is loaded when it is opened. */
export function ArticlePanel({ courseId, lessonId, outline, store, readOnly }: ArticlePanelProps) {
  const t = useText();
  const article = useQuery({
    queryKey: ['article', courseId, lessonId],
    // a lesson added a moment ago must be stored before its text is asked for
    queryFn: async () => {
      await store.flush();
      return call('GET /api/courses/:courseId/articles/:lessonId', { params: { courseId, lessonId } });
    },
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <div className={classes.part}>
      <h3>{t('articles.heading')}</h3>
      {article.isPending ? (
        <Waiting />
      ) : article.isError ? (
        <QueryFailure what={t('articles.failed')} query={article} />
      ) : (
        <Loaded key={article.dataUpdatedAt} article={article.data} courseId={courseId} outline={outline} store={store} readOnly={readOnly} onReload={() => void article.refetch()} />
      )}
    </div>
  );
}
