import type { JointOffer } from '@sinau/contracts/programmes';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pagedQuery, routeQuery, type Row } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { ButtonLink } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { Facts } from '../../../ui/facts.js';
import { Section } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { Written } from '../../../ui/written.js';
import { Candidates } from './candidates.js';
import { Accept, HandBack } from './joint-acts.js';
import { WaitingList } from './waiting-list.js';

const route = getRouteApi('/frame/shell/admin/angkatan-bersama/$quotaId');
type Seated = Row<'GET /api/runs/:runId/participants'>;

/** Who has a seat: each is taken out on the participant's own page. */
function SeatedPeople({ runId }: { readonly runId: string }) {
  const t = useText();
  const formats = useFormats();
  const list = useInfiniteQuery(pagedQuery('GET /api/runs/:runId/participants', { params: { runId }, query: { limit: 50 } }));
  if (list.isPending) {
    return (
      <Skeletons>
        <ListSkeleton rows={3} height={48} />
      </Skeletons>
    );
  }
  if (list.isError) return <QueryFailure what={t('programmes.joint.seated_failed')} query={list} />;
  const rows = list.data.pages.flatMap((page) => page.rows).filter((person) => person.state !== 'withdrawn');
  if (rows.length === 0) return <EmptyState>{t('programmes.joint.seated_empty')}</EmptyState>;
  const columns: readonly TableColumn<Seated>[] = [
    { id: 'name', header: t('programmes.waiting.name'), phone: 'heading', cell: (person) => <Link to="/admin/angkatan/$runId/peserta/$enrolmentId" params={{ runId, enrolmentId: person.enrolmentId }}><Written>{person.name}</Written></Link> },
    { id: 'unit', header: t('programmes.quota.unit'), cell: (person) => <Written>{person.unitName ?? '–'}</Written> },
    { id: 'since', header: t('programmes.waiting.since'), cell: (person) => formats.date(person.enrolledAt) },
  ];
  return (
    <DataTable
      caption={t('programmes.joint.seated')} columns={columns} rows={rows} rowId={(person) => person.enrolmentId} rowName={(person) => person.name}
      hasMore={list.hasNextPage} onMore={() => void list.fetchNextPage()} loadingMore={list.isFetchingNextPage}
    />
  );
}

function Offer({ offer }: { readonly offer: JointOffer }) {
  const t = useText();
  const formats = useFormats();
  const back = offer.handedBackAt !== null ? t('programmes.joint.returned') : offer.handBackOn === null ? '–' : formats.day(offer.handBackOn);
  return (
    <Facts
      facts={[
        { name: t('programmes.joint.host'), value: offer.hostName },
        { name: t('programmes.run.seats'), value: t('programmes.seats_of', { taken: formats.number(offer.taken), seats: formats.number(offer.seats) }) },
        { name: t('programmes.run.days'), value: t('programmes.run.between', { from: formats.day(offer.startsOn), to: formats.day(offer.endsOn) }) },
        { name: t('programmes.joint.place'), value: offer.place ?? '–' },
        { name: t('programmes.quota.until'), value: back },
      ]}
    />
  );
}

function Actions({ offer }: { readonly offer: JointOffer }) {
  const t = useText();
  return (
    <>
      {offer.mirrorRunId === null && offer.seats > 0 ? <Accept offer={offer} /> : null}
      {offer.handedBackAt === null && offer.taken < offer.seats ? <HandBack offer={offer} /> : null}
      {offer.mirrorRunId === null ? null : <ButtonLink look="outline" to={`/admin/angkatan/${offer.mirrorRunId}`}>{t('programmes.joint.own_run')}</ButtonLink>}
    </>
  );
}

function Found({ offer, crumbs }: { readonly offer: JointOffer; readonly crumbs: readonly { readonly label: string; readonly to?: string }[] }) {
  const t = useText();
  const mayManage = hasRole(useMe(), 'agency_admin');
  return (
    <>
      <PageHeader title={offer.runName} lead={offer.courseTitle} crumbs={[...crumbs, { label: offer.runName }]} {...(mayManage ? { actions: <Actions offer={offer} /> } : {})} />
      <Offer offer={offer} />
      {offer.mirrorRunId === null ? (
        <EmptyState>{t('programmes.joint.not_open')}</EmptyState>
      ) : (
        <>
          <Section title={t('programmes.joint.seated')}>
            <SeatedPeople runId={offer.mirrorRunId} />
          </Section>
          {mayManage ? <Candidates runId={offer.mirrorRunId} /> : null}
          <WaitingList runId={offer.mirrorRunId} mayManage={mayManage} />
        </>
      )}
    </>
  );
}

/** Seats that another agency keeps for this one: who takes them, who waits, and what is given back. */
export function JointRunPage() {
  const t = useText();
  const { quotaId } = route.useParams();
  const offers = useQuery(routeQuery('GET /api/joint-runs'));
  const crumbs = [{ label: t('programmes.runs'), to: '/admin/angkatan' }, { label: t('programmes.joint.title'), to: '/admin/angkatan-bersama' }];
  return (
    <QueryPage query={offers} title={t('programmes.joint.title')} crumbs={crumbs} failed={t('programmes.joint.failed')}>
      {({ rows }) => {
        const offer = rows.find((one) => one.quotaId === quotaId);
        if (offer !== undefined) return <Found offer={offer} crumbs={crumbs} />;
        return (
          <>
            <PageHeader title={t('programmes.joint.title')} crumbs={crumbs} />
            <EmptyState action={<ButtonLink look="outline" to="/admin/angkatan-bersama">{t('programmes.joint.title')}</ButtonLink>}>{t('programmes.joint.gone')}</EmptyState>
          </>
        );
      }}
    </QueryPage>
  );
}
