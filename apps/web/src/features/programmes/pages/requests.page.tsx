import type { OwnRequest } from '@sinau/contracts/programmes';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Page, RowList } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { EmptyState } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { NOMINATIONS } from '../components/nomination-words.js';

function Leave({ request }: { readonly request: OwnRequest }) {
  const t = useText();
  const stop = useRouteMutation('DELETE /api/runs/:runId/waiting', { invalidates: ['GET /api/run-requests'] });
  return (
    <Button
      look="quiet"
      busy={stop.isPending}
      aria-label={t('programmes.requests.leave_name', { run: request.runName })}
      onClick={() => stop.mutate({ params: { runId: request.runId } }, { onSuccess: () => showToast(t('programmes.requests.left')), onError: (error) => showToast(error.message) })}
    >
      {t('programmes.requests.leave')}
    </Button>
  );
}

/** One run: where one stands, and how it came to that. */
function Request({ request }: { readonly request: OwnRequest }) {
  const t = useText();
  const formats = useFormats();
  const { nomination, waitingPlace } = request;
  const decided = nomination === null ? '' : [t(NOMINATIONS[nomination.state].text), nomination.decisionReason].filter((part) => part !== '').join(': ');
  return (
    <li>
      <p>
        <Link to="/katalog/$courseId" params={{ courseId: request.courseId }}>
          {request.courseTitle}
        </Link>
        {`, ${request.runName}, ${t('programmes.requests.from', { day: formats.day(request.startsOn) })}`}
      </p>
      <p>{waitingPlace === null ? decided : t('programmes.requests.place', { place: formats.number(waitingPlace) })}</p>
      {waitingPlace === null ? null : <Leave request={request} />}
    </li>
  );
}

/** Runs in which one waits for a seat, or for which one is put forward. */
export function RequestsPage() {
  const t = useText();
  const requests = useQuery(routeQuery('GET /api/run-requests'));
  return (
    <QueryPage query={requests} title={t('programmes.requests.title')} failed={t('programmes.requests.failed')}>
      {(found) => (
        <Page>
          <PageHeader title={t('programmes.requests.title')} lead={t('programmes.requests.lead')} />
          {found.rows.length === 0 ? (
            <EmptyState>{t('programmes.requests.empty')}</EmptyState>
          ) : (
            <RowList>
              {found.rows.map((request) => (
                <Request key={request.runId} request={request} />
              ))}
            </RowList>
          )}
        </Page>
      )}
    </QueryPage>
  );
}
