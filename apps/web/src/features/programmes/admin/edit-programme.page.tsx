import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { useIdInSearch } from '../../../lib/id-in-search.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { showToast } from '../../../ui/toast.js';
import { bodyOf, draftOf, withNeed } from './programme-draft.js';
import { ProgrammeForm } from './programme-form.js';

const route = getRouteApi('/frame/shell/admin/program/$programmeId/ubah');

/** Changes a programme; a change that another made meanwhile is told, never overwritten. */
export function EditProgrammePage() {
  const t = useText();
  const { programmeId } = route.useParams();
  const needId = useIdInSearch('kebutuhan');
  const navigate = useNavigate();
  const programme = useQuery({ ...routeQuery('GET /api/programmes/:programmeId', { params: { programmeId } }), staleTime: 0, refetchOnReconnect: false });
  const change = useRouteMutation('PUT /api/programmes/:programmeId', { invalidates: ['GET /api/programmes', 'GET /api/programmes/:programmeId'] });
  const list = { label: t('programmes.title'), to: '/admin/program' };
  return (
    <QueryPage query={programme} title={t('programmes.title')} crumbs={[list]} failed={t('programmes.failed_one')}>
      {(found) => (
        <>
          <PageHeader title={t('programmes.edit.title', { name: found.name })} crumbs={[list, { label: found.name, to: `/admin/program/${programmeId}` }]} />
          <ProgrammeForm
            key={found.revision}
            initial={withNeed(draftOf(found), needId)}
            programmeId={programmeId}
            onSubmit={async (draft) => {
              await change.mutateAsync({ params: { programmeId }, body: { ...bodyOf(draft), revision: found.revision } });
              showToast(t('programmes.form.saved'));
              await navigate({ to: '/admin/program/$programmeId', params: { programmeId } });
            }}
          />
        </>
      )}
    </QueryPage>
  );
}
