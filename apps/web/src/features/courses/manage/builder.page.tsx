import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Page } from '../../../ui/layout.js';
import { PageSkeleton } from '../../../ui/skeleton.js';
import { ErrorState } from '../../../ui/states.js';
import { Builder } from './builder.js';

const route = getRouteApi('/frame/shell/kelola/kursus/$courseId');

/** Loads a draft afresh: one from the cache may be older than what a colleague saved. */
export function BuilderPage() {
  const t = useText();
  const { courseId } = route.useParams();
  const { buka } = route.useSearch();
  const navigate = route.useNavigate();
  const draft = useQuery({ ...routeQuery('GET /api/courses/:courseId/draft', { params: { courseId } }), staleTime: 0, gcTime: 0, refetchOnReconnect: false });
  if (draft.isPending) {
    return (
      <Page>
        <PageSkeleton />
      </Page>
    );
  }
  if (draft.isError) {
    return (
      <Page>
        <ErrorState what={t('courses.builder.failed')} error={draft.error} onRetry={() => void draft.refetch()} retrying={draft.isFetching} />
      </Page>
    );
  }
  return <Builder key={courseId} initial={draft.data} open={buka} onOpen={(next) => void navigate({ search: next === undefined ? {} : { buka: next }, resetScroll: false })} />;
}
