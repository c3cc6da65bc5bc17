import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ListSkeleton, SkeletonBlock, Skeletons } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import { Depths } from '../components/depths.js';
import { Failures } from '../components/failures.js';

const route = getRouteApi('/frame/shell/admin/antrean');
const REFRESH_MS = 5_000;

/** How the background work goes, and what failed. Refreshes itself while it is looked at. */
export function QueuePage() {
  const t = useText();
  const { jenis } = route.useSearch();
  const navigate = route.useNavigate();
  const state = useQuery({ ...routeQuery('GET /api/queue'), refetchInterval: REFRESH_MS });
  return (
    <>
      <PageHeader title={t('queue.title')} lead={t('queue.lead')} />
      {state.data ? (
        <>
          <Depths state={state.data} />
          {state.isError ? <QueryFailure what={t('queue.failed')} query={state} /> : null}
          <Failures state={state.data} job={jenis} onJob={(job) => void navigate({ search: job === undefined ? {} : { jenis: job }, replace: true })} />
        </>
      ) : state.isError ? (
        <QueryFailure what={t('queue.failed')} query={state} />
      ) : (
        <Skeletons>
          <SkeletonBlock height={60} />
          <ListSkeleton rows={6} height={52} />
        </Skeletons>
      )}
    </>
  );
}
