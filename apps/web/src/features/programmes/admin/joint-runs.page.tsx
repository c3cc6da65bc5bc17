import type { JointOffer } from '@sinau/contracts/programmes';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { EmptyState } from '../../../ui/states.js';
import classes from '../components/programmes.module.css';
import { Accept, HandBack } from './joint-acts.js';

function Offers({ rows }: { readonly rows: readonly JointOffer[] }) {
  const t = useText();
  const formats = useFormats();
  const columns: readonly TableColumn<JointOffer>[] = [
    {
      id: 'run', header: t('programmes.run.name'), phone: 'heading',
      cell: (offer) => (
        <span className={classes.name}>
          <Link to="/admin/angkatan-bersama/$quotaId" params={{ quotaId: offer.quotaId }}>
            {offer.runName}
          </Link>
          <small>{offer.courseTitle}</small>
        </span>
      ),
    },
    { id: 'host', header: t('programmes.joint.host'), cell: (offer) => offer.hostName },
    { id: 'days', header: t('programmes.run.days'), cell: (offer) => t('programmes.run.between', { from: formats.day(offer.startsOn), to: formats.day(offer.endsOn) }) },
    { id: 'seats', header: t('programmes.run.seats'), numeric: true, cell: (offer) => t('programmes.seats_of', { taken: formats.number(offer.taken), seats: formats.number(offer.seats) }) },
    { id: 'until', header: t('programmes.quota.until'), cell: (offer) => (offer.handedBackAt !== null ? t('programmes.joint.returned') : offer.handBackOn === null ? '–' : formats.day(offer.handBackOn)) },
    {
      id: 'act', header: t('programmes.act'),
      cell: (offer) => (
        <span>
          {offer.mirrorRunId === null && offer.seats > 0 ? <Accept offer={offer} /> : null}
          {offer.handedBackAt === null && offer.taken < offer.seats ? <HandBack offer={offer} /> : null}
        </span>
      ),
    },
  ];
  if (rows.length === 0) return <EmptyState>{t('programmes.joint.empty')}</EmptyState>;
  return <DataTable caption={t('programmes.joint.title')} columns={columns} rows={[...rows]} rowId={(offer) => offer.quotaId} rowName={(offer) => offer.runName} />;
}

/** Runs of other agencies that keep seats for this one. */
export function JointRunsPage() {
  const t = useText();
  const offers = useQuery(routeQuery('GET /api/joint-runs'));
  const list = { label: t('programmes.runs'), to: '/admin/angkatan' };
  return (
    <QueryPage query={offers} title={t('programmes.joint.title')} crumbs={[list]} failed={t('programmes.joint.failed')}>
      {(found) => (
        <>
          <PageHeader title={t('programmes.joint.title')} lead={t('programmes.joint.lead')} crumbs={[list, { label: t('programmes.joint.title') }]} />
          <Offers rows={found.rows} />
        </>
      )}
    </QueryPage>
  );
}
