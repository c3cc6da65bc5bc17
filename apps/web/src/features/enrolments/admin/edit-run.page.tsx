import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
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
  const list = { label: t('enrolments.runs.title'), to: '/admin/angkatan' };
  return (
    <QueryPage query={run} title={t('enrolments.runs.title')} crumbs={[list]} failed={t('enrolments.run.failed')}>
      {(found) => (
        <>
          <PageHeader title={t('enrolments.form.edit', { name: found.name })} crumbs={[list, { label: found.name, to: `/admin/angkatan/${runId}` }]} />
          <RunForm
            key={found.revision}
            initial={draftOf(found)}
            courseFixed
            submit={t('enrolments.form.save')}
            back={`/admin/angkatan/${runId}`}
            onSubmit={async (draft) => {
              await change.mutateAsync({ params: { runId }, body: { ...runBodyOf(draft), revision: found.revision } });
              showToast(t('enrolments.form.saved'));
              await navigate({ to: '/admin/angkatan/$runId', params: { runId } });
            }}
          />
        </>
      )}
    </QueryPage>
  );
}
