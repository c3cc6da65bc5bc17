import type { JointOffer } from '@sinau/contracts/programmes';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { newId } from '../../../lib/new-id.js';
import { Button } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { ConfirmDialog } from '../../../ui/dialog/index.js';
import { SelectField } from '../../../ui/form/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { EmptyState } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import classes from '../components/programmes.module.css';

/** Opens one's own run on one's own course, which holds one's own people. */
function Accept({ offer }: { readonly offer: JointOffer }) {
  const t = useText();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const [id] = useState(() => newId());
  const [courseId, setCourseId] = useState('');
  const courses = useQuery({ ...routeQuery('GET /api/catalogue', { query: { limit: 100 } }), enabled: asking });
  const accept = useRouteMutation('POST /api/joint-runs/:quotaId/run', { invalidates: ['GET /api/joint-runs', 'GET /api/runs'] });
  const choices = [{ value: '', label: t('programmes.quota.choose') }, ...(courses.data?.rows ?? []).map((card) => ({ value: card.courseId, label: card.title }))];
  return (
    <>
      <Button look="quiet" aria-label={t('programmes.joint.accept_name', { run: offer.runName, host: offer.hostName })} onClick={() => setAsking(true)}>
        {t('programmes.joint.accept')}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('programmes.joint.accept_title', { run: offer.runName })}
        confirm={t('programmes.joint.accept')}
        onConfirm={async () => {
          const { runId } = await accept.mutateAsync({ params: { quotaId: offer.quotaId }, body: { id, courseId } });
          await navigate({ to: `/admin/angkatan/${runId}` });
        }}
      >
        <p>{t('programmes.joint.accept_text', { course: offer.courseTitle })}</p>
        <SelectField label={t('programmes.joint.course')} value={courseId} onChange={setCourseId} choices={choices} />
      </ConfirmDialog>
    </>
  );
}

function HandBack({ offer }: { readonly offer: JointOffer }) {
  const t = useText();
  const formats = useFormats();
  const [asking, setAsking] = useState(false);
  const handBack = useRouteMutation('POST /api/joint-runs/:quotaId/hand-back', { invalidates: ['GET /api/joint-runs', 'GET /api/runs/:runId/seats'] });
  return (
    <>
      <Button look="quiet" aria-label={t('programmes.joint.back_name', { run: offer.runName })} onClick={() => setAsking(true)}>
        {t('programmes.joint.back')}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('programmes.joint.back_title')}
        confirm={t('programmes.joint.back')}
        onConfirm={async () => {
          const { unused } = await handBack.mutateAsync({ params: { quotaId: offer.quotaId }, body: {} });
          showToast(t('programmes.joint.gave_back', { count: formats.number(unused) }));
        }}
      >
        <p>{t('programmes.joint.back_text', { count: formats.number(offer.seats - offer.taken), host: offer.hostName })}</p>
      </ConfirmDialog>
    </>
  );
}

function Offers({ rows }: { readonly rows: readonly JointOffer[] }) {
  const t = useText();
  const formats = useFormats();
  const columns: readonly TableColumn<JointOffer>[] = [
    {
      id: 'run', header: t('programmes.run.name'), phone: 'heading',
      cell: (offer) => (
        <span className={classes.name}>
          {offer.mirrorRunId === null ? offer.runName : <Link to="/admin/angkatan/$runId" params={{ runId: offer.mirrorRunId }}>{offer.runName}</Link>}
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
