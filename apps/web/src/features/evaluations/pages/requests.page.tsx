import type { OwnRequestRow } from '@sinau/contracts/evaluations';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Page } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { EmptyState, ErrorState } from '../../../ui/states.js';
import { Written } from '../../../ui/written.js';
import classes from '../components/evaluations.module.css';

function Request({ request }: { readonly request: OwnRequestRow }) {
  const t = useText();
  const formats = useFormats();
  const navigate = useNavigate();
  const link = useRouteMutation('POST /api/behaviour-requests/:requestId/link');
  const open = async () => {
    const { code } = await link.mutateAsync({ params: { requestId: request.id }, body: {} });
    await navigate({ to: '/jawab/$code', params: { code } });
  };
  const name = t(request.rater === 'self' ? 'evaluations.requests.self' : 'evaluations.requests.other', { alumnus: request.alumnus });
  return (
    <li>
      <div>
        <p><b>{name}</b></p>
        <p className={classes.small}><Written>{request.course}</Written>, {t('evaluations.requests.when', { days: request.days, until: formats.day(request.until) })}</p>
        {link.error === null ? null : <ErrorState what={t('evaluations.requests.not_opened')} error={link.error} />}
      </div>
      <Button busy={link.isPending} onClick={() => void open().catch(() => undefined)} aria-label={t('evaluations.requests.answer_of', { name })}>{t('evaluations.requests.answer')}</Button>
    </li>
  );
}

/** What one is still asked about one's own or a colleague's work since a training. */
export function RequestsPage() {
  const t = useText();
  const query = useQuery(routeQuery('GET /api/behaviour-requests'));
  return (
    <QueryPage query={query} title={t('evaluations.requests.title')} failed={t('evaluations.requests.failed')}>
      {({ rows }) => (
        <Page>
          <PageHeader title={t('evaluations.requests.title')} lead={t('evaluations.requests.lead')} />
          {rows.length === 0 ? <EmptyState>{t('evaluations.requests.none')}</EmptyState> : <ul className={classes.requests}>{rows.map((request) => <Request key={request.id} request={request} />)}</ul>}
        </Page>
      )}
    </QueryPage>
  );
}
