import type { OwnRequest } from '@sinau/contracts/programmes';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { Page } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { EmptyState } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { NOMINATIONS } from '../components/nomination-words.js';
import classes from '../components/programmes.module.css';

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

function Requests({ rows }: { readonly rows: readonly OwnRequest[] }) {
  const t = useText();
  const formats = useFormats();
  const stateOf = (request: OwnRequest): string => {
    if (request.waitingPlace !== null) return t('programmes.requests.place', { place: formats.number(request.waitingPlace) });
    const { nomination } = request;
    if (nomination === null) return '–';
    return [t(NOMINATIONS[nomination.state].text), nomination.decisionReason].filter((part) => part !== '').join(': ');
  };
  const columns: readonly TableColumn<OwnRequest>[] = [
    {
      id: 'run', header: t('programmes.requests.run'), phone: 'heading',
      cell: (request) => (
        <span className={classes.name}>
          <Link to="/katalog/$courseId" params={{ courseId: request.courseId }}>{request.courseTitle}</Link>
          <small>{request.runName}</small>
        </span>
      ),
    },
    { id: 'starts', header: t('programmes.requests.starts'), cell: (request) => formats.day(request.startsOn) },
    { id: 'state', header: t('programmes.column.state'), cell: stateOf },
    { id: 'act', header: t('programmes.act'), cell: (request) => (request.waitingPlace === null ? null : <Leave request={request} />) },
  ];
  if (rows.length === 0) return <EmptyState>{t('programmes.requests.empty')}</EmptyState>;
  return <DataTable caption={t('programmes.requests.title')} columns={columns} rows={[...rows]} rowId={(request) => request.runId} rowName={(request) => request.runName} />;
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
          <Requests rows={found.rows} />
        </Page>
      )}
    </QueryPage>
  );
}
