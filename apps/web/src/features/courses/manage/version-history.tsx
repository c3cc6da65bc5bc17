import { useInfiniteQuery } from '@tanstack/react-query';
import { pagedQuery, type Row } from '../../../lib/api/index.js';
import { IconRestore } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { CourseChain } from '../../../ui/chain/index.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { ChangeList } from '../../../ui/course-changes.js';
import classes from './builder.module.css';
import type { DraftState, DraftStore } from './draft-store.js';
import { RestoreDialog } from './restore-dialog.js';

type Version = Row<'GET /api/courses/:courseId/versions'>;

/** Published versions, newest first: who, when, what changed, how many learn on it; each can be the draft again. */
export function VersionHistory({ store, state }: { readonly store: DraftStore; readonly state: DraftState }) {
  const t = useText();
  const formats = useFormats();
  const { courseId, mayEdit } = state.draft;
  const [asked, setAsked] = useState<Version | null>(null);
  const list = useInfiniteQuery({ ...pagedQuery('GET /api/courses/:courseId/versions', { params: { courseId } }), staleTime: 0 });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <h2>{t('courses.history')}</h2>
      {list.isPending ? (
        <Skeletons>
          <ListSkeleton rows={2} height={120} />
        </Skeletons>
      ) : list.isError ? (
        <QueryFailure what={t('courses.history.failed')} query={list} />
      ) : rows.length === 0 ? (
        <EmptyState motif="parang">{t('courses.history.empty')}</EmptyState>
      ) : (
        <ol className={classes.versions}>
          {rows.map((version) => (
            <li key={version.id} className={classes.version}>
              <h3>{t('courses.version', { number: version.number })}</h3>
              <p className={classes.note}>{t('courses.version.by', { name: version.publishedBy.name, time: formats.dateTime(version.publishedAt), learners: version.learners })}</p>
              {version.changes.length > 0 ? <ChangeList changes={version.changes} /> : <p className={classes.note}>{version.number === 1 ? t('courses.version.first') : t('courses.publish.onlyFiles')}</p>}
              {mayEdit ? (
                <div className={classes.row}>
                  <Button look="quiet" before={<IconRestore size={18} />} aria-label={t('courses.restoreVersion.of', { number: version.number })} onClick={() => setAsked(version)}>
                    {t('courses.restoreVersion')}
                  </Button>
                </div>
              ) : null}
            </li>
          ))}
        </ol>
      )}
      {list.hasNextPage ? (
        <Button look="outline" onClick={() => void list.fetchNextPage()} busy={list.isFetchingNextPage}>
          {t('courses.more')}
        </Button>
      ) : null}
      <CourseChain courseId={courseId} />
      <RestoreDialog store={store} state={state} version={asked} onClose={() => setAsked(null)} />
    </>
  );
}
