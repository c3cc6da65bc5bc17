import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { QueryPage } from '../../../ui/query-page.js';
import { Builder } from './builder.js';

const route = getRouteApi('/frame/shell/kelola/kursus/$courseId');

/** Loads a draft afresh: one from the cache may be older than what a colleague saved. */
export function BuilderPage() {
  const t = useText();
  const { courseId } = route.useParams();
  const { buka } = route.useSearch();
  const navigate = route.useNavigate();
  const draft = useQuery({ ...routeQuery('GET /api/courses/:courseId/draft', { params: { courseId } }), staleTime: 0, gcTime: 0, refetchOnReconnect: false });
  return (
    <QueryPage query={draft} title={t('courses.manage.title')} crumbs={[{ label: t('courses.manage.title'), to: '/kelola/kursus' }]} failed={t('courses.builder.failed')}>
      {(initial) => <Builder key={courseId} initial={initial} open={buka} onOpen={(next) => void navigate({ search: next === undefined ? {} : { buka: next }, resetScroll: false })} />}
    </QueryPage>
  );
}
