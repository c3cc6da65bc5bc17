import { useQuery } from '@tanstack/react-query';
import { call, routeKey, type Row } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { ConfirmDialog } from '../../../ui/dialog/index.js';
import { SkeletonBlock, Skeletons } from '../../../ui/skeleton.js';
import { ErrorReason } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { ChangeList } from '../../../ui/course-changes.js';
import classes from './builder.module.css';
import type { DraftState, DraftStore } from './draft-store.js';

type RestoreProps = {
  readonly store: DraftStore;
  readonly state: DraftState;
  /** Null while nothing is asked. */
  readonly version: Row<'GET /api/courses/:courseId/versions'> | null;
  readonly onClose: () => void;
};

/** What is in the draft and was never published: it would be replaced. */
function Unpublished({ store, state }: Pick<RestoreProps, 'store' | 'state'>) {
  const t = useText();
  const params = { courseId: state.draft.courseId };
  const publication = useQuery({
    queryKey: [...routeKey('GET /api/courses/:courseId/publication', { params }), 'restore'],
    queryFn: async () => {
      await store.flushAll();
      return call('GET /api/courses/:courseId/publication', { params });
    },
    staleTime: 0,
    gcTime: 0,
  });
  if (publication.isPending) {
    return (
      <Skeletons>
        <SkeletonBlock height={60} />
      </Skeletons>
    );
  }
  if (publication.isError) {
    return (
      <p role="alert">
        <ErrorReason error={publication.error} />
      </p>
    );
  }
  if (publication.data.unchanged || publication.data.changes.length === 0) return <p className={classes.note}>{t('courses.restoreVersion.nothingLost')}</p>;
  return (
    <>
      <p>{t('courses.restoreVersion.lost')}</p>
      <ChangeList changes={publication.data.changes} />
    </>
  );
}

/** Makes the draft what an old version was, after saying what of today's draft is replaced. */
export function RestoreDialog({ store, state, version, onClose }: RestoreProps) {
  const t = useText();
  const number = version?.number ?? 0;
  const restore = async (): Promise<void> => {
    if (!version) return;
    await store.flushAll();
    const { courseId, revision } = store.read().draft;
    store.adopt(await call('POST /api/courses/:courseId/versions/:versionId/draft', { params: { courseId, versionId: version.id }, body: { revision } }));
    showToast(t('courses.restoreVersion.done', { number }));
  };
  return (
    <ConfirmDialog open={version !== null} onClose={onClose} title={t('courses.restoreVersion.title', { number })} confirm={t('courses.restoreVersion.confirm')} onConfirm={restore}>
      <p className={classes.note}>{t('courses.restoreVersion.effect', { number })}</p>
      {version === null ? null : <Unpublished store={store} state={state} />}
    </ConfirmDialog>
  );
}
