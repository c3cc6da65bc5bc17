import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { PageSkeleton } from '../../../ui/skeleton.js';
import { ErrorState } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { draftOf, runBodyOf } from './run-draft.js';
import { RunForm } from './run-form.js';

const route = getRouteApi('/frame/shell/admin/angkatan/$runId/ubah');

/** Changes a run; a change that another made meanwhile is told, never overwritten. */
export function EditRunPage() {
  const t = useText();
  const { runId } = route.useParams();
  const navigate = useNavigate();
  const run = useQuery({ ...routeQuery('GET /api/runs/:runId', { params: { runId } }), staleTime: 0, refetchOnReconnect: false });
  const change = useRouteMutation('PUT /api/runs/:runId', { invalidates: ['GET /api/runs', 'GET /api/runs/:runId'] });
  if (run.isPending) return <PageSkeleton />;
  if (run.isError) return <ErrorState what={t('enrolments.run.failed')} error={run.error} onRetry={() => void run.refetch()} retrying={run.isFetching} />;
  const { name, revision } = run.data;
  return (
    <>
      <PageHeader title={t('enrolments.form.edit', { name })} crumbs={[{ label: t('enrolments.runs.title'), to: '/admin/angkatan' }, { label: name, to: `/admin/angkatan/${runId}` }]} />
      <RunForm
        key={revision}
        initial={draftOf(run.data)}
        courseFixed
        submit={t('enrolments.form.save')}
        back={`/admin/angkatan/${runId}`}
        onSubmit={async (draft) => {
          await change.mutateAsync({ params: { runId }, body: { ...runBodyOf(draft), revision } });
          showToast(t('enrolments.form.saved'));
          await navigate({ to: '/admin/angkatan/$runId', params: { runId } });
        }}
      />
    </>
  );
}
