import type { ChangeRequestRow, DecisionRow } from '@sinau/contracts/decisions';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pagedQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { CardItem, CardList } from '../../../ui/card-list.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { SearchField } from '../../../ui/search-field.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { Tabs } from '../../../ui/tabs.js';
import { RequestFacts } from '../components/decision.js';
import classes from '../components/decisions.module.css';
import { kindLooks, kindWords } from '../components/words.js';
import type { DecisionPart } from '../decisions-search.js';

const route = getRouteApi('/frame/shell/admin/keputusan');

function useColumns(decided: boolean): readonly TableColumn<DecisionRow>[] {
  const t = useText();
  const formats = useFormats();
  return [
    {
      id: 'run', header: t('decisions.column.run'), phone: 'heading',
      cell: (row) => (
        <>
          <Link className={classes.name} to="/admin/angkatan/$runId/keputusan" params={{ runId: row.runId }}>{row.runName}</Link>
          <span className={classes.small}>{row.programmeName === null ? row.courseTitle : `${row.courseTitle} · ${row.programmeName}`}</span>
        </>
      ),
    },
    { id: 'ends', header: t('decisions.column.ended'), cell: (row) => formats.day(row.endsOn) },
    { id: 'people', header: t('decisions.column.completed'), numeric: true, cell: (row) => t('decisions.figure.of', { value: formats.number(row.completed), of: formats.number(row.participants) }) },
    ...(decided
      ? [
          { id: 'kind', header: t('decisions.decision'), cell: (row: DecisionRow) => (row.decision === null ? null : <StatusChip status={kindLooks[row.decision.kind]}>{t(kindWords[row.decision.kind])}</StatusChip>) },
          { id: 'by', header: t('decisions.column.by'), cell: (row: DecisionRow) => (row.decision === null ? null : `${row.decision.decidedBy ?? '–'}, ${formats.date(row.decision.decidedAt)}`) },
        ]
      : []),
  ];
}

function Runs({ state }: { readonly state: 'awaiting' | 'decided' }) {
  const t = useText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns(state === 'decided');
  const runs = useInfiniteQuery({
    ...pagedQuery('GET /api/decisions', { query: { state, ...(search.cari === undefined ? {} : { search: search.cari }) } }), placeholderData: keepPreviousData, select: (data) => data.pages.flatMap((page) => page.rows),
  });
  const clear = (): void => void navigate({ search: { ...search, cari: undefined }, replace: true });
  return (
    <>
      <div className={classes.search}>
        <SearchField label={t('decisions.search')} value={search.cari ?? ''} onSearch={(text) => void navigate({ search: { ...search, cari: text === '' ? undefined : text }, replace: true })} count={runs.data?.length ?? null} />
      </div>
      {runs.isPending ? <ListSkeleton rows={6} height={56} /> : null}
      {runs.isError && !runs.data ? <QueryFailure what={t('decisions.failed')} query={runs} /> : null}
      {runs.data?.length === 0 ? (
        search.cari === undefined ? <EmptyState>{t(state === 'awaiting' ? 'decisions.none_awaiting' : 'decisions.none_decided')}</EmptyState> : <EmptyState action={<Button look="outline" onClick={clear}>{t('decisions.clear')}</Button>}>{t('decisions.none_found')}</EmptyState>
      ) : null}
      {runs.data === undefined || runs.data.length === 0 ? null : (
        <DataTable
          caption={t(state === 'awaiting' ? 'decisions.part.awaiting' : 'decisions.part.decided')} columns={columns} rows={runs.data} rowId={(row) => row.runId} rowName={(row) => row.runName}
          hasMore={runs.hasNextPage} onMore={() => void runs.fetchNextPage()} loadingMore={runs.isFetchingNextPage}
        />
      )}
    </>
  );
}

function Request({ request }: { readonly request: ChangeRequestRow }) {
  return (
    <CardItem>
      <h2 className={classes.text}>
        <Link className={classes.name} to="/admin/angkatan/$runId/keputusan" params={{ runId: request.runId }}>{`${request.courseTitle}, ${request.runName}`}</Link>
      </h2>
      <RequestFacts request={request} courseId={request.courseId} />
    </CardItem>
  );
}

function Requests() {
  const t = useText();
  const requests = useInfiniteQuery({ ...pagedQuery('GET /api/change-requests', { query: {} }), select: (data) => data.pages.flatMap((page) => page.rows) });
  if (requests.isPending) return <ListSkeleton rows={4} height={96} />;
  if (requests.isError && !requests.data) return <QueryFailure what={t('decisions.requests.failed')} query={requests} />;
  if (!requests.data || requests.data.length === 0) return <EmptyState>{t('decisions.requests.none')}</EmptyState>;
  return (
    <>
      <CardList>{requests.data.map((request) => <Request key={request.id} request={request} />)}</CardList>
      {requests.hasNextPage ? <Button look="outline" busy={requests.isFetchingNextPage} onClick={() => void requests.fetchNextPage()}>{t('decisions.more')}</Button> : null}
    </>
  );
}

/** Runs that wait for their decision, those that have one, and what decisions ask to change. */
export function DecisionsPage() {
  const t = useText();
  const { bagian = 'menunggu' } = route.useSearch();
  const navigate = route.useNavigate();
  const tabs = [
    { value: 'menunggu', label: t('decisions.part.awaiting') },
    { value: 'diputuskan', label: t('decisions.part.decided') },
    { value: 'permintaan', label: t('decisions.part.requests') },
  ] as const;
  return (
    <>
      <PageHeader title={t('decisions.title')} lead={t('decisions.lead')} />
      <Tabs<DecisionPart> label={t('decisions.parts')} tabs={tabs} value={bagian} onChange={(part) => void navigate({ search: part === 'menunggu' ? {} : { bagian: part }, replace: true })}>
        {bagian === 'permintaan' ? <Requests /> : <Runs key={bagian} state={bagian === 'menunggu' ? 'awaiting' : 'decided'} />}
      </Tabs>
    </>
  );
}
