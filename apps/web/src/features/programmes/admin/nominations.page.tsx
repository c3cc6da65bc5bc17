import { useInfiniteQuery } from '@tanstack/react-query';
import { pagedQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { Nominations } from '../components/nominations.js';

/** What supervisors put forward, for the administrator to decide. */
export function NominationsPage() {
  const t = useText();
  const list = useInfiniteQuery(pagedQuery('GET /api/nominations', { query: { limit: 50 } }));
  const decide = useRouteMutation('POST /api/nominations/:nominationId/decision', { invalidates: ['GET /api/nominations', 'GET /api/runs', 'GET /api/runs/:runId'] });
  return (
    <>
      <PageHeader title={t('programmes.nomination.title')} lead={t('programmes.nomination.admin_lead')} />
      <Nominations
        list={list}
        decides="waiting_admin"
        empty={t('programmes.nomination.admin_empty')}
        decide={(one, approve, reason) => decide.mutateAsync({ params: { nominationId: one.id }, body: { approve, reason } })}
      />
    </>
  );
}
