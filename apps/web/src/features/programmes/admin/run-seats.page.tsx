import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Facts } from '../../../ui/facts.js';
import { Sections } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { Guests } from './guests.js';
import { Instructors } from './instructors.js';
import { Quotas } from './quotas.js';
import { RunDoor } from './run-door.js';
import { WaitingList } from './waiting-list.js';
import type { RunSeatsView } from '@sinau/contracts/programmes';

const route = getRouteApi('/frame/shell/admin/angkatan/$runId/kursi');

function Summary({ seats }: { readonly seats: RunSeatsView }) {
  const t = useText();
  const formats = useFormats();
  const of = (taken: number, all: number): string => t('programmes.seats_of', { taken: formats.number(taken), seats: formats.number(all) });
  return (
    <>
      {seats.joint === null ? null : (
        <Notice>{t('programmes.seats.joint', { host: seats.joint.hostName, run: seats.joint.runName, taken: formats.number(seats.joint.taken), seats: formats.number(seats.joint.seats) })}</Notice>
      )}
      <Facts
        facts={[
          { name: t('programmes.seats.all'), value: seats.capacity === null ? t('programmes.seats.unlimited', { taken: formats.number(seats.taken) }) : of(seats.taken, seats.capacity) },
          ...(seats.pool === null ? [] : [{ name: t('programmes.seats.pool'), value: of(seats.pool.taken, seats.pool.seats) }]),
          { name: t('programmes.run.waiting'), value: formats.number(seats.waiting) },
        ]}
      />
    </>
  );
}

/** Whose seats a run has, who waits, who teaches, and how one gets in. */
export function RunSeatsPage() {
  const t = useText();
  const { runId } = route.useParams();
  const mayManage = hasRole(useMe(), 'agency_admin');
  const run = useQuery(routeQuery('GET /api/runs/:runId', { params: { runId } }));
  const seats = useQuery(routeQuery('GET /api/runs/:runId/seats', { params: { runId } }));
  const crumbs = [{ label: t('programmes.runs'), to: '/admin/angkatan' }, { label: run.data?.name ?? '…', to: `/admin/angkatan/${runId}` }, { label: t('programmes.seats.title') }];
  return (
    <QueryPage query={seats} title={t('programmes.seats.title')} crumbs={crumbs.slice(0, 2)} failed={t('programmes.seats.failed')}>
      {(found) => (
        <>
          <PageHeader title={t('programmes.seats.title')} lead={run.data === undefined ? '' : `${run.data.name}, ${run.data.courseTitle}`} crumbs={crumbs} />
          <Sections>
            <Summary seats={found} />
            <Quotas key={`quotas-${found.revision}`} seats={found} mayManage={mayManage} />
            {found.quotas.some((quota) => quota.guest !== null) ? <Guests runId={runId} /> : null}
            <WaitingList runId={runId} mayManage={mayManage} />
            <RunDoor key={`door-${found.revision}`} seats={found} mayManage={mayManage} />
            <Instructors key={`instructors-${found.instructors.length}`} seats={found} mayManage={mayManage} />
          </Sections>
        </>
      )}
    </QueryPage>
  );
}
